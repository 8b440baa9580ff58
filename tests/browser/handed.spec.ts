/** What a phone cannot send is not lost: a colleague takes it up as it was written, and its author hears of it. */
import { carryDay, openVault } from './account'
import { expect, test, type Name, type Options, type Person } from './house'
import type { Hand } from './hand'
import type { Page } from '@playwright/test'
import { DARK, LIT } from './picture'

test.use({ shares: true })

/** 甘三格 handles a matter without a network while it is handed over to 甘四格: what he wrote comes too late. */
async function writeTooLate(as: (name: Name, options?: Options) => Promise<Person>, hand: (name: Name) => Promise<Hand>): Promise<{ page: Page; clerk: Hand; id: string; title: string }> {
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
  await expect(page.getByRole('link', { name: new RegExp(title) })).toContainText('办好了，在手机里')
  await clerk.act(id, 'hand_over', { to: { kind: 'account', id: await accountOf(fourth) }, note: '换人' })
  await context.setOffline(false)
  await page.getByRole('link', { name: /1条有出入/ }).tap({ timeout: 60_000 })
  return { page, clerk, id, title }
}

test('a step that came too late goes to the colleague who has the matter now, words and photo with it', async ({ as, hand }) => {
  test.setTimeout(240_000)
  const { page, clerk, id, title } = await writeTooLate(as, hand)

  const item = page.getByRole('listitem').filter({ hasText: '有出入' })
  await expect(item).toContainText(/尾号\d{4}/)
  await expect(item).toContainText(`${title} · `)
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

test('a step that came too late and is not mine any more opens with its words, to be told to who has it', async ({ as, hand }) => {
  test.setTimeout(240_000)
  const { page } = await writeTooLate(as, hand)
  await page.getByRole('button', { name: '改一改' }).tap()
  await expect(page.getByRole('region', { name: '你写的还在' })).toContainText('螺丝拧紧了1张照片。这件事现在在甘四格手里')
  await page.getByRole('button', { name: '说给办的人' }).tap()
  await expect(page.getByRole('textbox')).toHaveValue('螺丝拧紧了')
  await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
})

test('an event that a phone cannot send is written down at the desk, place and photo filled in', async ({ as, hand }) => {
  test.setTimeout(240_000)
  const [committee, clerk] = await Promise.all([hand('周联安'), hand('吴厅和')])
  interface Category { id: string; code: string; title: string; parent_id: string | null; version: number }
  const all = await committee.get<Category[]>('/categories?kind=grid.event')
  const form = {
    parent_id: all.find((one) => one.title === '停车和道闸')!.parent_id, code: `x${Date.now() % 100_000}`, title: '临时的一类', position: 99, is_urgent: false, evidence: 'none',
    limits: { dispatched: 'working:2d' }, register_when: '看见就算', close_when: '清走', keywords: '', is_active: true,
  }
  const { id } = await committee.post<{ id: string }>('/categories', { kind: 'grid.event', ...form })

  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })
  await carryDay(page)
  await page.getByRole('link', { name: '记一笔' }).tap()
  await page.getByLabel('哪一类').selectOption({ label: form.title })
  await context.setOffline(true)
  const words = `围墙边堆了砖${Date.now() % 10_000}`
  await page.locator('input[name="photos"]').setInputFiles({ name: 'wall.png', ...DARK })
  await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
  await page.getByLabel('说一句').fill(words)
  const place = page.getByLabel('楼栋')
  await place.selectOption({ index: 2 })
  const building = (await place.locator('option:checked').innerText()).trim()
  await page.getByRole('button', { name: '记下' }).tap()
  await expect(page.getByText('先存在手机里，有网自动传').last()).toBeVisible()
  await committee.put(`/categories/${id}`, { ...form, is_active: false }, (await committee.get<Category>(`/categories/${id}`)).version)
  await context.setOffline(false)
  await page.goto('/mobile/outbox')
  await openVault(page)
  await page.getByRole('button', { name: '交给别人' }).tap({ timeout: 60_000 })
  // The server has it, the answer is lost on its way: the phone tries again by itself, and hears who has it.
  await page.route('**/api/v1/grid/handed-items', async (route) => {
    await route.fetch()
    await route.abort()
  }, { times: 1 })
  await page.getByRole('button', { name: '交出去' }).tap()
  await expect(page.getByText('现在没有网，交不出去')).toBeVisible()
  await page.getByRole('button', { name: '再传一次' }).tap()
  await expect(page.getByText('已交给别人')).toBeVisible()
  await expect(page.getByText('已经交给社区事件岗了，这里不再传')).toBeVisible()
  await expect(page.getByRole('button', { name: /再传一次|交出去/ })).toHaveCount(0)

  const { page: desk } = await as('吴厅和')
  await desk.goto('/desk/')
  await desk.getByRole('link', { name: /别人交来\d+条/ }).click()
  const one = desk.getByRole('region', { name: '等你接' }).getByRole('article').filter({ hasText: '甘三格交来' })
  await expect(one).toContainText('照片1张')
  await one.getByRole('button', { name: '接手' }).click()
  await expect(desk.getByLabel('什么事')).toHaveValue(new RegExp(`^${words}（甘三格`))
  await expect(desk.getByLabel('在哪里')).toHaveValue(building)
  await expect(desk.getByLabel('来电号码')).toHaveCount(0)
  await expect(desk.getByRole('img', { name: '照片1' })).toBeVisible()
  await desk.getByLabel('哪一类').selectOption({ label: '停车和道闸' })
  await desk.getByRole('button', { name: '登记' }).first().click()
  await expect(desk.getByText(/登记好了/)).toBeVisible()
  const { items } = await clerk.get<{ items: { id: string }[] }>(`/matters?kind=grid.event&q=${encodeURIComponent(words)}`)
  expect(items.length).toBe(1)
  const event = await clerk.get<{ photos: unknown[]; source: string; channel: string }>(`/grid/events/${items[0]!.id}`)
  expect([event.photos.length, event.source, event.channel]).toEqual([1, 'patrol', 'desk'])
})
