/** J02, a grid worker's day without a network: steps 1, 4, 9 and 10 as far as they need no fire register, Need, Motion or points. */
import { carried, readyOffline, openVault } from './account'
import { take } from './album'
import { expect, test } from './house'
import { leafTo } from './matter'
import { DARK } from './picture'
import { settle } from './routes'

test('甘三格 walks grid 3 without a network; what he noted goes out once; the desk sees the voices', { tag: '@picture' }, async ({ as, hand }, info) => {
  test.setTimeout(180_000)
  const worker = await hand('甘三格')
  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })

  await test.step('1: half past eight, the list of today is on the phone', async () => {
    await page.goto('/mobile/')
    await openVault(page)
    await readyOffline(page)
    await page.reload()
    await openVault(page)
    await carried(page)
    await settle(page)
    await expect(page).toHaveURL(/\/mobile\/today$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^今天走\d+处$/)
    await expect(page.getByText(/三网格/).first()).toBeVisible()
    await expect(page.getByRole('button', { name: '我到了' }).first()).toBeVisible()
    await take(page, info, 'j02-1-today')
  })

  const before = (await worker.get<{ items: unknown[] }>('/grid/events?q=旧沙发')).items.length

  await test.step('4: in the stairwell, with no network: a couch, noted with a photo and its place', async () => {
    await page.getByRole('link', { name: '记一笔' }).click()
    await expect(page.getByRole('heading', { name: '记一笔' })).toBeVisible()
    await expect(page.getByRole('combobox', { name: '楼栋' }).getByRole('option', { name: '15栋' })).toBeAttached()
    await context.setOffline(true)
    await page.getByLabel('拍照').first().setInputFiles(DARK)
    await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
    await page.getByLabel('说一句').fill('楼道里放了个旧沙发，下楼要侧着身')
    await page.getByLabel('哪一类').selectOption({ label: '楼道堆物' })
    await page.getByRole('combobox', { name: '楼栋' }).selectOption({ label: '15栋' })
    await page.getByRole('combobox', { name: '单元' }).selectOption({ label: '2单元' })
    await page.getByRole('button', { name: '记下' }).click()
    await expect(page.getByText('已存1条，有网自动传')).toBeVisible()
    await take(page, info, 'j02-4-offline')
  })

  await test.step('5: the network is back, each goes out once, and a second send changes nothing', async () => {
    await context.setOffline(false)
    await expect(page.getByText('没网，照常干活。')).toBeHidden()
    const count = async (): Promise<number> => (await worker.get<{ items: unknown[] }>('/grid/events?q=旧沙发')).items.length
    await expect.poll(count, { timeout: 60_000 }).toBe(before + 1)
    await page.reload()
    await openVault(page)
    await page.goto('/mobile/outbox')
    await openVault(page)
    await expect(page.getByText('在手机里', { exact: true })).toHaveCount(0)
    expect(await count()).toBe(before + 1)
  })

  await test.step('9: three voices about one thing at building 15 stand in the week; a worker has 420 households, within the band', async () => {
    const resident = await hand('安居家')
    const category_id = await worker.category('公共活动器材')
    await resident.report('15栋楼下没有椅子坐', '15栋1单元', { category_id })
    const clerk = await hand('吴厅和')
    await clerk.report('15栋的老人想要条长椅', '15栋2单元', { category_id })
    await worker.report('15栋门口站着等人，没处坐', '15栋2单元', { category_id })
    const { page: desk } = await as('周联安')
    await desk.goto('/desk/grid/events/digest')
    await settle(desk)
    const topic = desk.getByRole('row').filter({ hasText: '公共活动器材' })
    await expect(topic.getByRole('button', { name: /^15栋 3人次/ })).toContainText('值得提议')
    await take(desk, info, 'j02-9-digest')
    await topic.getByRole('button', { name: /^15栋/ }).click()
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(/椅|等人/)
    await desk.goto('/desk/places')
    await settle(desk)
    await expect(desk.getByRole('row', { name: /^三网格/ })).toContainText('420户，在建议的300–500户左右')
  })

  await test.step('10: the trend over twelve months, each number with the events behind it, and no points', async () => {
    const { page: desk } = await as('周联安')
    await desk.goto('/desk/grid/events/numbers?by=month&since=2025-12&until=2026-11')
    await settle(desk)
    const november = desk.getByRole('row', { name: /^2026年11月/ })
    await expect(november.getByRole('link').first()).toBeVisible()
    await expect(desk.getByText('积分')).toHaveCount(0)
    await take(desk, info, 'j02-10-trend')
    await november.getByRole('link').first().click()
    await expect(desk.getByRole('row').nth(1)).toBeVisible()
  })
})

