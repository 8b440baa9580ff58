/** A grid worker whose line is gone: the app opens, he works, and each thing arrives once. */
import { Buffer } from 'node:buffer'

import { carryDay } from './account'
import { expect, test, type House } from './house'
import type { Locator, Page } from '@playwright/test'

const PIN = '258036'

/** Counts what a task costs: taps and typed fields. */
class Price {
  taps = 0
  typed = 0
  async tap(target: Locator): Promise<void> {
    this.taps += 1
    await target.tap()
  }
  async type(target: Locator, words: string): Promise<void> {
    this.typed += 1
    await target.fill(words)
  }
}

const pinField = (page: Page): Locator => page.getByRole('textbox', { name: '6位数字', exact: true })

async function picture(page: Page): Promise<Buffer> {
  const text = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    canvas.getContext('2d')?.fillRect(20, 20, 300, 200)
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  })
  return Buffer.from(text, 'base64')
}

/** Everything this origin keeps, as text: databases in and out of the bucket, caches, local storage. */
const keptText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const wait = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const bytes = new TextDecoder('utf-8', { fatal: false })
    const tell = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return bytes.decode(value as ArrayBuffer)
      if (Array.isArray(value)) return value.map(tell).join('\n')
      if (value instanceof CryptoKey || typeof value !== 'object' || value === null) return String(value)
      return Object.values(value).map(tell).join('\n')
    }
    const read = async (factory: IDBFactory): Promise<string[]> => {
      const found: string[] = []
      for (const { name } of await factory.databases()) {
        if (name === undefined) continue
        const db = await wait(factory.open(name))
        for (const store of db.objectStoreNames) found.push(tell(await wait(db.transaction(store).objectStore(store).getAll())))
        db.close()
      }
      return found
    }
    const all = await read(indexedDB)
    const buckets = (navigator as unknown as { storageBuckets?: { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> } }).storageBuckets
    for (const name of (await buckets?.keys()) ?? []) all.push(...(await read((await buckets!.open(name)).indexedDB)))
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        all.push(request.url)
        if (request.url.includes('/api/')) all.push(await (await cache.match(request))!.text())
      }
    }
    return [...all, ...Object.values({ ...localStorage }).map(String)].join('\n')
  })

