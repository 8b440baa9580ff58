/** J30, three pilots in one installation: nothing of one community is there for another. */
import { expect, test } from './house'
import { settle } from './routes'

test.use({ kind: 'pilots' })

test('a clerk of 平庄 finds nothing of 七塘, neither by search nor by address, and each time in the same words', async ({ as, hand }) => {
  const [here, there] = [await hand('吴厅和'), await hand('塘知春')]
  interface Rows { items: { id: string }[] }
  const resident = (await there.get<Rows>('/residents')).items[0]!
  const buildings = await there.get<Rows | { id: string }[]>('/buildings')
  const building = (Array.isArray(buildings) ? buildings : buildings.items)[0]!
  const name = /"name":"([^"]+)"/.exec(JSON.stringify(resident))![1]!

  await test.step('the API answers 404 with one code, as for what does not exist', async () => {
    const nobody = '0190a000-0000-7000-8000-000000000000'
    for (const path of ['/people/', '/buildings/'] as const) {
      const id = path === '/people/' ? (resident as { person_id?: string; id: string }).person_id ?? resident.id : building.id
      const foreign = await here.ask(path + id)
      const missing = await here.ask(path + nobody)
      expect([foreign.status, (foreign.body as { code: string }).code]).toEqual([missing.status, (missing.body as { code: string }).code])
      expect(foreign.status).toBe(404)
    }
  })

  await test.step('the screen says of both that it is not there', async () => {
    const { page } = await as('吴厅和')
    const id = (resident as { person_id?: string; id: string }).person_id ?? resident.id
    await page.goto(`/desk/houses/people/${id}`)
    await expect(page.getByRole('heading', { name: /不在了$/ })).toBeVisible()
    await page.goto(`/desk/places/buildings/${building.id}`)
    await expect(page.getByRole('heading', { name: /不在了$/ })).toBeVisible()
    await page.goto('/desk/places')
    await settle(page)
    await expect(page.getByRole('row', { name: /^全社区/ })).toContainText('27')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').pressSequentially(name)
    await expect(page.getByText('七塘')).toHaveCount(0)
  })

  await test.step('and 七塘 sees its own, and only that', async () => {
    const { page } = await as('塘知春')
    await page.goto('/desk/places')
    await settle(page)
    await expect(page.getByText('七塘社区').first()).toBeVisible()
    const whole = page.getByRole('row', { name: /^全社区/ })
    await expect(whole).toContainText('200')
    await expect(whole).not.toContainText('4,860')
  })
})
