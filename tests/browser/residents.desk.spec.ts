/** Houses and the people in them at the desk: a building at one look, two records made one and parted again, a list taken out. */
import { readFile } from 'node:fs/promises'

import { take } from './album'
import { citizenId } from './citizen'
import { expect, test } from './house'
import { settle } from './routes'

test.use({ shares: true })

test('a building is looked at whole; the filter keeps every door in its place and leads to the household', { tag: '@picture' }, async ({ as, hand }, info) => {
  const { building_id } = await (await hand('吴厅和')).place('15栋2单元')
  const { page } = await as('吴厅和')
  await page.goto(`/desk/houses?building=${building_id}`)
  await settle(page)
  const house = page.getByRole('grid', { name: /^15栋房屋/ })
  await expect(house.locator('button')).toHaveCount(72)
  const filter = page.getByRole('button', { name: /独居/ }).first()
  await filter.click()
  const matching = Number(/\d+/.exec(await filter.innerText())![0])
  expect(matching).toBeGreaterThan(0)
  await expect(page.getByText(`符合的${matching}套`)).toBeAttached()
  await expect(house.locator('button')).toHaveCount(72)
  const door = house.getByRole('gridcell', { name: /2单元 302 福家/ })
  await expect(door).toHaveAccessibleName(/独居/)
  await door.click()
  const drawer = page.getByRole('complementary', { name: '福秀兰' })
  await expect(drawer).toContainText('15栋2单元302')
  await expect(drawer.getByText('独居').first()).toBeVisible()
  await expect(drawer.getByText(/^5\d{2}\*+/)).toBeVisible()
  await take(page, info, 'house-view')
  // The filter and the door stand in the address: whoever gets the link sees the same.
  await page.reload()
  await settle(page)
  await expect(drawer).toBeVisible()
  await expect(filter).toHaveAttribute('aria-pressed', 'true')
})

test('two records of one person are laid side by side, made one, and parted again within thirty days', { tag: '@picture' }, async ({ as, hand }, info) => {
  const registry = await hand('周联安')
  const { dwelling_id } = await registry.place('16栋1单元1002')
  const name = `简双${'甲乙丙丁戊己庚辛壬癸'[Date.now() % 10]}辉`
  const residence = { dwelling_id, relation: '02', kind: 'floating', tenure: 'tenant', from_on: '2026-11-01' }
  await registry.post('/people', { name, document_kind: 'citizen_id', document_number: citizenId(`529910198407${String(10 + (Date.now() % 19))}511`), source: 'window', residence })
  await registry.post('/people', { name, document_kind: 'none', sex: '1', birth_on: '1984-07-11', phone: '15400123456', source: 'door', residence: { ...residence, relation: '02', from_on: '2026-11-02' } })
  const { page } = await as('周联安')
  await page.goto('/desk/houses/residents')
  await settle(page)

  await test.step('both stand in the list; the preview says what is kept and what is filled in', async () => {
    await page.getByRole('searchbox').fill(name)
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(2)
    for (const at of [0, 1]) await page.getByRole('checkbox', { name: `选${name}` }).nth(at).check()
    await page.getByRole('button', { name: '对照并合并这两份' }).click()
    await expect(page.getByRole('columnheader', { name: '留下这一份' })).toBeVisible()
    await expect(page.getByRole('row', { name: /^手机/ })).toContainText(/补上|留左边的/)
    const homes = page.getByRole('group', { name: '两份都有现住的地方，留哪一个' })
    await expect(homes).toBeVisible()
    await homes.getByRole('radio').first().check()
    await take(page, info, 'merge-1-preview')
  })
  await test.step('one record stays; the other says where it went', async () => {
    await page.getByRole('button', { name: '并成一份' }).click()
    await expect(page.getByText('并好了。30天内可以撤回。')).toBeVisible()
    await page.getByRole('link', { name: '打开档案' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByRole('heading', { name: '并进来的档案' })).toBeVisible()
    await take(page, info, 'merge-2-one')
  })
  await test.step('taken back: two records again, both in the list', async () => {
    await page.getByRole('button', { name: /^撤回（到/ }).click()
    await expect(page.getByText('已撤回')).toBeVisible()
    await page.goto('/desk/houses/residents')
    await page.getByRole('searchbox').fill(name)
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(2)
  })
})

test('who is registered twice stands side by side with the reason; said to be two, nobody is asked again', async ({ as, hand }, info) => {
  const registry = await hand('周联安')
  const name = `简疑${'甲乙丙丁戊己庚辛壬癸'[Date.now() % 10]}芳`
  const pair = { name, document_kind: 'none', sex: '2', birth_on: '1986-02-09', source: 'window' }
  await registry.post('/people', pair)
  await registry.post('/people', pair)
  type Found = { items: { sides: { name: string }[] }[] }
  await expect.poll(async () => (await registry.get<Found>('/likely-duplicates?limit=100')).items.some((one) => one.sides[0]?.name === name), { timeout: 20_000 }).toBe(true)
  const { page } = await as('周联安')
  await page.goto('/desk/houses/duplicates')
  await settle(page)
  const found = page.getByRole('article').filter({ hasText: name })
  await expect(found).toContainText('姓名、出生日期都一样')
  await expect(found.getByRole('link', { name: '是同一人，去合并' })).toHaveAttribute('href', /\/merge\?gone=/)
  await take(page, info, 'duplicates')
  await found.getByRole('button', { name: '不是同一人' }).click()
  await page.getByLabel('怎么知道的').fill('两张身份证我都看过')
  await page.getByRole('button', { name: '认定不是' }).click()
  await expect(page.getByText('记下了，以后不再问这两份')).toBeVisible()
  await expect(found).toHaveCount(0)
  await page.getByRole('button', { name: '认过不是同一个人的' }).click()
  await expect(found).toContainText(/周联安.*认定不是：两张身份证我都看过/)
})

test('a list of residents goes out only with a reason, which stands in the file and before the auditor', { tag: '@picture' }, async ({ as }, info) => {
  const reason = '报街道核对高龄津贴，11月'
  const { page } = await as('吴厅和')
  await page.goto('/desk/houses/residents?age=older')
  await settle(page)
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '导出居民名单' })
  await dialog.getByRole('button', { name: '开始导出' }).click()
  await expect(dialog.getByLabel('拿去做什么')).toBeFocused()
  await expect(dialog.getByText('写好了')).toBeHidden()
  await dialog.getByLabel('拿去做什么').fill(reason)
  await dialog.getByRole('button', { name: '开始导出' }).click()
  await expect(dialog.getByText(/^写好了，[\d,]+行/)).toBeVisible({ timeout: 40_000 })
  const download = page.waitForEvent('download')
  await dialog.getByRole('link', { name: '下载文件' }).click()
  const file = info.outputPath('residents.xlsx')
  await (await download).saveAs(file)
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')

  const { page: auditor } = await as('查账清')
  await auditor.goto('/desk/accounts/audit')
  await settle(auditor)
  const entry = auditor.getByRole('row').filter({ hasText: '导出居民名单' }).first()
  await expect(entry).toContainText('吴厅和')
  await expect(entry).toContainText(reason)
  await take(auditor, info, 'audit')
  await auditor.getByRole('button', { name: '核对审计链' }).click()
  await expect(auditor.getByText('没有被改过')).toBeVisible()
})

