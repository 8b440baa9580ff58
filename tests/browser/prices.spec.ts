/** The tasks of experience.md §12 that exist, with their price. The figures are the budget: a page that asks for more fails. */
import { expect, test } from './house'
import { leafTo } from './matter'
import { DARK } from './picture'
import { begin, countPrices, priceOf } from './price'
import { settle } from './routes'

test('1: a resident reports with three taps, a photo and one line', async ({ as }) => {
  const { page, context } = await as('安居家', { face: 'mobile' })
  await countPrices(context)
  await page.goto('/mobile/')
  await settle(page)
  await begin(page)
  await page.getByRole('link', { name: '反映问题' }).tap()
  await page.getByLabel('拍照').setInputFiles(DARK)
  await page.getByLabel('哪里怎么了').fill('2楼灯不亮')
  await expect(page.getByText('15栋2单元').first()).toBeVisible()
  await page.getByRole('button', { name: '提交' }).tap()
  await expect(page.getByText(/^报上了/)).toBeVisible()
  const price = await priceOf(page)
  expect(price.taps).toBeLessThanOrEqual(3)
  expect(price.fields).toBeLessThanOrEqual(1)
})

test('2: where my matter stands is on the first page; the detail is one tap away', async ({ as, hand }) => {
  const resident = await hand('安居家')
  await resident.report('信报箱的锁坏了', '15栋2单元')
  const { page, context } = await as('安居家', { face: 'mobile' })
  await countPrices(context)
  await page.goto('/mobile/')
  await settle(page)
  await begin(page)
  const matter = page.getByRole('link', { name: '信报箱的锁坏了' }).first()
  await expect(matter).toBeVisible()
  expect(await priceOf(page)).toEqual({ taps: 0, keys: 0, fields: 0 })
  await matter.tap()
  await expect(page.getByRole('heading', { name: '一步一步' })).toBeVisible()
  expect((await priceOf(page)).taps).toBeLessThanOrEqual(1)
})

test('7: a matter goes to the proposed handler by A and ↵', async ({ as, hand }) => {
  const clerk = await hand('吴厅和')
  const id = await (await hand('安居家')).report('信报箱被撬了一格', '15栋2单元', { category_id: await clerk.category('门禁和单元门') })
  await clerk.act(id, 'register')
  const { page, context } = await as('吴厅和')
  await countPrices(context)
  await page.goto('/desk/')
  await settle(page)
  const row = page.getByRole('listitem').filter({ hasText: '信报箱被撬了一格' })
  await leafTo(page, row, page.getByRole('button', { name: '再看一些' }))
  await row.getByRole('link').locator('..').click({ position: { x: 200, y: 30 } })
  await expect(row.getByRole('button', { name: /派遣/ })).toBeVisible()
  await begin(page)
  await page.keyboard.press('a')
  await expect(row.getByRole('button', { name: /^派给/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText(/^已派给/)).toBeVisible()
  expect(await priceOf(page)).toEqual({ taps: 0, keys: 2, fields: 0 })
  expect((await clerk.matter(id)).state).toBe('dispatched')
})

test('8: a handler finishes a matter with three taps and one line', async ({ as, hand }) => {
  const clerk = await hand('吴厅和')
  const id = await (await hand('安居家')).report('地库入口老是堵着两台车', '15栋2单元', { category_id: await clerk.category('停车和道闸') })
  await clerk.act(id, 'register')
  await clerk.act(id, 'dispatch')
  const { page, context } = await as('管家宁', { face: 'mobile' })
  await countPrices(context)
  await page.goto('/mobile/')
  await settle(page)
  await begin(page)
  await page.getByRole('link', { name: '地库入口老是堵着两台车' }).tap()
  await page.getByRole('button', { name: '办好了' }).tap()
  await page.getByLabel('怎么办的').fill('车主挪走了，画了禁停线')
  await page.getByRole('button', { name: '交上去' }).tap()
  await expect(page.getByText(/^交上去了/)).toBeVisible()
  const price = await priceOf(page)
  expect(price.taps).toBeLessThanOrEqual(3)
  expect(price.fields).toBeLessThanOrEqual(1)
})

test('a finished matter is judged with one tap', async ({ as, hand }) => {
  const [clerk, steward, worker] = [await hand('吴厅和'), await hand('管家宁'), await hand('甘三格')]
  const id = await (await hand('安居家')).report('道闸抬不起来', '15栋2单元', { category_id: await clerk.category('停车和道闸') })
  await clerk.act(id, 'register')
  await clerk.act(id, 'dispatch')
  await steward.act(id, 'handle', { note: '换了电机' })
  await worker.act(id, 'close', { way: 'fixed', note: '看过，能抬了' })
  const { page, context } = await as('安居家', { face: 'mobile' })
  await countPrices(context)
  await page.goto(`/mobile/matters/${id}`)
  await settle(page)
  await begin(page)
  await page.getByRole('button', { name: '满意', exact: true }).tap()
  await expect(page.getByRole('heading', { name: '你评了满意' })).toBeVisible()
  // Nothing more is asked: it goes out by itself.
  await expect(page.getByText('记下了，谢谢你告诉我们')).toBeVisible({ timeout: 20_000 })
  expect(await priceOf(page)).toEqual({ taps: 1, keys: 0, fields: 0 })
})

test('a number on record is revealed with a purpose in two clicks', async ({ as, hand }) => {
  const { person_id } = await (await hand('安居家')).get<{ person_id: string }>('/me')
  const { page, context } = await as('吴厅和')
  await countPrices(context)
  await page.goto(`/desk/houses/people/${person_id}`)
  await settle(page)
  await begin(page)
  await page.getByRole('button', { name: '看全号：证件号码' }).click()
  await page.getByRole('dialog', { name: '为什么要看？' }).getByRole('button', { name: '显示号码' }).click()
  await expect(page.getByText(/\d{17}[\dX]/)).toBeVisible()
  expect((await priceOf(page)).taps).toBeLessThanOrEqual(2)
})

test('anybody is found by at most four keys and ↵: by initials, the next of the same by an arrow, or by the name itself', async ({ as }) => {
  const { page, context } = await as('吴厅和')
  await countPrices(context)
  await page.goto('/desk/')
  await settle(page)
  for (const [name, typed] of [['安居家', 'ajj'], ['福秀兰', 'fxl'], ['令狐敏', '令狐敏']] as const) {
    await expect(async () => {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox')).toBeVisible({ timeout: 1500 })
    }).toPass()
    await begin(page)
    await page.getByRole('combobox').pressSequentially(typed)
    await expect(page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible()
    let keys = typed.length
    while (!(await page.getByRole('option', { name: new RegExp(name), selected: true }).isVisible()) && keys < 5) {
      await page.keyboard.press('ArrowDown')
      keys += 1
    }
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible()
    expect(keys).toBeLessThanOrEqual(4)
    expect(await priceOf(page)).toEqual({ taps: 0, keys: 0, fields: 1 })
  }
})
