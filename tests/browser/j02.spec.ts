/** J02, a grid worker's day without a network: steps 1, 4, 9 and 10 as far as they need no fire register, Need, Motion or points. */
import { keptOffline, openVault } from './account'
import { take } from './album'
import { expect, test } from './house'
import { DARK } from './picture'
import { settle } from './routes'

test('甘三格 walks grid 3 without a network; what he noted goes out once; the desk sees the voices', { tag: '@picture' }, async ({ as, hand }, info) => {
  test.setTimeout(180_000)
  const worker = await hand('甘三格')
  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })

  await test.step('1: half past eight, the list of today is on the phone', async () => {
    await page.goto('/mobile/')
    await openVault(page)
    await keptOffline(page)
    await openVault(page)
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
    await expect.poll(count, { timeout: 30_000 }).toBe(before + 1)
    await page.reload()
    await openVault(page)
    await page.goto('/mobile/outbox')
    await openVault(page)
    await expect(page.getByText('在手机里', { exact: true })).toHaveCount(0)
    expect(await count()).toBe(before + 1)
  })

  await test.step('9 and 10: the desk shows what many said, by place and month', async () => {
    const { page: desk } = await as('周联安')
    await desk.goto('/desk/')
    await settle(desk)
    await expect(desk.getByRole('heading', { name: '我的工作台' })).toBeVisible()
    await desk.goto('/desk/grid/events/numbers')
    await settle(desk)
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()
    await take(desk, info, 'j02-9-numbers')
  })
})
