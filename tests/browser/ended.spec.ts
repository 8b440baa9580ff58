/** A phone whose app ends at the worst moment, or that changes hands: nothing is lost, and nothing happens twice. */
import type { BrowserContext, Page } from '@playwright/test'

import { carryDay, openVault, signInByPassword } from './account'
import { expect, test } from './house'

test.use({ shares: true })

/** How much of a half-written form lies under the PIN, where nobody can read it; how many items the outbox holds. */
const kept = (page: Page, form = ''): Promise<{ size: number; items: number }> =>
  page.evaluate(async (id) => {
    const buckets = (navigator as unknown as { storageBuckets: { open(name: string): Promise<{ indexedDB: IDBFactory }> } }).storageBuckets
    const wait = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const [readable, outbox] = await Promise.all([wait((await buckets.open('readable')).indexedDB.open('readable')), wait(indexedDB.open('outbox'))])
    const row = await wait<{ box: { data: ArrayBuffer } } | undefined>(readable.transaction('records').objectStore('records').get(['forms', id]))
    const items = await wait(outbox.transaction('outbox').objectStore('outbox').count())
    readable.close()
    outbox.close()
    return { size: row?.box.data.byteLength ?? 0, items }
  }, form)
const sizeOf = async (page: Page, form: string): Promise<number> => (await kept(page, form)).size
const itemsOf = async (page: Page): Promise<number> => (await kept(page)).items

/** The app is ended when its item is stored and before the page hears what became of it; opened again, it stands where it stood. */
async function endWhileSending(page: Page, context: BrowserContext, press: () => Promise<void>): Promise<Page> {
  const [at, before] = [page.url(), await itemsOf(page)]
  await context.route('**/api/v1/sealed', () => undefined)
  await press()
  await expect.poll(() => itemsOf(page)).toBeGreaterThan(before)
  const again = await context.newPage()
  await again.goto(at)
  await page.close()
  await context.unroute('**/api/v1/sealed')
  await openVault(again)
  return again
}

test('what was half written is there again once the PIN is given; what was on its way is neither lost nor written twice', async ({ as, hand }) => {
  test.setTimeout(180_000)
  const worker = await hand('甘三格')
  const words = `路沿石翘起来了${Date.now() % 10_000}`
  const { page, context } = await as('甘三格', { face: 'mobile', offline: true })
  await carryDay(page)
  await page.getByRole('link', { name: '记一笔' }).tap()
  await page.getByLabel('说一句').fill(words)
  await expect.poll(() => sizeOf(page, 'note')).toBeGreaterThan(0)
  const worded = await sizeOf(page, 'note')
  await page.getByLabel('楼栋').selectOption({ index: 1 })
  await expect.poll(() => sizeOf(page, 'note')).toBeGreaterThan(worded)
  await page.reload()
  await openVault(page)
  await expect(page.getByLabel('说一句')).toHaveValue(words)

  const again = await endWhileSending(page, context, () => page.getByRole('button', { name: '记下', exact: true }).tap())
  await expect(again.getByRole('heading', { name: '记一笔' })).toBeVisible()
  const events = async (): Promise<number> => (await worker.get<{ items: unknown[] }>(`/grid/events?q=${encodeURIComponent(words)}`)).items.length
  await expect.poll(events, { timeout: 60_000 }).toBe(1)
  await again.reload()
  await openVault(again)
  await expect(again.getByText('看见什么，拍一张，说一句')).toBeVisible()
  await expect(again.getByLabel('说一句')).toHaveValue('')
  expect(await events()).toBe(1)
})

