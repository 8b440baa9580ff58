/** J01, a community comes into being: steps 1–6, as far as they need no hall, party, device, indicator or module.
 * On one stage: first what is taken back or only looked at, then what stays. */
import { expect, test } from './house'
import { BUILDINGS, OUTLINE, WRONG_BUILDINGS } from './places'
import { settle } from './routes'

test('an estate is handed over by a sheet: a wrong row is named, the right one passes, plates print, and all is taken back', async ({ as, hand }) => {
  const committee = await hand('周联安')
  const { page } = await as('周联安')
  const estates = await committee.post<{ id: string }>('/estates', { name: '礼仪新苑', state: 'planned' })

  await test.step('3: one wrong row: sheet and cell are named, nothing is taken', async () => {
    await page.goto('/desk/places/estates')
    await settle(page)
    await page.getByRole('article').filter({ hasText: '礼仪新苑' }).getByRole('link', { name: '交付（导入楼栋表）' }).click()
    await page.getByLabel('选楼栋表文件').setInputFiles(WRONG_BUILDINGS)
    const faults = page.getByRole('alert', { name: '要改的地方' })
    await expect(faults.getByRole('row', { name: /B3.*层数/ })).toBeVisible()
    expect(await committee.get<unknown[]>(`/buildings?estate=${estates.id}`)).toHaveLength(0)
  })

  await test.step('3: the corrected sheet passes; a building is 64 % complete and prints its plates', async () => {
    await page.getByLabel('选楼栋表文件').setInputFiles(BUILDINGS)
    await expect(page.getByRole('row', { name: /3栋，36套/ })).toBeVisible()
    const [first] = await committee.get<{ id: string }[]>(`/buildings?estate=${estates.id}`)
    await page.goto(`/desk/places/buildings/${first!.id}`)
    await settle(page)
    await expect(page.getByText('资料填了64%')).toBeVisible()
    await page.getByRole('link', { name: '打印楼道牌' }).click()
    await expect(page.getByRole('heading', { name: '礼仪新苑1栋1单元' })).toBeVisible()
  })

  await test.step('4: the import is undone and 27 stands again', async () => {
    await page.goto(`/desk/places/estates/${estates.id}/handovers`)
    await settle(page)
    await page.getByRole('button', { name: /^撤销/ }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '撤销' }).click()
    await expect(page.getByText('已撤销')).toBeVisible()
    await page.goto('/desk/places')
    await settle(page)
    await expect(page.getByRole('row', { name: /^全社区/ })).toContainText('27')
  })
})

test('the wall chart names who answers for every door and shows where nobody does', async ({ as }) => {
  const { page } = await as('周联安')
  await page.goto('/desk/places/chart')
  await settle(page)
  await expect(page.getByRole('row', { name: /栋.单元/ })).toHaveCount(54)
  await page.getByLabel('只看没有人的').check()
  await expect(page.getByRole('row', { name: /平庄花园 15栋2单元.*没有人/ })).toBeVisible()
})