test('what residents ask of the desk stands on the workbench with its term, and leads to where it is answered', async ({ as, hand }) => {
  const wanted = `大学专科，毕业证${Date.now() % 100_000}`
  await (await hand('安居家')).post('/me/corrections', { fact: 'person.education', wanted })
  const { page } = await as('吴厅和')
  await page.goto('/desk/')
  await page.getByRole('region', { name: '待核实' }).getByRole('link', { name: /^\d+份更正申请等答复$/ }).click()
  const row = page.getByRole('row').filter({ hasText: wanted })
  await expect(row).toContainText('安居家')
  await row.getByRole('button', { name: '不改，说明' }).click()
  await page.getByLabel('怎么答复他').fill('请带毕业证到大厅来看一眼')
  await page.getByRole('button', { name: '答复' }).click()
  await expect(row).toHaveCount(0)
})

test('who leaves a household alone is the head of the new one; of several, each says what he is to the head', async ({ as, hand }) => {
  const { building_id } = await (await hand('吴厅和')).place('26栋2单元')
  const { page } = await as('吴厅和')
  await page.goto(`/desk/houses?building=${building_id}`)
  await settle(page)
  await page.getByRole('gridcell', { name: /家.*4人/ }).first().click()
  // The drawer stands still once the facts of its first person have come.
  await expect(page.getByRole('link', { name: '打开档案' }).or(page.getByRole('button', { name: '打开档案' })).first()).toBeVisible()
  await settle(page)
  await page.getByRole('button', { name: '分户', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: '分户' })
  const head = dialog.getByLabel('新一户的户主')
  const going = dialog.getByRole('checkbox')
  await going.nth(3).check()
  await expect(head).not.toHaveValue('')
  await expect(dialog.getByLabel(/是新户主的$/)).toHaveCount(0)
  await going.nth(2).check()
  await expect(head).toHaveValue('')
  await head.selectOption({ index: 1 })
  await dialog.getByRole('button', { name: /^分户/ }).click()
  await expect(dialog.getByLabel(/是新户主的$/)).toBeFocused()
})