test('a round goes on where the app ended: its first point is looked at once, in one round', async ({ as, hand }) => {
  test.setTimeout(180_000)
  const worker = await hand('甘四格')
  const { patrols } = await worker.get<{ patrols: { route_id: string }[] }>('/grid/day')
  const id = patrols[0]!.route_id
  const { points } = await worker.get<{ points: { name: string }[] }>(`/grid/patrol-routes/${id}`)
  const words = `地漏堵了${Date.now() % 10_000}`
  const { page, context } = await as('甘四格', { face: 'mobile', offline: true })
  await carryDay(page)
  await page.goto(`/mobile/patrols/${id}`)
  await openVault(page)
  await page.getByRole('button', { name: new RegExp(points[0]!.name) }).tap()
  await page.getByRole('button', { name: /没问题$/ }).first().tap()
  await page.getByPlaceholder('怎么了，写一句（选填）').fill(words)
  const again = await endWhileSending(page, context, () => page.getByRole('button', { name: '记下，报1样' }).tap())
  await expect(again.getByText(`${points.length}个点，看过1个，发现1样`)).toBeVisible()
  await again.getByRole('button', { name: new RegExp(points[1]!.name) }).tap()
  await again.getByRole('button', { name: '都没问题' }).tap()
  await expect(again.getByText(`${points.length}个点，看过2个，发现1样`)).toBeVisible()
  await again.getByRole('button', { name: '走完了' }).tap()
  await expect(again.getByRole('heading', { name: '待办' })).toBeVisible()
  const found = async (): Promise<number> => (await worker.get<{ items: unknown[] }>(`/grid/events?q=${encodeURIComponent(words)}`)).items.length
  await expect.poll(found, { timeout: 60_000 }).toBe(1)
  interface Rounds { items: { started_at: string; ended_at: string | null; checked: number }[] }
  const unended = async (): Promise<Rounds['items']> =>
    (await worker.get<Rounds>(`/grid/patrols?route_id=${id}&limit=100`)).items.filter((one) => one.started_at.startsWith('2026-11-23') && (one.ended_at === null || one.checked === 1))
  await expect.poll(unended, { timeout: 60_000 }).toEqual([])
})

test('a round that was left is ended with its last point, and the next one begins with its first', async ({ as, hand }) => {
  test.setTimeout(180_000)
  const worker = await hand('甘二格')
  const { patrols } = await worker.get<{ patrols: { route_id: string }[] }>('/grid/day')
  const id = patrols[0]!.route_id
  const { points } = await worker.get<{ points: { name: string }[] }>(`/grid/patrol-routes/${id}`)
  const { page, context } = await as('甘二格', { face: 'mobile', offline: true })
  await carryDay(page)
  await page.goto(`/mobile/patrols/${id}`)
  await openVault(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: new RegExp(points[0]!.name) }).tap()
  await page.getByRole('button', { name: '都没问题' }).tap()
  await expect(page.getByText(`${points.length}个点，看过1个`)).toBeVisible()
  await page.getByRole('button', { name: new RegExp(points[1]!.name) }).tap()
  await page.getByRole('button', { name: '都没问题' }).tap()
  await expect(page.getByText(`${points.length}个点，看过2个`)).toBeVisible()

  await context.clock.setSystemTime(new Date(Date.now() + 13 * 3_600_000))
  await page.reload()
  await openVault(page)
  await expect(page.getByText(`${points.length}个点，看过0个`)).toBeVisible()
  await context.setOffline(false)
  interface Rounds { items: { worker_name: string; started_at: string; ended_at: string | null; checked: number }[] }
  const rounds = async (): Promise<Rounds['items']> =>
    (await worker.get<Rounds>(`/grid/patrols?route_id=${id}&limit=100`)).items.filter((one) => one.worker_name === '甘二格' && one.started_at.startsWith('2026-11-23'))
  await expect.poll(async () => (await rounds()).map((one) => [one.ended_at !== null, one.checked]), { timeout: 60_000 }).toEqual([[true, 2]])
})

test('one arrival makes one visit, and who signs in after somebody else sets a PIN of his own', async ({ as, hand }) => {
  test.setTimeout(180_000)
  const worker = await hand('甘一格')
  const { stops } = await worker.get<{ stops: { household_id: string | null }[] }>('/grid/day')
  const door = `/mobile/today/${stops.find((one) => one.household_id !== null)!.household_id}`
  const { page, context } = await as('甘一格', { face: 'mobile', offline: true })
  await carryDay(page)
  await page.goto(door)
  await openVault(page)
  await page.getByRole('button', { name: '我到了' }).tap()
  await page.getByRole('radio', { name: '没人应门' }).tap()
  await expect(page.getByText(/已到场 \d/)).toBeVisible()
  await page.getByRole('button', { name: '存好' }).tap()
  await expect(page).toHaveURL(/today$/)
  await page.goto(door)
  await openVault(page)
  await expect(page.getByRole('button', { name: '我到了' })).toBeVisible()

  await context.clearCookies()
  await page.goto('/mobile/today')
  await page.getByRole('button', { name: '社区工作人员：用账号登录' }).tap()
  await signInByPassword(page, 'grid2')
  await expect(page.getByRole('heading', { name: '设一个6位数字密码' })).toBeVisible()
})
