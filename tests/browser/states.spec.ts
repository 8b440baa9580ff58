/** What a page says when it cannot show itself: the exact words of experience.md §5. */
import { readyOffline, signInByPassword } from './account'
import { expect, LOGINS, test } from './house'
import { DeskMatter, leafTo } from './matter'
import { DARK } from './picture'
import { settle } from './routes'

test.use({ shares: true })

test('without a network the phone goes on working and says what it keeps', async ({ as }) => {
  const { page, context } = await as('安居家', { face: 'mobile', offline: true })
  await page.goto('/mobile/')
  await readyOffline(page)
  await settle(page)
  await page.getByRole('link', { name: '反映问题' }).click()
  await expect(page.getByLabel('哪里怎么了')).toBeVisible()
  await expect(page.getByText('15栋2单元').first()).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText('没网，照常干活。')).toBeVisible()
  // The first try is still under way while its person goes to look: he is not fetched back when it fails.
  let tries = 0
  let giveUp = (): void => undefined
  const givesUp = new Promise<void>((resolve) => (giveUp = resolve))
  await context.route('**/api/v1/sealed', async (route) => {
    tries += 1
    if (tries === 1) await givesUp
    return tries <= 2 ? route.abort('connectionfailed') : route.continue()
  })
  await page.getByLabel('哪里怎么了').fill('楼梯扶手松了')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('已存1条，有网自动传')).toBeVisible()
  await expect.poll(() => tries).toBe(1)
  await page.getByRole('link', { name: '看', exact: true }).click()
  await expect(page.getByText('在手机里', { exact: true })).toBeVisible()
  giveUp()
  await expect(page.getByText('先存在手机里，有网自动传')).toBeVisible()
  await expect(page.getByText('在手机里', { exact: true })).toBeVisible()
  // The line is back before it carries: what the first try could not send goes with the next.
  await context.setOffline(false)
  await expect(page.getByText('已传上', { exact: true }).or(page.getByRole('heading', { name: '都传上了' }))).toBeVisible({ timeout: 60_000 })
  expect(tries).toBeGreaterThan(2)
})

test('on its first visit already a phone keeps all that it needs, pages and what makes photos small, in a store of its own', async ({ as }) => {
  const { page, context } = await as('安居家', { face: 'mobile', offline: true })
  await page.goto('/mobile/')
  await readyOffline(page)
  await settle(page)
  // The browser may throw its own copies away at any time.
  await (await context.newCDPSession(page)).send('Network.setCacheDisabled', { cacheDisabled: true })
  await context.setOffline(true)
  await page.getByRole('link', { name: '反映问题' }).click()
  await page.getByLabel('拍照').setInputFiles(DARK)
  await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
})

test('what is refused after its person went on waits for him, with the reason, and its words with it', async ({ as }) => {
  const { page, context } = await as('安居家', { face: 'mobile' })
  await page.goto('/mobile/report')
  await expect(page.getByText('15栋2单元').first()).toBeVisible()
  await page.getByLabel('哪里怎么了').fill('信报箱的门掉了')
  let refuse = (): void => undefined
  const refused = new Promise<void>((resolve) => (refuse = resolve))
  const problem = { type: '/problems/kernel.invalid', title: '还有地方要改', status: 422, code: 'kernel.invalid', fields: [{ name: 'text', message: '这一句说得太短。' }] }
  await context.route('**/api/v1/sealed', async (route) => {
    await refused
    await route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) })
  })
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('link', { name: '看', exact: true }).click()
  await expect(page.getByText('在手机里', { exact: true })).toBeVisible()
  refuse()
  await expect(page.getByText('1条有出入，要看一眼')).toBeVisible()
  await expect(page.getByText('这一句说得太短。')).toBeVisible()
  await page.goto('/mobile/report')
  await expect(page.getByLabel('哪里怎么了')).toHaveValue('信报箱的门掉了')
})

test('half an hour without a hand signs the desk out, and the draft waits', async ({ as }) => {
  const { page } = await as('吴厅和')
  await page.clock.install()
  await page.goto('/desk/grid/events/new')
  await settle(page)
  const words = page.getByRole('textbox').first()
  await words.fill('有人打电话来说楼顶的水箱在漏')
  await page.clock.fastForward('00:05')
  await page.clock.fastForward('31:00')
  await expect(page.getByRole('status').filter({ hasText: '太久没动，退出来了' })).toBeVisible()
  await expect(page.getByText('刚才填的还在，登录后接着填。')).toBeVisible()
  await signInByPassword(page, LOGINS['吴厅和'])
  await expect(page.getByRole('textbox').first()).toHaveValue('有人打电话来说楼顶的水箱在漏')
})

test('who may not open a page is told so, whose it is and who lends it, without its data', async ({ as }) => {
  for (const [name, lent] of [['林支部', 1], ['查账清', 0]] as const) {
    const { page } = await as(name)
    await page.goto('/desk/houses/residents')
    await expect(page.getByRole('heading', { name: '你看不到“居民”' })).toBeVisible()
    await expect(page.getByText('你的岗位没有这一项。')).toBeVisible()
    await expect(page.getByText(/^这一项归社区联合党委、.*网格员/)).toBeVisible()
    await expect(page.getByText('要临时帮忙，请社区联合党委或系统管理员给你开，最长7天。')).toHaveCount(lent)
    await expect(page.getByRole('button', { name: '返回' })).toBeVisible()
  }
})

