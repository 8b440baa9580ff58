/** What a grid worker cannot do herself goes up from her phone: an attempt written down without a network, then the street. */
import { carryDay } from './account'
import { expect, test } from './house'

test.use({ shares: true })

test('a grid worker writes an attempt down without a network and refers the matter to the street when it has arrived', async ({ as, hand }) => {
  test.setTimeout(180_000)
  const [worker, clerk, street] = await Promise.all([hand('甘三格'), hand('吴厅和'), hand('沈街明')])
  const title = `道闸的基座塌了${Date.now() % 10_000}`
  const id = await worker.report(title, '15栋2单元')
  await clerk.act(id, 'register', { category_id: await clerk.category('停车和道闸') })
  const { account } = await worker.get<{ account: { id: string } }>('/me')
  await clerk.act(id, 'dispatch', { to: { kind: 'account', id: account.id } })

  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })
  await carryDay(page)
  await page.getByRole('link', { name: '待办' }).tap()
  await context.setOffline(true)
  await page.getByRole('link', { name: new RegExp(title) }).tap()
  const upwards = page.getByRole('region', { name: '自己办不了' })
  await expect(upwards).toContainText('先自己协调一次，记下来，再上报')
  await expect(upwards.getByRole('button', { name: '上报街道' })).toBeDisabled()
  await upwards.getByRole('button', { name: '记一次协调' }).tap()
  await page.getByLabel('怎么协调的').fill('找过物业和市政，都说要街道批')
  await page.getByRole('button', { name: '记一次协调' }).tap()
  await expect(page.getByText('先存在手机里，传上去后是“记一次协调”')).toBeVisible()
  const taken = async (action: string): Promise<number> => (await clerk.matter(id)).steps.filter((step) => step.action === action).length
  expect(await taken('attempt')).toBe(0)
  await context.setOffline(false)
  await expect.poll(() => taken('attempt'), { timeout: 45_000 }).toBe(1)

  await page.getByRole('link', { name: new RegExp(title) }).tap()
  await upwards.getByRole('button', { name: '上报街道' }).tap()
  await page.getByRole('button', { name: '上报街道' }).tap()
  await expect(page.getByText('还没写为什么办不了。写一句就行。')).toBeVisible()
  await page.getByLabel('为什么办不了').fill('要挖路，社区批不了')
  await page.getByRole('button', { name: '上报街道' }).tap()
  await expect(page.getByText('报上去了，时限内给答复')).toBeVisible()
  expect(await taken('refer')).toBe(1)
  const { items } = await street.get<{ items: { id: string }[] }>('/matters/inbox?limit=100')
  expect(items.map((one) => one.id)).toContain(id)
})
