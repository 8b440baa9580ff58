/** Signing in with one's hands: account and password, or a phone and its code. */
import { createHmac } from 'node:crypto'

import { expect, type Page } from '@playwright/test'

import type { House } from './house'

export async function signInByPhone(page: Page, house: House, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone)
  const digits = await house.codeFor(() => page.getByRole('button', { name: '发验证码' }).click())
  await page.getByLabel('验证码', { exact: true }).fill(digits)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: '用手机号登录' })).toBeHidden()
}

export async function signInByPassword(page: Page, name: string, password = 'jiayuan-demo'): Promise<void> {
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** What an authenticator shows for this secret while the server's clock stands at `now` (RFC 6238). */
export function totp(secret: string, now: Date): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll(' ', '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)))
  const digest = createHmac('sha1', Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))).update(step).digest()
  return String((digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The PIN over what a worker's phone keeps: set the first time, asked at every cold start. */
export async function openVault(page: Page, pin = '248163'): Promise<void> {
  const field = page.getByLabel('6位数字', { exact: true })
  const gate = page.getByRole('dialog')
  await expect(gate).toBeVisible()
  const isFirst = await page.getByRole('heading', { name: '设一个6位数字密码' }).isVisible()
  await field.fill(pin)
  if (isFirst) {
    await expect(page.getByRole('heading', { name: '再输一次' })).toBeVisible()
    await field.fill(pin)
  }
  await expect(gate).toBeHidden()
}

/** What lies on the phone: its keys, and the collections under the PIN by their names. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const buckets = (navigator as unknown as { storageBuckets: { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> } }).storageBuckets
    if (!(await buckets.keys()).includes('readable')) return []
    const { indexedDB } = await buckets.open('readable')
    if (!(await indexedDB.databases()).some((one) => one.name === 'readable')) return []
    const wait = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await wait(indexedDB.open('readable'))
    const keys = (store: string): Promise<IDBValidKey[]> => wait(db.transaction(store).objectStore(store).getAllKeys())
    const found = [...Object.keys(localStorage), ...(await keys('device')), ...(await keys('records')).map((key) => (key as string[])[0])]
    db.close()
    return [...new Set(found.map(String))]
  })

/** From here on the line may go: the app lies on the phone and its worker is in charge of the page, the keys that seal what is written, and what is named. */
export async function readyOffline(page: Page, ...collections: string[]): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await expect.poll(() => kept(page), { timeout: 60_000 }).toEqual(expect.arrayContaining(['jy-sealing-key', 'device', ...collections]))
}

/** The phone has fetched all that a day without a network needs: these two come last. */
export const carried = (page: Page): Promise<void> => readyOffline(page, 'categories', 'consent-texts')

/** A grid worker sets his PIN and takes his day along. */
export async function carryDay(page: Page, pin?: string): Promise<void> {
  await page.goto('/mobile/today')
  await openVault(page, pin)
  await carried(page)
  await expect(page.getByRole('heading', { level: 1, name: /^今天/ })).toBeVisible()
}
