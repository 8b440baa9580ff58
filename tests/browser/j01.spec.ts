/** J01, a community comes into being: steps 1, 4 and 6, as far as they need no hall, party, device, indicator or module. */
import { expect, test } from './house'
import { settle } from './routes'

test('27 buildings and 4 grids stand there; three more belong to a grid before figures go out; a village becomes a community', async ({ as, hand }) => {
  const committee = await hand('周联安')
  const { page } = await as('周联安')

  await test.step('1: the desk shows 27 buildings and 4 grids', async () => {
    await page.goto('/desk/places')
    await settle(page)
    const whole = page.getByRole('row', { name: /^全社区/ })
    await expect(whole).toContainText('27')
    await expect(whole).toContainText('1,944')
    await expect(whole).toContainText('1,620')
    await expect(whole).toContainText('4,860')
    await expect(whole).toContainText('加起来对得上')
    for (const [grid, households] of [['一网格', '420'], ['二网格', '420'], ['三网格', '420'], ['四网格', '360']] as const) {
      await expect(page.getByRole('row', { name: new RegExp(`^${grid}`) })).toContainText(households)
    }
    await page.goto('/desk/places/grids')
    await settle(page)
    await expect(page.getByRole('article')).toHaveCount(4)
    for (const name of ['甘一格', '甘二格', '甘三格', '甘四格']) await expect(page.getByText(name).first()).toBeVisible()
  })

  await test.step('4: three new buildings belong nowhere, and the figures say so', async () => {
    await page.goto('/desk/places/buildings/new')
    await settle(page)
    await page.getByLabel('一句话说').fill('3栋、1单元、6层、每层2户')
    await page.getByLabel('第一栋的楼号').fill('28')
    await page.getByRole('button', { name: '新建3栋，36套' }).click()
    await expect(page.getByRole('heading', { name: '成批新建楼栋' })).toBeHidden()
    await page.goto('/desk/places')
    await settle(page)
    await expect(page.getByRole('row', { name: /^全社区/ })).toContainText('有未归属的，数不能公布')
    await expect(page.getByRole('row', { name: /^未归属/ })).toContainText('还没划进来')
  })

  await test.step('4: assigned to grid 4, the sums of the grids are the community again', async () => {
    const grids = await committee.get<{ id: string; name: string }[]>('/grids')
    const buildings = await committee.get<{ id: string; number: string }[] | { items: { id: string; number: string }[] }>('/buildings?limit=100')
    const all = Array.isArray(buildings) ? buildings : buildings.items
    const fresh = all.filter((one) => ['28', '29', '30'].includes(one.number))
    expect(fresh).toHaveLength(3)
    await committee.post('/grid-memberships', { building_ids: fresh.map((one) => one.id), grid_id: grids.find((one) => one.name === '四网格')!.id, from_on: '2026-11-23' })
    await page.reload()
    await settle(page)
    const whole = page.getByRole('row', { name: /^全社区/ })
    await expect(whole).toContainText('30')
    await expect(whole).toContainText('加起来对得上')
    await expect(page.getByRole('row', { name: /^未归属/ })).toHaveCount(0)
  })

  await test.step('6: of the kind 村改居 there are eight things to do, each with who does it', async () => {
    await page.getByRole('button', { name: '改概况' }).click()
    await page.getByLabel('类型').selectOption({ label: '村改居' })
    await page.getByRole('dialog').getByRole('button', { name: '存好' }).click()
    const checklist = page.getByRole('region', { name: '村改居清单' })
    await expect(checklist.getByRole('row')).toHaveCount(9)
    await checklist.getByRole('button', { name: /^改/ }).first().click()
    await page.getByLabel('谁办').fill('何肩挑')
    await page.getByRole('dialog').getByRole('button', { name: '存好' }).click()
    await expect(checklist).toContainText('何肩挑')
  })
})