interface Desk {
  get: <T>(path: string) => Promise<T>
}
async function atDesk(house: House): Promise<Desk> {
  const signedIn = await fetch(`${house.url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'clerk', password: 'jiayuan-demo' }),
  })
  const { access_token } = (await signedIn.json()) as { access_token: string }
  return {
    get: async <T>(path: string) => {
      const answer = await fetch(`${house.url}/api/v1${path}`, { headers: { authorization: `Bearer ${access_token}` } })
      expect(answer.status, path).toBe(200)
      return (await answer.json()) as T
    },
  }
}

test('what a worker writes without a network arrives exactly once, and nothing readable stays', async ({ as, house }) => {
  test.setTimeout(240_000)
  const { page: first, context } = await as('甘三格', { face: 'mobile', offline: true })
  await carryDay(first, PIN)
  const photo = await picture(first)

  // A cold start without a network: the app comes from the worker, the route from under the PIN.
  await first.close()
  await context.setOffline(true)
  const page = await context.newPage()
  await page.goto('/mobile/today')
  await expect(page.getByRole('heading', { name: '输入密码打开' })).toBeVisible()
  await expect(page.getByRole('button', { name: '我到了' })).toBeHidden()
  await pinField(page).fill(PIN)
  const card = page.getByRole('region', { name: /下一处|马上去/ })
  await expect(card).toBeVisible()
  await expect(page.getByText('没网，照常干活。')).toBeVisible()
  const who = (await card.getByRole('heading').innerText()).replace(/[家\d].*$/s, '').trim()
  expect(who.length).toBeGreaterThan(1)

  // Task 5: three taps, nothing typed.
  const visit = new Price()
  await visit.tap(card.getByRole('button', { name: '我到了' }))
  await visit.tap(page.getByRole('radio', { name: '都好' }))
  const household = page.url().split('/').at(-1)!
  await visit.tap(page.getByRole('button', { name: '存好' }))
  await expect(page.getByText('先存在手机里，有网自动传')).toBeVisible()
  expect({ taps: visit.taps, typed: visit.typed }).toEqual({ taps: 3, typed: 0 })
  await expect(page.getByText('已存1条')).toBeVisible()
  await expect(page.getByText('1处在手机里')).toBeVisible()

  // The next door takes the place under the thumb: a second tap counts for no other door, and the first is taken back.
  await card.getByRole('button', { name: '没人应' }).evaluate((first: HTMLButtonElement) => {
    const next = new MutationObserver(() => {
      const button = [...document.querySelectorAll<HTMLButtonElement>('.next button')].find((one) => one.textContent === first.textContent)
      if (button === undefined || button === first) return
      next.disconnect()
      button.click()
      document.body.dataset['tapped'] = 'twice'
    })
    next.observe(document.body, { childList: true, subtree: true })
    first.click()
  })
  await expect(page.locator('body[data-tapped="twice"]')).toBeVisible()
  await expect(page.getByText('已存2条')).toBeVisible()
  await expect(page.getByText('2处在手机里')).toBeVisible()
  await page.getByRole('button', { name: '撤回' }).tap()
  await expect(page.getByText('1处在手机里')).toBeVisible()
  await expect(page.getByText('已存1条')).toBeVisible()

  const words = `二楼转角的灯不亮${Date.now() % 100_000}`
  const note = new Price()
  await note.tap(page.getByRole('link', { name: '记一笔' }))
  await page.locator('input[name="photos"]').setInputFiles({ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: photo })
  await expect(page.getByRole('img', { name: '照片1' })).toBeVisible()
  await note.type(page.getByLabel('说一句'), words)
  await page.getByLabel('楼栋').selectOption({ index: 1 })
  await note.tap(page.getByRole('button', { name: '记下' }))
  await expect(page.getByText('已存2条')).toBeVisible()
  expect(note.typed).toBe(1)

  // Under the PIN, and sealed: nobody reads a name or the words from the storage.
  const locked = await keptText(page)
  expect(locked).not.toContain(who)
  expect(locked).not.toContain(words)

  // The line is back: both go by themselves, and a second look sends nothing again.
  await context.setOffline(false)
  await expect(page.getByText('没网，照常干活。')).toBeHidden({ timeout: 30_000 })
  const desk = await atDesk(house)
  interface Visits { items: { id: string; outcome: string; arrived_at: string }[] }
  const visitsToday = () => desk.get<Visits>(`/grid/visits?household_id=${household}&since=2026-11-23`)
  interface Events { items: { id: string; title: string; channel: string }[] }
  const events = () => desk.get<Events>(`/matters?kind=grid.event&q=${encodeURIComponent(words.slice(0, 12))}`)
  await expect(async () => {
    expect((await visitsToday()).items).toHaveLength(1)
    expect((await events()).items).toHaveLength(1)
  }).toPass({ timeout: 60_000 })
  await page.reload()
  await pinField(page).fill(PIN)
  await expect(page.getByRole('heading', { name: /今天走\d+处/ })).toBeVisible()
  expect((await visitsToday()).items).toHaveLength(1)
  // The phone's own clock is days away from the house's: opened without a network it tells the time by its last contact.
  expect((await visitsToday()).items[0]?.arrived_at).toMatch(/^2026-11-23/)
  const [event] = (await events()).items
  expect((await events()).items).toHaveLength(1)
  expect(event?.channel).toBe('mobile')
  expect((await desk.get<{ photos: unknown[] }>(`/grid/events/${event!.id}`)).photos).toHaveLength(1)

  // Signed out: the readable part is gone, the caches never had any of it.
  await page.getByRole('link', { name: '我的' }).tap()
  await page.getByRole('button', { name: '退出' }).tap()
  await expect(page).toHaveURL(/sign-in/)
  const left = await keptText(page)
  expect(left).not.toContain(who)
  expect(left).not.toContain(words)
  expect(left).not.toContain('/api/')
  expect(await page.evaluate(() => (navigator as unknown as { storageBuckets: { keys(): Promise<string[]> } }).storageBuckets.keys())).toEqual([])
})
