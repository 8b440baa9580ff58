/** Answers that come late: after somebody else signed in, after more was typed, after a dialog was opened. */
import type { Page, Route } from '@playwright/test'

import { signInByPassword } from './account'
import { expect, test } from './house'
import { DARK, LIT } from './picture'

test.use({ shares: true })

/** What the server answers to the first such call stays on the line until it is let go. */
async function holdFirst(page: Page, url: RegExp, method: string): Promise<{ asked: Promise<void>; letGo: () => void }> {
  let asked = (): void => {}
  let letGo = (): void => {}
  const came = new Promise<void>((resolve) => (asked = resolve))
  const gone = new Promise<void>((resolve) => (letGo = resolve))
  let isFirst = true
  await page.route(url, async (route: Route) => {
    if (!isFirst || route.request().method() !== method) return route.fallback()
    isFirst = false
    const response = await route.fetch()
    asked()
    await gone
    await route.fulfill({ response })
  })
  return { asked: came, letGo: () => letGo() }
}

test('who signs in after somebody else, while that one is still being signed out, stays in and reads nothing of the other', async ({ as, hand }) => {
  const words = `只有我报的${Date.now() % 100_000}`
  await (await hand('田有望')).report(words, '9栋2单元')
  const { page } = await as('田有望', { face: 'mobile' })
  await page.goto('/mobile/matters')
  await expect(page.getByText(words)).toBeVisible()
  const leaving = await holdFirst(page, /\/auth\/sign-out$/, 'POST')
  await page.getByRole('link', { name: '我的', exact: true }).tap()
  await page.getByRole('button', { name: '退出', exact: true }).tap()
  await leaving.asked
  await page.getByRole('button', { name: '社区工作人员：用账号登录' }).tap()
  await signInByPassword(page, 'resident')
  const left = page.waitForResponse(/\/auth\/sign-out$/)
  leaving.letGo()
  await left
  const read = page.waitForRequest(/\/api\/v1\/matters\?/)
  await page.getByRole('link', { name: '我的事', exact: true }).tap()
  await read
  await expect(page.getByText(words)).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { name: '我的事' })).toBeVisible()
})

test('on a slow line a report keeps both photos and is not taken for one from another device', async ({ as, hand }) => {
  const resident = await hand('安居家')
  const { page } = await as('安居家', { face: 'mobile' })
  await page.clock.install()
  await page.goto('/mobile/report')
  const earlier = page.getByRole('button', { name: '用这里的' })
  if ((await resident.get<unknown[]>('/me/drafts/grid.report')).length > 0) await earlier.tap()
  const photos = page.locator('input[name="photos"]')
  await photos.setInputFiles({ name: 'dark.png', ...DARK })
  await photos.setInputFiles({ name: 'light.png', ...LIT })
  await expect(page.getByRole('img', { name: '照片2' })).toBeVisible()
  const saving = await holdFirst(page, /\/me\/drafts\/grid\.report$/, 'PUT')
  const text = page.getByRole('textbox').first()
  await text.fill('楼道的灯坏了')
  await page.clock.runFor(3_000)
  await saving.asked
  await text.fill('楼道的灯坏了，两天了')
  await page.clock.runFor(3_000)
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT' && (answer.request().postData() ?? '').includes('两天了'))
  saving.letGo()
  expect((await kept).status()).toBe(200)
  await expect(page.getByRole('region', { name: '另一台设备上的' })).toBeHidden()
})

test('a household is confirmed behind a dialog that was opened meanwhile, and the dialog stays', async ({ as, hand }) => {
  const clerk = await hand('吴厅和')
  const strip = await clerk.get<{ id: string }[]>('/buildings/strip')
  const { cells } = await clerk.get<{ cells: { id: string; households: number; people: number }[] }>(`/buildings/${strip[0]!.id}/house`)
  const home = cells.find((cell) => cell.households === 1 && cell.people > 0)!
  const { page } = await as('吴厅和')
  await page.goto(`/desk/houses?building=${strip[0]!.id}&dwelling=${home.id}`)
  const confirming = await holdFirst(page, /\/households\/[^/]+\/confirmations$/, 'POST')
  await page.getByRole('button', { name: '核实过了' }).click()
  await confirming.asked
  await page.getByRole('button', { name: '贴标签' }).first().click()
  await expect(page.getByRole('dialog', { name: /标签/ })).toBeVisible()
  confirming.letGo()
  await expect(page.getByText(/核实过了，记在今天/)).toBeVisible()
  await expect(page.getByRole('dialog', { name: /标签/ })).toBeVisible()
})
