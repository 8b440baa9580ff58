/** Accounts and posts: what somebody may do begins and ends with a day, and a session elsewhere can be ended. */
import { take } from './album'
import { expect, test } from './house'
import { settle } from './routes'

test.use({ shares: true })

test('a grid worker is given another grid from one day until another, and sees it at once', { tag: '@picture' }, async ({ as, hand }, info) => {
  const [admin, worker] = [await hand('周联安'), await hand('甘一格')]
  const { page } = await as('周联安')
  const account = (await worker.get<{ account: { id: string } }>('/me')).account.id
  const { page: at } = await as('甘一格')
  const { building_id } = await (await hand('吴厅和')).place('8栋1单元')
  await test.step('before: a building of grid 2 is not his, and the page says who opens it', async () => {
    await at.goto(`/desk/houses?building=${building_id}`)
    await expect(at.getByRole('heading', { name: /^你看不到/ })).toBeVisible()
  })
  await test.step('appointed from today until 30 November', async () => {
    await page.goto(`/desk/accounts/${account}`)
    await settle(page)
    await page.getByRole('button', { name: '任命岗位' }).click()
    const dialog = page.getByRole('dialog', { name: '给甘一格任命岗位' })
    await dialog.getByLabel('岗位').selectOption({ label: '网格员' })
    await dialog.getByLabel('哪个网格').selectOption({ label: '二网格' })
    await dialog.getByLabel('到哪天').fill('2026-11-30')
    await dialog.getByLabel('为什么').fill('甘二格出差，帮一周')
    await take(page, info, 'post')
    await dialog.getByRole('button', { name: '任命' }).click()
    await expect(page.getByRole('status').getByText(/^甘一格从/)).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: '到11-30' })).toBeVisible()
    await page.goto('/desk/accounts/posts')
    await settle(page)
    await expect(page.getByRole('row').filter({ hasText: '帮一周' })).toContainText('二网格')
  })
  await test.step('now the building is his; when the post ends it is not', async () => {
    await at.reload()
    await expect(at.getByRole('grid', { name: /^8栋房屋/ })).toBeVisible()
    await page.getByRole('row').filter({ hasText: '帮一周' }).getByRole('button', { name: /^免去/ }).click()
    await expect(page.getByRole('status').getByText(/从今天起免去/)).toBeVisible()
    await at.reload()
    await expect(at.getByRole('heading', { name: /^你看不到/ })).toBeVisible()
  })
  expect((await admin.get<{ posts: unknown[] }>(`/accounts/${account}`)).posts.length).toBeGreaterThan(0)
})

test('signed in elsewhere: the other session is ended from here, and that screen asks for the password', { tag: '@picture' }, async ({ as }, info) => {
  const [{ page: here }, { page: there }] = [await as('周联安'), await as('周联安')]
  await there.goto('/desk/')
  await settle(there)
  await here.goto('/desk/settings/account')
  await settle(here)
  await expect(here.getByText('就是这里')).toBeVisible()
  await here.getByRole('button', { name: /^别处全退出/ }).click()
  await expect(here.getByRole('status').getByText(/都退出来了/)).toBeVisible()
  await expect(here.getByRole('row')).toHaveCount(2)
  await take(here, info, 'sessions')
  await there.reload()
  await expect(there).toHaveURL(/sign-in/)
  await expect(there.getByLabel('口令')).toBeVisible()
})

test('what a form lacks stands at its field in our words, whatever language the browser speaks', async ({ as }) => {
  const { page } = await as('周联安')
  await page.goto('/desk/accounts')
  await settle(page)
  await page.getByRole('button', { name: '开通账号' }).click()
  const dialog = page.getByRole('dialog', { name: '开通账号' })
  await dialog.getByRole('button', { name: /^开通/ }).click()
  await expect(dialog.getByLabel('姓名')).toBeFocused()
  await expect(dialog.getByLabel('姓名')).toHaveAccessibleDescription('还没填')
  await dialog.getByLabel('姓名').fill('石新来')
  await expect(dialog.getByLabel('姓名')).not.toHaveAttribute('aria-invalid')
  await dialog.getByLabel('登录名').fill('石新来')
  await dialog.getByRole('button', { name: /^开通/ }).click()
  await expect(dialog.getByLabel('登录名')).toHaveAccessibleDescription('字母、数字、点、横线，2–40位')
})
