/** J02, step 3: new tenants at a door, recorded without a network, at the price of task 6 of experience.md §12. */
import type { Page } from '@playwright/test'

import { carryDay } from './account'
import { take } from './album'
import { citizenId } from './citizen'
import { expect, test } from './house'
import { begin, countPrices, priceOf, type Price } from './price'
import { settle } from './routes'

test.use({ shares: true })

const DOOR = '401'
const FAMILY = [
  { name: '祝远行', number: citizenId('43052119880304511'), phone: '13985216601', says: '1988年3月生 · 男 · 38岁', relation: '' },
  { name: '沙小满', number: citizenId('43052119900712234'), phone: '13985216602', says: '1990年7月生 · 女 · 36岁', relation: '配偶' },
  { name: '祝秋实', number: citizenId('43052119671021901'), phone: '13985216603', says: '1967年10月生 · 男 · 59岁', relation: '父母' },
]

/** One stroke of a finger on the pad of whoever signs. */
async function sign(page: Page, name: string): Promise<void> {
  const pad = page.getByRole('img', { name: `${name}在这里签名` })
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 60, box.y + box.height / 2 - 20, { steps: 6 })
  await page.mouse.up()
}

test('6: a household of three is recorded at its door without a network: five taps for the first, three for each next', { tag: '@picture' }, async ({ as, hand }, info) => {
  test.setTimeout(180_000)
  const clerk = await hand('吴厅和')
  const { building_id } = await clerk.place('15栋2单元')
  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })
  await countPrices(context)
  await carryDay(page)
  await context.setOffline(true)
  await expect(page.getByText('没网，照常干活。')).toBeVisible()

  const costs: Price[] = []
  await test.step('the first person: from the list of today to a signed entry', async () => {
    await begin(page)
    await page.getByRole('link', { name: '楼栋', exact: true }).tap()
    await page.getByRole('link', { name: /15栋/ }).tap()
    await page.getByRole('region', { name: '2单元' }).getByRole('link', { name: new RegExp(`^${DOOR}\\D`) }).tap()
    await expect(page.getByText(`15栋2单元${DOOR}`)).toBeVisible()
  })
  for (const [at, one] of FAMILY.entries()) {
    await test.step(`${one.name}: name, number and phone are typed, all else follows`, async () => {
      const card = page.getByRole('region', { name: at === 0 ? '户主' : `第${at + 1}个人` })
      if (at > 0) await page.getByRole('button', { name: '再加一个人' }).tap()
      const filled = page.getByRole('region', { name: one.name })
      await card.getByLabel('名字').fill(one.name)
      if (at === 0) {
        const wrong = one.number.slice(0, 17) + (one.number.endsWith('1') ? '2' : '1')
        await filled.getByLabel('身份证号').fill(wrong)
        await filled.getByLabel('电话').fill(one.phone)
        await expect(filled.getByText('最后一位对不上，有一位可能写错了。请对照证件再看一眼。')).toBeVisible()
        await take(page, info, 'newcomers-1-wrong-digit')
      }
      await filled.getByLabel('身份证号').fill(one.number)
      await filled.getByLabel('电话').fill(one.phone)
      await expect(filled.getByText(one.says)).toBeVisible()
      await expect(filled.getByText('最后一位对不上')).toBeHidden()
      if (one.relation) await filled.getByRole('button', { name: one.relation, exact: true }).tap()
      await sign(page, one.name)
      await expect(filled.getByText('签好了')).toBeVisible()
      costs.push(await priceOf(page))
    })
  }
  await test.step('what he says of where he comes from is kept with its date and paper', async () => {
    const card = page.getByRole('region', { name: FAMILY[2]!.name })
    await card.getByText(/^户籍在哪、房子谁的/).click()
    await card.getByLabel('从哪里来').fill('湖南省邵阳县')
    await card.getByRole('button', { name: '非农业' }).click()
    await card.getByLabel('从哪天起').fill('2019-05-06')
    await card.getByLabel('凭什么').fill('农转居通知书')
    await take(page, info, 'newcomers-2-signed')
  })
  await begin(page)
  await page.getByRole('button', { name: '存好' }).tap()
  await expect(page.getByText('已存1条，有网自动传')).toBeVisible()
  costs.push(await priceOf(page))

  const [first, second, third, last] = costs as [Price, Price, Price, Price]
  expect({ taps: first.taps + last.taps, typed: first.fields }).toEqual({ taps: 5, typed: 3 })
  expect([second.taps - first.taps, third.taps - second.taps]).toEqual([3, 3])
  expect([second.fields - first.fields, third.fields - second.fields]).toEqual([3, 3])

  await test.step('the network is back: the household lives at its door, in its grid, and nothing came twice', async () => {
    await context.setOffline(false)
    await expect(page.getByText('没网，照常干活。')).toBeHidden()
    const there = async (): Promise<number> =>
      (await clerk.get<{ cells: { entrance: string; door: string; people: number }[] }>(`/buildings/${building_id}/house`)).cells.find((one) => one.entrance === '2' && one.door === DOOR)!.people
    await expect.poll(there, { timeout: 60_000 }).toBe(3)
    const { page: desk } = await as('吴厅和')
    await desk.goto(`/desk/houses?building=${building_id}`)
    await settle(desk)
    await desk.getByRole('gridcell', { name: new RegExp(`2单元 ${DOOR} `) }).click()
    const drawer = desk.getByRole('complementary')
    await expect(drawer).toContainText('3人')
    await take(desk, info, 'newcomers-3-desk')
    for (const one of FAMILY) await expect(drawer.getByText(one.name).first()).toBeVisible()
    await drawer.getByRole('button', { name: FAMILY[2]!.name }).click()
    await drawer.getByRole('link', { name: '打开档案' }).click()
    await expect(desk.getByRole('heading', { level: 1, name: FAMILY[2]!.name })).toBeVisible()
    await expect(desk.getByText('湖南省邵阳县').first()).toBeVisible()
    await expect(desk.getByRole('listitem').filter({ hasText: '农转居通知书' })).toContainText('2019')
    await expect(desk.getByRole('listitem').filter({ hasText: '登记居民信息，第1版' })).toBeVisible()
  })
})
