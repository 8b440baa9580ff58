/** What a phone cannot send is not lost: a colleague takes it up as it was written, and its author hears of it. */
import { carryDay, openVault } from './account'
import { expect, test } from './house'
import { LIT } from './picture'

test.use({ shares: true })

test('a step that came too late goes to the colleague who has the matter now, words and photo with it', async ({ as, hand }) => {
  test.setTimeout(240_000)
  const [clerk, third, fourth] = await Promise.all([hand('吴厅和'), hand('甘三格'), hand('甘四格')])
  const accountOf = async (one: typeof third): Promise<string> => (await one.get<{ account: { id: string } }>('/me')).account.id
  const title = `楼道扶手松了${Date.now() % 10_000}`
  const id = await third.report(title, '15栋2单元')
  await clerk.act(id, 'register', { category_id: await clerk.category('停车和道闸') })
  await clerk.act(id, 'dispatch', { to: { kind: 'account', id: await accountOf(third) } })

  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })
  await carryDay(page)
  await page.getByRole('link', { name: '待办' }).tap()
  await page.getByRole('link', { name: new RegExp(title) }).tap()
  await context.setOffline(true)
  await page.getByRole('button', { name: '办好了' }).tap()
  await page.getByLabel('怎么办好的').fill('螺丝拧紧了')
  await page.locator('input[name="files"]').setInputFiles({ name: 'after.png', ...LIT })
  await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
  await page.getByRole('button', { name: '办好了' }).tap()
  await expect(page.getByText(/先存在手机里/)).toBeVisible()
  await clerk.act(id, 'hand_over', { to: { kind: 'account', id: await accountOf(fourth) }, note: '换人' })
  await context.setOffline(false)
  await page.getByRole('link', { name: /1条有出入/ }).tap({ timeout: 60_000 })

  await page.getByRole('button', { name: '交给别人' }).tap()
  await page.getByLabel('交给谁').selectOption({ label: '甘四格' })
  await page.getByLabel('说一句').fill('现在归你了')
  await page.getByRole('button', { name: '交出去' }).tap()
  await expect(page.getByText('交出去了，接没接手都告诉你')).toBeVisible()
  await expect(page.getByText('都传上了')).toBeVisible()

  const { page: other } = await as('甘四格', { face: 'mobile' })
  await other.goto('/mobile/todo')
  await openVault(other)
  await other.getByRole('link', { name: /别人交来1条/ }).tap()
  await expect(other.getByRole('region', { name: '等你接' })).toContainText('甘三格交来 · 照片1张')
  await other.getByRole('button', { name: '接手' }).tap()
  await expect(other.getByLabel('怎么办好的')).toHaveValue(/^螺丝拧紧了（甘三格.*写的）$/)
  await expect(other.getByRole('img', { name: '照片1' })).toBeVisible()
  await other.getByRole('button', { name: '办好了' }).tap()
  await expect(other.getByText('报上去了，等人核查')).toBeVisible()
  const matter = await clerk.matter(id)
  expect([matter.state, matter.steps[0]?.actor_name]).toEqual(['handled', '甘四格'])

  await page.getByRole('link', { name: '交来的和我交出的' }).tap()
  await expect(page.getByRole('region', { name: '我交出的' })).toContainText('甘四格接手了')
})