test('what is not there and what is not mine look alike', async ({ as }) => {
  const { page } = await as('吴厅和')
  await page.goto('/desk/matters/0190a000-0000-7000-8000-000000000000')
  await expect(page.getByRole('heading', { name: '这件事不在了' })).toBeVisible()
  await expect(page.getByText('可能已经删掉，或你没有权限。')).toBeVisible()
  await page.getByRole('link', { name: '回全部事项' }).click()
  await expect(page.getByRole('heading', { name: '全部事项' })).toBeVisible()
})

test('a server that does not answer is named, tried again, and comes back', async ({ as }) => {
  const { page, context } = await as('吴厅和')
  await page.goto('/desk/')
  await settle(page)
  await context.route('**/api/v1/residents**', (route) => route.abort('connectionrefused'))
  await page.goto('/desk/houses/residents')
  await expect(page.getByRole('heading', { name: '没连上服务器' })).toBeVisible()
  await expect(page.getByText('你填的内容已存在这台电脑上，不会丢。')).toBeVisible()
  await expect(page.getByText(/\d+秒后自动再试，已试\d+次。/)).toBeVisible()
  await context.unroute('**/api/v1/residents**')
  await page.getByRole('button', { name: '现在再试' }).click()
  await expect(page.getByRole('heading', { name: '没连上服务器' })).toBeHidden()
  await expect(page.getByRole('table')).toBeVisible()
})

test('a part that cannot be fetched is no new version: the page says so, and when it may be loaded anew', async ({ as }) => {
  const { page, context } = await as('吴厅和')
  await page.goto('/desk/houses/residents')
  await settle(page)
  await context.setOffline(true)
  await page.getByRole('link', { name: '户', exact: true }).click()
  const banner = page.getByRole('status').filter({ hasText: /连上/ })
  await expect(banner).toContainText('没连上服务器')
  await expect(page.getByText('家园更新了')).toHaveCount(0)
  await context.setOffline(false)
  await expect(banner).toContainText('又连上了', { timeout: 60_000 })
  await banner.getByRole('button', { name: '刷新' }).click()
  await settle(page)
  await page.getByRole('link', { name: '户', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: '户主' })).toBeVisible()
})

test('what was sent out from the workbench and did not arrive is back in its place and says why', async ({ as, hand }) => {
  const committee = await hand('周联安')
  const words = `楼道灯不亮${Date.now() % 100_000}`
  const id = await (await hand('安居家')).report(words, '15栋2单元', { category_id: await committee.category('楼道照明') })
  await committee.act(id, 'register')
  const { page, context } = await as('吴厅和')
  await page.goto('/desk/')
  await settle(page)
  const row = page.getByRole('listitem').filter({ hasText: words })
  await leafTo(page, row, page.getByRole('button', { name: '再看一些' }))
  await row.getByText(/^网格事件/).click()
  await row.getByRole('button', { name: /^派遣/ }).click()
  await context.route('**/api/v1/matters/*/steps', (route) => route.abort('connectionrefused'))
  await row.getByRole('button', { name: /^派给/ }).click()
  await expect(row.getByRole('alert')).toContainText('没连上服务器')
  await context.unroute('**/api/v1/matters/*/steps')
  await row.getByText(/^网格事件/).click()
  await row.getByRole('button', { name: /^派遣/ }).click()
  await row.getByRole('button', { name: /^派给/ }).click()
  await expect(page.getByText(/^已派给/)).toBeVisible()
  await expect(row).toHaveCount(0)
})

test('an open dialog has the keys to itself: Esc closes it, and a letter does nothing to the page below', async ({ as, hand }) => {
  const id = await (await hand('安居家')).report('单元门口的灯罩松了', '15栋2单元')
  const { page } = await as('吴厅和')
  await page.goto(`/desk/matters/${id}`)
  await settle(page)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: '快捷键' })
  await expect(sheet).toBeVisible()
  await page.keyboard.press('c')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(new RegExp(`/desk/matters/${id}$`))
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/desk\/grid\/events\/new$/)
})

test('two clerks on one event: the second learns who was first', async ({ as, hand }) => {
  const committee = await hand('周联安')
  const id = await (await hand('安居家')).report('单元门口的砖翘起来了', '15栋2单元', { category_id: await committee.category('门禁和单元门') })
  const { page } = await as('吴厅和')
  const matter = new DeskMatter(page)
  await matter.open(id)
  // The stream would tell him in time; this one comes later than his hand.
  await page.context().route('**/api/v1/events**', (route) => route.abort())
  await page.getByRole('banner').getByRole('button', { name: /^立案/ }).click()
  const dialog = page.getByRole('dialog', { name: /^立案/ })
  await expect(dialog).toBeVisible()
  await committee.act(id, 'register')
  await dialog.getByRole('button', { name: /^立案/ }).click()
  await expect(page.getByRole('alert')).toContainText('刚才有人也动了这件事。')
  await expect(page.getByRole('alert')).toContainText('周联安')
  await expect(matter.state).toContainText('待派遣')
})
