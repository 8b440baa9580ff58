/** The first pages: a sentence before everything else, and what it counts is what stands below. */
import { take } from './album'
import { expect, test } from './house'
import { settle } from './routes'

test.use({ shares: true })

test('the workbench begins with what is late and what waits', { tag: '@picture' }, async ({ as }, info) => {
  const { page } = await as('吴厅和')
  await page.goto('/desk/')
  await settle(page)
  // The name stands there before the data: what counts is what follows it.
  await expect(page.getByText(/^\s*吴厅和，\s*\S/).first()).toBeVisible()
  await settle(page)
  const late = page.getByRole('heading', { level: 2, name: /^已超期/ })
  if (await late.isVisible()) await expect(page.getByText(/\d+件已超期/).first()).toBeVisible()
  await take(page, info, 'desk-home')
})

test('a resident finds four verbs and her matters', { tag: '@picture' }, async ({ as }, info) => {
  const { page } = await as('安居家', { face: 'mobile' })
  await page.goto('/mobile/')
  await settle(page)
  await expect(page.getByRole('navigation', { name: '常用' }).getByRole('link')).toHaveCount(4)
  await expect(page.getByRole('heading', { name: /我的事/ })).toBeVisible()
  await take(page, info, 'mobile-home')
})

test('on plain http a phone says why it cannot work without a network', async ({ as }) => {
  const { page } = await as('安居家', { face: 'mobile' })
  await page.goto('/mobile/')
  await settle(page)
  await expect(page.getByText('这个网址不是https')).toHaveCount(0)
  // Tests run on localhost, which is secure: the browser is told to say otherwise.
  await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
  await page.reload()
  await expect(page.getByText('这个网址不是https，手机里存不住东西，没网就用不了。')).toBeVisible()
})
