/** 民情回音: what people said in a week is answered once, and whoever lives here can read it. */
import { violations } from './axe'
import { expect, test } from './house'
import { settle } from './routes'

test.use({ shares: true })

test('a topic of the week is answered on the desk and read on the phone', async ({ as, hand }) => {
  await (await hand('安居家')).report('楼道灯又不亮了', '15栋2单元')
  const clerk = await as('吴厅和')
  await clerk.page.goto('/desk/grid/events/digest')
  await settle(clerk.page)
  const answerable = clerk.page.getByRole('row').filter({ has: clerk.page.getByRole('button', { name: '发回音' }) }).first()
  const topic = (await answerable.locator('b').textContent()) ?? ''
  await answerable.getByRole('button', { name: '发回音' }).click()
  await clerk.page.getByLabel('怎么答复').fill('这周统一换成感应灯')
  expect(await violations(clerk.page)).toEqual([])
  await clerk.page.getByRole('button', { name: '发布' }).click()
  await expect(clerk.page.getByRole('row').filter({ has: clerk.page.getByText(topic, { exact: true }) })).toContainText('这周统一换成感应灯')

  const resident = await as('安居家', { face: 'mobile' })
  await resident.page.goto('/mobile/me')
  await resident.page.getByRole('link', { name: /民情回音/ }).click()
  await expect(resident.page.getByRole('article').filter({ has: resident.page.getByRole('heading', { name: topic, exact: true }) })).toContainText('这周统一换成感应灯')
  expect(await violations(resident.page)).toEqual([])
})

test('what is older than thirty days stands on a list with who has it', async ({ as }) => {
  const { page } = await as('周联安')
  await page.goto('/desk/grid/events/old')
  await settle(page)
  await expect(page.getByRole('region', { name: '30天没办完' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '在谁手里' }).or(page.getByText('没有超过30天还没办完的'))).toBeVisible()
  expect(await violations(page)).toEqual([])
})
