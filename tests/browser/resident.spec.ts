/** A resident's own things on the phone: each page says what holds now, and nothing that was given is lost or asked twice. */
import { signInByPhone } from './account'
import { expect, test } from './house'
import { DARK, LIT } from './picture'

test.use({ shares: true })

test('a stranger who slips asks for another code at once, who waits for the window is not asked again, who closes the account is not told that time was up', async ({ stranger, house }) => {
  const { page } = await stranger({ face: 'mobile' })
  await page.goto('/mobile/sign-in')
  await page.getByLabel('手机号').fill('13700000801')
  await house.codeFor(() => page.getByRole('button', { name: '发验证码' }).click())
  await expect(page.getByLabel('验证码', { exact: true })).toBeVisible()
  await signInByPhone(page, house, '13700000802')

  await page.goto('/mobile/me/binding')
  await page.getByLabel('姓名').fill('安居家')
  await page.getByLabel('证件号码').fill('52030219880807107X')
  await page.getByRole('button', { name: '对一下' }).click()
  const waits = page.getByRole('heading', { name: '请带身份证到社区窗口' })
  await expect(waits).toBeVisible()
  await page.reload()
  await expect(waits).toBeVisible()
  await page.getByRole('button', { name: '写错了，再对一下' }).click()
  await expect(page.getByLabel('证件号码')).toBeVisible()

  await page.goto('/mobile/me/closing')
  await page.getByLabel('我看过了，要注销').check()
  await page.getByRole('button', { name: '注销账号' }).click()
  await expect(page.getByText('账号注销了')).toBeVisible()
  await expect(page.getByText('登录到期了')).toHaveCount(0)
})

test('whose session ended comes back to where he was', async ({ as }) => {
  const { page, context } = await as('田有望', { face: 'mobile' })
  await page.goto('/mobile/me/told-by')
  await page.getByText('我自己来看').click()
  await context.clearCookies()
  await page.route('**/api/v1/**', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify({ type: '/problems/access.token_invalid', title: '登录到期了', status: 401, code: 'access.token_invalid' }) }))
  await page.getByRole('button', { name: '就这样告诉我' }).click()
  await expect(page.getByText('登录到期了')).toBeVisible()
  await expect(page).toHaveURL(/sign-in\?next=\/me\/told-by$/)
})

test('who met the same brings his photos along, also the one taken while the other is stored; a second urge on one day is refused and not kept for tomorrow', async ({ as, hand }) => {
  const words = '9栋1单元负一楼楼道灯全黑'
  const [resident, clerk] = [await hand('安居家'), await hand('吴厅和')]
  const id = await resident.report(words, '9栋1单元', { category_id: await resident.category('楼道照明') })
  const { page: neighbour } = await as('田有望', { face: 'mobile' })
  await neighbour.goto('/mobile/report')
  const camera = neighbour.locator('input[name="photos"]')
  await camera.setInputFiles(DARK)
  await camera.setInputFiles(LIT)
  await expect(neighbour.getByRole('img', { name: '照片2' })).toBeVisible()
  await neighbour.getByLabel('哪里怎么了').fill('楼道灯不亮')
  await neighbour.getByRole('listitem').filter({ hasText: words }).getByRole('button', { name: '我也遇到' }).click()
  await expect(neighbour).toHaveURL(new RegExp(`/matters/${id}$`))
  expect((await clerk.get<{ photos: unknown[] }>(`/grid/events/${id}`)).photos).toHaveLength(2)

  const { page } = await as('安居家', { face: 'mobile' })
  await page.goto(`/mobile/matters/${id}`)
  const urge = page.getByRole('button', { name: '催一下' })
  await urge.click()
  await expect(page.getByText('你催了一下')).toBeVisible()
  await urge.click()
  await expect(page.getByRole('alert').filter({ hasText: '今天已经催过了' })).toBeVisible()
  await page.goto('/mobile/outbox')
  await expect(page.getByText('在手机里', { exact: true })).toHaveCount(0)
})

test('who adds something stands on the matter again, and one step back is where he came from', async ({ as, hand }) => {
  const id = await (await hand('安居家')).report('晾衣杆被风吹弯了', '15栋2单元')
  const { page } = await as('安居家', { face: 'mobile' })
  await page.goto('/mobile/me')
  await page.goto(`/mobile/matters/${id}`)
  await page.getByRole('button', { name: '补充' }).click()
  await page.getByRole('textbox').fill('又弯了一根')
  await page.getByRole('button', { name: '补上' }).click()
  await expect(page.getByText('补上了，办的人看得到')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/matters/${id}$`))
  await page.goBack()
  await expect(page).toHaveURL(/\/mobile\/me$/)
})

test('what a guardian asks for a child stands with the child, and nothing of his own does', async ({ as, hand }) => {
  const parent = await hand('安居家')
  const { wards } = await parent.get<{ wards: { person_id: string; name: string }[] }>('/me/record')
  const child = wards[0]!
  await parent.post('/me/corrections', { fact: 'person.pet', wanted: '一只乌龟', for_person_id: child.person_id })
  await parent.post('/me/corrections', { fact: 'person.pet', wanted: '一只鹦鹉' })
  const { page } = await as('安居家', { face: 'mobile' })
  await page.goto('/mobile/me/record')
  await expect(page.getByText('改成“一只鹦鹉”')).toBeVisible()
  await expect(page.getByText('改成“一只乌龟”')).toHaveCount(0)
  await page.getByRole('button', { name: child.name }).click()
  await expect(page.getByText('改成“一只乌龟”')).toBeVisible()
  await expect(page.getByText('改成“一只鹦鹉”')).toHaveCount(0)
})
