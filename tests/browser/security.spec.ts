/** What the browser is told to refuse, and that it refuses it. */
import { signInByPassword, totp } from './account'
import { expect, test } from './house'
import { DeskMatter } from './matter'
import { settle } from './routes'

test.use({ shares: true })

const MARKUP = '<img src=x onerror="document.title=`taken`"><script>document.title=`taken`</script>灯坏了'

for (const face of ['desk', 'mobile'] as const) {
  test(`the ${face} arrives with a policy without unsafe-inline, and keeps to it`, async ({ as }) => {
    const { page } = await as(face === 'desk' ? '周联安' : '安居家', { face })
    const refused: string[] = []
    await page.exposeFunction('note', (text: string) => refused.push(text))
    await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => void (window as unknown as { note(text: string): void }).note(`${event.violatedDirective} ${event.blockedURI}`)))
    const answer = await page.goto(`/${face}/`)
    const headers = await answer!.allHeaders()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).not.toContain('unsafe-eval')
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBeTruthy()
    expect(headers['cache-control']).toMatch(/no-cache|no-store/)
    await settle(page)
    expect(refused).toEqual([])
    // The policy is alive: a script that somebody smuggles in does not run.
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "taken"'
      document.body.append(script)
    })
    await expect.poll(() => refused.length).toBeGreaterThan(0)
    await expect(page).not.toHaveTitle('taken')
  })
}

test('markup in what somebody reports stays words, on the desk and on the phone', async ({ as, hand }) => {
  const id = await (await hand('安居家')).report(MARKUP, '15栋2单元')
  for (const [name, face] of [['吴厅和', 'desk'], ['安居家', 'mobile']] as const) {
    const { page } = await as(name, { face })
    const faults: string[] = []
    page.on('pageerror', (fault) => faults.push(String(fault)))
    if (face === 'desk') await new DeskMatter(page).open(id)
    else await page.goto(`/mobile/matters/${id}`)
    await settle(page)
    await expect(page.getByText(MARKUP).first()).toBeVisible()
    await expect(page).not.toHaveTitle('taken')
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect(faults).toEqual([])
  }
})

test('no token stands in an address, and none is left where a script of another page could read it', async ({ as }) => {
  const { page, context } = await as('吴厅和')
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await page.goto('/desk/')
  await settle(page)
  await page.goto('/desk/grid/events')
  await settle(page)
  expect(addresses.filter((address) => /[?&](token|access_token|jwt)=|eyJ[\w-]+\./.test(address))).toEqual([])
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie)
  expect(kept).not.toMatch(/eyJ[\w-]{10,}\./)
  const cookies = await context.cookies()
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) expect([cookie.httpOnly, cookie.sameSite]).toEqual([true, 'Strict'])
})

test('a password that somebody else gave leads to its change on both faces, and then to the page that was meant', async ({ hand, stranger }) => {
  const committee = await hand('周联安')
  for (const face of ['desk', 'mobile'] as const) {
    const login = `new-${face}-${Date.now()}`
    const { id } = await committee.post<{ id: string }>('/accounts', { login, name: '新来人', role: 'staff' })
    const { password } = await committee.post<{ password: string }>(`/accounts/${id}/passwords`, {})
    const { page } = await stranger({ face })
    const meant = face === 'desk' ? '/desk/settings/account' : '/mobile/me/sessions'
    await page.goto(meant)
    if (face === 'mobile') await page.getByRole('button', { name: '社区工作人员：用账号登录' }).click()
    await signInByPassword(page, login, password)
    await expect(page.getByRole('heading', { name: '先改口令' })).toBeVisible()
    await page.goto(face === 'desk' ? '/desk/' : '/mobile/')
    await expect(page.getByRole('heading', { name: '先改口令' })).toBeVisible()
    await page.goto(meant)
    await page.getByLabel('现在的口令').fill(password)
    await page.getByLabel('新口令').fill('Lan-Tian-4711')
    await page.getByLabel('再写一遍').fill('Lan-Tian-4711')
    await page.getByRole('button', { name: '改好，接着办' }).click()
    await expect(page).toHaveURL(new RegExp(`${meant}$`))
  }
})

test('who must use a second factor sets it up before anything else, and then comes to the page that was meant', async ({ hand, stranger, request, house }) => {
  const committee = await hand('周联安')
  const clock = async (): Promise<Date> => new Date((await request.get(`${house.url}/healthz`)).headers()['jiayuan-clock']!)
  for (const face of ['desk', 'mobile'] as const) {
    const login = `factor-${face}-${Date.now()}`
    const { id } = await committee.post<{ id: string }>('/accounts', { login, name: '调解人', role: 'staff' })
    const { password } = await committee.post<{ password: string }>(`/accounts/${id}/passwords`, {})
    await committee.post('/posts', { account_id: id, kind: 'mediator', from_on: '2026-11-01' })
    const { page } = await stranger({ face })
    const meant = face === 'desk' ? '/desk/settings/account' : '/mobile/me/sessions'
    await page.goto(meant)
    if (face === 'mobile') await page.getByRole('button', { name: '社区工作人员：用账号登录' }).click()
    await signInByPassword(page, login, password)
    await page.getByLabel('现在的口令').fill(password)
    await page.getByLabel('新口令').fill('Lan-Tian-4711')
    await page.getByLabel('再写一遍').fill('Lan-Tian-4711')
    await page.getByRole('button', { name: '改好，接着办' }).click()
    await expect(page.getByRole('heading', { name: '先启用动态口令' })).toBeVisible()
    await page.goto(face === 'desk' ? '/desk/' : '/mobile/')
    await expect(page.getByRole('heading', { name: '先启用动态口令' })).toBeVisible()
    await page.goto(meant)
    const secret = await page.getByText(/^[A-Z2-7 ]{39}$/).innerText()
    await page.getByLabel('6位动态口令').fill('000000')
    await page.getByRole('button', { name: '启用，接着办' }).click()
    await expect(page.getByRole('alert').or(page.locator('[aria-invalid="true"]')).first()).toBeVisible()
    await page.getByLabel('6位动态口令').fill(totp(secret, await clock()))
    await page.getByRole('button', { name: '启用，接着办' }).click()
    await expect(page).toHaveURL(new RegExp(`${meant}$`))
  }
})
