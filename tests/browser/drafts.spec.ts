/** A form that was begun on one device is finished on another, photo and all; sent once, it is a draft nowhere. */
import { carryDay, openVault } from './account'
import { expect, test } from './house'
import { DARK } from './picture'

test.use({ shares: true })

test('a grid worker goes on with her note on another phone, and the first one knows that it was sent', async ({ as, hand }) => {
  test.setTimeout(240_000)
  const worker = await hand('甘二格')
  const drafts = async (form: string): Promise<{ content: { text: string; photos: string[] } }[]> => worker.get(`/me/drafts/${form}`)
  const words = `围墙开裂${Date.now() % 10_000}`
  const { page: first, context } = await as('甘二格', { face: 'mobile', offline: true })
  await carryDay(first)
  await first.getByRole('link', { name: '记一笔' }).tap()
  await first.locator('input[name="photos"]').setInputFiles({ name: 'wall.png', ...DARK })
  await expect(first.getByRole('img', { name: '照片1' })).toBeVisible()
  await expect.poll(async () => (await drafts('grid.note'))[0]?.content.photos.length ?? 0).toBe(1)

  // Without a network it stays here, and follows when the line is back.
  await context.setOffline(true)
  await first.getByLabel('说一句').fill(words)
  await first.waitForFunction(() => document.querySelector('textarea')?.value !== '')
  await context.setOffline(false)
  await expect.poll(async () => (await drafts('grid.note'))[0]?.content.text ?? '', { timeout: 60_000 }).toBe(words)

  const { page: second } = await as('甘二格', { face: 'mobile' })
  await second.goto('/mobile/note')
  await openVault(second)
  const offer = second.getByRole('region', { name: '另一台设备上的' })
  await expect(offer).toContainText(/在另一台设备（.+）上写到一半（.+），接着写？/)
  await offer.getByRole('button', { name: '接着写' }).tap()
  await expect(second.getByLabel('说一句')).toHaveValue(words)
  await expect(second.getByRole('img', { name: '照片1' })).toBeVisible()
  await second.getByLabel('楼栋').selectOption({ index: 1 })
  await second.getByRole('button', { name: '记下' }).tap()
  await expect(second.getByText('报上了，2小时内有人接')).toBeVisible()
  expect(await drafts('grid.note')).toEqual([])
  const { items } = await worker.get<{ items: { id: string }[] }>(`/matters?kind=grid.event&q=${encodeURIComponent(words)}`)
  expect(items).toHaveLength(1)
  expect((await worker.get<{ photos: unknown[] }>(`/grid/events/${items[0]!.id}`)).photos).toHaveLength(1)

  await first.getByRole('link', { name: '今天', exact: true }).tap()
  await first.getByRole('link', { name: '记一笔' }).tap()
  await expect(first.getByText('这张在另一台设备上已经交了，或不要了')).toBeVisible()
  await expect(first.getByLabel('说一句')).toHaveValue('')
})

test('a clerk who changes desks is asked which of two half-written calls goes on', async ({ as, hand }) => {
  const clerk = await hand('吴厅和')
  const draft = async () => (await clerk.get<{ content: { text: string; category_id: string } }[]>('/me/drafts/grid.call'))[0]?.content
  const kept = async (): Promise<string> => (await draft())?.text ?? ''
  const [{ page: here }, { page: there }] = await Promise.all([as('吴厅和'), as('吴厅和')])
  await here.goto('/desk/grid/events/new')
  await here.getByLabel('什么事').fill('15栋电梯停了')
  await expect.poll(kept).toBe('15栋电梯停了')
  // The kind is recognised a moment later, and kept as well.
  await expect.poll(async () => (await draft())?.category_id ?? '').not.toBe('')
  await there.goto('/desk/grid/events/new')
  const offer = there.getByRole('region', { name: '另一台设备上的' })
  await expect(offer).toBeVisible()
  await offer.getByRole('button', { name: '用这里的' }).click()
  await there.getByLabel('什么事').fill('另一件：门口积水')
  await expect.poll(kept).toBe('另一件：门口积水')
  await here.getByLabel('什么事').fill('15栋电梯停了，有人困在里面')
  await expect(here.getByRole('region', { name: '另一台设备上的' })).toBeVisible()
  expect(await kept()).toBe('另一件：门口积水')
  await here.getByRole('button', { name: '接着写' }).click()
  await expect(here.getByLabel('什么事')).toHaveValue('另一件：门口积水')
  await here.getByLabel('在哪里').fill('东门口')
  await here.getByRole('button', { name: '登记', exact: false }).first().click()
  await expect(here.getByText(/登记好了/)).toBeVisible()
  expect(await kept()).toBe('')
})
