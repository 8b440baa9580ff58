/** Days and hours by which limits run: a day of the whole installation is the administrator's, the hours are the community's. */
import { take } from './album'
import { expect, test } from './house'
import { settle } from './routes'

test('a day off is added, seen by the clerk and taken away; the office opens when the community says', { tag: '@picture' }, async ({ as, hand }, info) => {
  const [{ page: admin }, { page: clerk }] = [await as('开元启'), await as('吴厅和')]
  const rows = clerk.getByRole('row')
  await test.step('the administrator adds a day with what it rests on', async () => {
    await admin.goto('/desk/matter-settings/calendar')
    await admin.getByRole('button', { name: '加一天' }).click()
    await admin.getByLabel('哪天', { exact: true }).fill('2026-12-01')
    await admin.getByLabel('依据').fill('市里通知，停电检修')
    await admin.getByRole('button', { name: '存好' }).click()
    await expect(admin.getByRole('row', { name: /2026-12-01 休息 市里通知，停电检修/ })).toBeVisible()
    await take(admin, info, 'calendar')
  })
  await test.step('the clerk reads it and cannot change it', async () => {
    await clerk.goto('/desk/matter-settings/calendar')
    await expect(rows.filter({ hasText: '2026-12-01' })).toBeVisible()
    await expect(clerk.getByRole('button', { name: '去掉2026-12-01' })).toHaveCount(0)
  })
  await test.step('taken away, the calendar of the State Council counts again', async () => {
    await admin.getByRole('button', { name: '去掉2026-12-01' }).click()
    await expect(admin.getByText('2026年没有另外安排的日子')).toBeVisible()
  })
  const { page: late } = await as('周联安')
  await late.goto('/desk/matter-settings/hours')
  await late.getByRole('button', { name: '09:00–12:00、13:00–17:00' }).click()
  await test.step('the office opens at half past eight', async () => {
    await clerk.goto('/desk/matter-settings/hours')
    await settle(clerk)
    await clerk.getByRole('button', { name: '09:00–12:00、13:00–17:00' }).click()
    await clerk.getByLabel('第1段', { exact: true }).fill('08:30')
    await clerk.getByRole('button', { name: '存好' }).click()
    await expect(clerk.getByRole('button', { name: '08:30–12:00、13:00–17:00' })).toBeVisible()
    const office = (await (await hand('吴厅和')).get<{ kind: string; opens_at: string }[]>('/duty-hours')).filter((row) => row.kind === 'office')
    expect(office.map((row) => row.opens_at)).toEqual(['08:30:00', '13:00:00'])
  })
  await test.step('who comes second is told, and finds the hours as they stand by now', async () => {
    await late.getByLabel('第1段', { exact: true }).fill('10:00')
    await late.getByRole('button', { name: '存好' }).click()
    await expect(late.getByRole('alert')).toContainText('刚才有人也改了这一条')
    await late.getByRole('button', { name: '取消' }).click()
    await late.getByRole('button', { name: '08:30–12:00、13:00–17:00' }).click()
    await late.getByLabel('第1段', { exact: true }).fill('08:45')
    await late.getByRole('button', { name: '存好' }).click()
    await expect(late.getByRole('button', { name: '08:45–12:00、13:00–17:00' })).toBeVisible()
  })
})