test('an area keeps its former name, its size comes from the outline, and an ended village leads to what it became', async ({ as }) => {
  const { page } = await as('开元启')

  await test.step('2: down the tree to 平庄社区, and by its former name', async () => {
    await page.goto('/desk/places/areas')
    await settle(page)
    for (const name of ['贵州省', '遵义市', '红花岗区', '礼仪街道']) await page.getByRole('button', { name: new RegExp(`^${name}`) }).last().click()
    await expect(page.getByText('平庄社区居民委员会', { exact: true })).toBeVisible()
    await page.getByLabel('查区划').fill('礼仪社区')
    await page.getByRole('row', { name: /平庄社区居民委员会.*礼仪社区/ }).getByRole('button', { name: /^看/ }).click()
    const drawer = page.getByRole('complementary', { name: '平庄社区居民委员会' })
    await expect(drawer).toContainText('由边界算得')
    await expect(drawer).toContainText('礼仪社区')
  })

  await test.step('2: a drawn boundary gives the size; one by hand says why', async () => {
    await page.getByRole('button', { name: '改', exact: true }).click()
    await page.getByRole('dialog').getByLabel('边界').setInputFiles(OUTLINE)
    await page.getByRole('dialog').getByRole('button', { name: '存好' }).click()
    const drawer = page.getByRole('complementary', { name: '平庄社区居民委员会' })
    await expect(drawer).toContainText('4.381 平方公里')
    await page.getByRole('button', { name: '改', exact: true }).click()
    await page.getByLabel('另行核定的面积').fill('4.2')
    await page.getByRole('dialog').getByRole('button', { name: '存好' }).click()
    await expect(page.getByRole('dialog')).toContainText('要写明依据')
    await page.getByLabel('核定的依据').fill('2025年勘界报告')
    await page.getByRole('dialog').getByRole('button', { name: '存好' }).click()
    await expect(drawer).toContainText('核定：2025年勘界报告')
  })

  await test.step('6: the village it came from is entered, linked, and found', async () => {
    await page.getByLabel('查区划').fill('')
    await page.getByRole('button', { name: '补登区划' }).click()
    await page.getByRole('dialog').getByLabel('代码').fill('520302010297')
    await page.getByRole('dialog').getByLabel('名称').fill('平庄村')
    await page.getByRole('dialog').getByRole('button', { name: '存好' }).click()
    await expect(page.getByRole('complementary', { name: '平庄村' })).toBeVisible()
    await page.getByLabel('查区划').fill('礼仪社区')
    await page.getByRole('button', { name: '看平庄社区居民委员会' }).click()
    await page.getByRole('button', { name: '连前身' }).click()
    await page.getByLabel('前身的代码').fill('520302010297')
    await page.getByLabel('哪天变的').fill('2018-05-01')
    await page.getByRole('dialog').getByRole('button', { name: '存好' }).click()
    const drawer = page.getByRole('complementary', { name: '平庄社区居民委员会' })
    await expect(drawer).toContainText('520302010007、520302010297')
    await drawer.getByRole('button', { name: /^平庄村/ }).click()
    await expect(page.getByRole('complementary', { name: '平庄村' })).toContainText('2018-05-01停用')
  })
})

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

test('a building is in one grid at a time; moved with a day it keeps its history and takes its open matters along', async ({ as, hand }) => {
  const [committee, clerk] = [await hand('周联安'), await hand('吴厅和')]
  const { page } = await as('周联安')
  const building = (await committee.get<{ id: string; number: string }[]>('/buildings')).find((one) => one.number === '15')!
  const reported = [await clerk.report('门厅的灯不亮', '15栋1单元', { channel: 'desk' }), await clerk.report('楼梯扶手松了', '15栋2单元', { channel: 'desk' })]
  const gridOf = async (id: string): Promise<string> => (await committee.get<{ grid: string }>(`/grid/events/${id}`)).grid
  for (const id of reported) expect(await gridOf(id)).toContain('三网格')

  await test.step('5: grids 3 and 4 at once are refused with a sentence that can be read', async () => {
    await page.goto(`/desk/places/buildings/${building.id}`)
    await settle(page)
    await page.getByRole('button', { name: '划到别的网格' }).click()
    await page.getByLabel('划到', { exact: true }).selectOption({ label: '四网格' })
    await page.getByLabel('从哪天起').fill('2021-07-01')
    await page.getByRole('button', { name: '划过去' }).click()
    await expect(page.getByRole('dialog')).toContainText('这段时间已属于一个网格')
  })

  await test.step('5: moved with a day, the old grid stays in the history and both matters go over', async () => {
    await page.getByLabel('从哪天起').fill('2026-11-23')
    await page.getByRole('button', { name: '划过去' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText(/2021-07-01–2026-11-23/)).toBeVisible()
    for (const id of reported) await expect.poll(() => gridOf(id), { timeout: 30_000 }).toContain('四网格')
  })
})
