/** The event board: what is the same becomes one, what belongs to one goes out together. */
import { take } from './album'
import { expect, test } from './house'
import { DeskMatter } from './matter'
import { settle } from './routes'

test.use({ shares: true })

test('two reports of one lamp become one event, and whoever reported either is told', { tag: '@picture' }, async ({ as, hand }, info) => {
  const [resident, worker] = [await hand('安居家'), await hand('甘三格')]
  const words = `15栋2单元4楼声控灯不亮${Date.now() % 10_000}`
  const first = await resident.report(words, '15栋2单元')
  const { number } = await resident.matter(first)
  const second = await worker.report(`${words}，又有人说`, '15栋2单元')

  const { page } = await as('吴厅和')
  const matter = new DeskMatter(page)
  await test.step('the desk offers the other one of the same entrance, and makes them one', async () => {
    await matter.open(second)
    await matter.act('并入', async (dialog) => {
      await expect(dialog.getByRole('radio', { name: new RegExp(number) })).toBeVisible()
      await dialog.getByRole('radio', { name: new RegExp(number) }).click()
      await take(page, info, 'duplicates-1-offered')
    })
    await expect(page.getByText('已并入').first()).toBeVisible()
    await expect(page.getByRole('link', { name: words, exact: true })).toBeVisible()
    await take(page, info, 'duplicates-2-merged')
  })
  await test.step('both reporters are informed, each on the phone', async () => {
    const { page: told } = await as('甘三格')
    await told.goto('/desk/messages')
    await expect(told.getByRole('row').filter({ hasText: `${words}：已并入` })).toBeVisible()
    const { page: phone } = await as('安居家', { face: 'mobile' })
    await phone.goto('/mobile/messages')
    await settle(phone)
    await expect(phone.getByRole('button', { name: new RegExp(`${words}：又有人反映`) })).toContainText('一并办理')
    await take(phone, info, 'duplicates-3-told')
  })
})

test('several events are sent out together by the rules, and the bar says how many are chosen', { tag: '@picture' }, async ({ as, hand }, info) => {
  const [clerk, resident] = [await hand('吴厅和'), await hand('安居家')]
  const mark = `道闸${Date.now() % 10_000}`
  const category_id = await clerk.category('停车和道闸')
  const ids: string[] = []
  for (const where of ['15栋1单元', '16栋1单元', '17栋1单元']) {
    const id = await resident.report(`${mark}抬不起来，${where}这边`, where, { category_id })
    await clerk.act(id, 'register')
    ids.push(id)
  }
  const { page } = await as('吴厅和')
  await page.goto('/desk/grid/events')
  await settle(page)
  await page.getByRole('searchbox', { name: '标题、编号、地点' }).fill(mark)
  const rows = page.getByRole('row').filter({ hasText: mark })
  // They may stand in the list of all as well, which goes when the condition stands there.
  await expect(page.getByRole('button', { name: `去掉“${mark}”` })).toBeVisible()
  await expect(rows).toHaveCount(3)
  for (const at of [0, 1, 2]) await rows.nth(at).getByRole('checkbox').check()
  await expect(page.getByText('已选3件')).toBeVisible()
  await take(page, info, 'bulk-1-chosen')
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: '派给…：3件' })
  await dialog.getByRole('button', { name: '派给…' }).click()
  await expect(page.getByText('派给…：3件办了')).toBeVisible()
  await expect(rows.filter({ hasText: '处置中' })).toHaveCount(3)
  await expect(page.getByText('已选3件')).toBeHidden()
  for (const id of ids) expect((await clerk.matter(id)).state).toBe('dispatched')
})

test('the place in a caller’s words stands in the form until the clerk writes another', async ({ as }) => {
  const { page } = await as('吴厅和')
  await page.goto('/desk/grid/events/new')
  await page.getByLabel('什么事').fill('15栋2单元501的老人说电梯停在5楼不动了')
  await expect(page.getByText('认出来了：15栋2单元501')).toBeVisible()
  await page.getByLabel('在哪里').fill('东门口')
  await page.getByLabel('什么事').fill('15栋2单元501的老人说，12栋1单元的电梯也停了')
  await expect(page.getByLabel('在哪里')).toHaveValue('东门口')
})

test('who rules on what was handed back twice has both reasons before his eyes', async ({ as, hand }) => {
  const [clerk, steward, resident] = [await hand('吴厅和'), await hand('管家宁'), await hand('安居家')]
  const id = await resident.report(`单元门禁没反应${Date.now() % 10_000}`, '15栋1单元')
  await clerk.act(id, 'register')
  const { unit_id } = await steward.get<{ unit_id: string }>('/me')
  for (const note of ['门禁归门禁公司管', '合同里没有门禁']) {
    await clerk.act(id, 'dispatch', { to: { kind: 'unit', id: unit_id } })
    await steward.act(id, 'hand_back', { note })
  }
  const { page } = await as('周联安')
  const matter = new DeskMatter(page)
  await matter.open(id)
  await matter.act('裁定', async (dialog) => {
    await expect(dialog.getByRole('listitem')).toHaveText([/门禁归门禁公司管$/, /合同里没有门禁$/])
    await dialog.getByRole('combobox', { name: '派给谁' }).fill('物业')
    await page.getByRole('option', { name: /物业/ }).first().click()
    await dialog.getByLabel('裁定理由').fill('公共设施，物业先修')
  })
  expect((await clerk.matter(id)).state).toBe('dispatched')
})