test('the days after: leave with a substitute who said yes, and an event that nobody touched', { tag: '@picture' }, async ({ as, hand, house, stranger }, info) => {
  test.setTimeout(240_000)
  const [clerk, resident] = [await hand('吴厅和'), await hand('安居家')]
  const words = '楼顶的水箱盖被风掀开了'
  const id = await resident.report(words, '15栋2单元', { category_id: await clerk.category('门禁和单元门') })
  const code = await clerk.poster('15栋2单元')
  const { page: plate } = await stranger({ face: 'mobile' })
  const substitute = plate.getByRole('listitem').filter({ hasText: '甘二格' })

  await test.step('8: 甘三格 asks leave for tomorrow; it waits for 甘二格, whose plate nothing tells yet', async () => {
    const { page } = await as('甘三格', { face: 'mobile' })
    await page.goto('/mobile/leave')
    await openVault(page)
    await page.getByLabel('谁来顶').selectOption({ label: '甘二格（副员）' })
    await page.getByLabel('什么事').fill('去医院')
    await page.getByRole('button', { name: '请他顶岗' }).click()
    await expect(page.getByText('等顶岗的人答复')).toBeVisible()
    await take(page, info, 'j02-8-asked')
  })
  await test.step('8: he accepts on his phone; today the plate is unchanged', async () => {
    const { page } = await as('甘二格', { face: 'mobile' })
    await page.goto('/mobile/leave')
    await openVault(page)
    await expect(page.getByText('甘三格请你顶岗')).toBeVisible()
    await page.getByRole('button', { name: '我来顶' }).click()
    await expect(page.getByText('说好了')).toBeVisible()
    await plate.goto(`/mobile/p/${code}`)
    await expect(plate.getByRole('listitem').filter({ hasText: '甘三格' })).toBeVisible()
    await expect(plate.getByText('今天顶岗')).toBeHidden()
  })
  await house.moveClock('2026-11-24T09:00+08:00')
  await test.step('8: the next day the plate names the substitute', async () => {
    await plate.reload()
    await expect(substitute).toContainText('今天顶岗')
    await take(plate, info, 'j02-8-plate')
  })
  await house.moveClock('2026-11-26T09:00+08:00')
  await test.step('7: three days later the event is red, its owner is reminded and then the one above', async () => {
    const { page } = await as('吴厅和')
    await expect(async () => {
      await page.goto('/desk/messages')
      await expect(page.getByRole('row').filter({ hasText: `超期：${words}` }).first()).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 90_000 })
    const { page: above } = await as('周联安')
    await above.goto('/desk/messages')
    await expect(above.getByRole('row').filter({ hasText: `超期上报：${words}` })).toBeVisible()
    await above.goto('/desk/grid/events/board')
    await settle(above)
    await expect(above.getByRole('row', { name: /^三网格/ }).getByRole('link', { name: /^\d+件$/ }).last()).toBeVisible()
    await take(above, info, 'j02-7-board')
    await above.getByRole('link', { name: /件超期$/ }).click()
    await settle(above)
    const row = above.getByRole('row').filter({ hasText: words })
    await leafTo(above, row, above.getByRole('button', { name: /再看/ }))
    await expect(row).toContainText(/超|过期/)
    await above.goto(`/desk/matters/${id}`)
    await expect(above.getByRole('region', { name: '经过' })).toContainText('超期了，已告诉上级')
    await take(above, info, 'j02-7-overdue')
  })
})
