import { ref } from 'vue'

import { fromUtf8, utf8 } from './bytes'
import { deleteReadable, KEEP_MS, openReadable, type Box, type ReadableRecord, type VaultRow } from './readable'

/**
 * The readable data of the phone under a PIN. The data key is made once, wrapped by the PIN's key, encrypted again by
 * a device key, and lives in memory only: the PIN is asked at every cold start and after 15 minutes hidden. Six digits
 * stop who picks the phone up; against who copies its storage stand the phone's own encryption, 72 hours and little data.
 */
const ROUNDS = 600_000
const TRIES = 5
const HIDDEN_MS = 15 * 60_000

export type VaultState = 'unknown' | 'absent' | 'locked' | 'open'
export const vaultState = ref<VaultState>('unknown')

let dataKey: CryptoKey | null = null

let looking: Promise<unknown> = Promise.resolve()

/** One look at a time. What another account kept goes, and what its own may not read any more (`mayRead`). */
export function lookAtVault(account: string, mayRead = true): Promise<VaultState> {
  const found = looking.then(() => look(account, mayRead))
  looking = found.catch(() => undefined)
  return found
}

async function look(account: string, mayRead: boolean): Promise<VaultState> {
  const row = await (await openReadable()).vault.get('vault')
  if (row !== undefined && (row.account !== account || !mayRead || Date.now() - row.lastContact > KEEP_MS)) {
    await dropVault()
    return vaultState.value
  }
  vaultState.value = row === undefined ? 'absent' : dataKey === null ? 'locked' : 'open'
  return vaultState.value
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}

const newIv = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(12))

export async function createVault(account: string, pin: string, rounds: number = ROUNDS): Promise<void> {
  const aes = { name: 'AES-GCM', length: 256 }
  const fresh = await crypto.subtle.generateKey(aes, true, ['encrypt', 'decrypt'])
  const deviceKey = await crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt'])
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const [inner, iv] = [newIv(), newIv()]
  const wrapping = await pinKey(pin, salt, rounds)
  const once = await crypto.subtle.wrapKey('raw', fresh, wrapping, { name: 'AES-GCM', iv: inner })
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, deviceKey, once)
  const row: VaultRow = {
    name: 'vault',
    account,
    salt,
    rounds,
    wrapped: { iv, data },
    inner,
    deviceKey,
    wrong: 0,
    lastContact: Date.now(),
  }
  await (await openReadable()).vault.put(row)
  dataKey = await unwrapDataKey(row, pin)
  vaultState.value = 'open'
}

async function unwrapDataKey(row: VaultRow, pin: string): Promise<CryptoKey> {
  const wrapping = await pinKey(pin, row.salt, row.rounds)
  const once = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.wrapped.iv }, row.deviceKey, row.wrapped.data)
  const how = { name: 'AES-GCM', iv: row.inner }
  return crypto.subtle.unwrapKey('raw', once, wrapping, how, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** How many tries are left, or `open`. The fifth wrong PIN drops the readable data; what waits to be sent stays. */
export async function unlockVault(pin: string): Promise<'open' | { triesLeft: number }> {
  const db = await openReadable()
  const row = await db.vault.get('vault')
  if (row === undefined) return { triesLeft: 0 }
  try {
    dataKey = await unwrapDataKey(row, pin)
  } catch {
    const wrong = row.wrong + 1
    if (wrong >= TRIES) await dropVault()
    else await db.vault.update('vault', { wrong })
    return { triesLeft: TRIES - wrong }
  }
  await db.vault.update('vault', { wrong: 0 })
  vaultState.value = 'open'
  return 'open'
}

export function lockVault(): void {
  dataKey = null
  if (vaultState.value === 'open') vaultState.value = 'locked'
}

export async function dropVault(): Promise<void> {
  dataKey = null
  await deleteReadable()
  vaultState.value = 'absent'
}

/** Called after each good answer of the server about this phone's own data. */
export async function noteContact(): Promise<void> {
  if (vaultState.value === 'absent') return
  await (await openReadable()).vault.update('vault', { lastContact: Date.now() })
}

/** Locks after 15 minutes out of sight. */
export function watchHidden(target: Document = document): () => void {
  let hiddenAt = 0
  const look = (): void => {
    if (target.hidden) hiddenAt = Date.now()
    else if (hiddenAt > 0 && Date.now() - hiddenAt > HIDDEN_MS) lockVault()
  }
  target.addEventListener('visibilitychange', look)
  return () => target.removeEventListener('visibilitychange', look)
}

export class VaultLocked extends Error {
  override readonly name = 'VaultLocked'
}

const opened = (): CryptoKey => {
  if (dataKey === null) throw new VaultLocked('the PIN has not been given')
  return dataKey
}

async function enclose(collection: string, id: string, content: unknown): Promise<Box> {
  const iv = newIv()
  const additionalData = utf8(`${collection}/${id}`)
  const how = { name: 'AES-GCM', iv, additionalData }
  return { iv, data: await crypto.subtle.encrypt(how, opened(), utf8(JSON.stringify(content))) }
}

async function disclose<T>({ collection, id, box }: ReadableRecord): Promise<T> {
  const how = { name: 'AES-GCM', iv: box.iv, additionalData: utf8(`${collection}/${id}`) }
  return JSON.parse(fromUtf8(await crypto.subtle.decrypt(how, opened(), box.data))) as T
}

export interface Keeping<T> {
  id: string
  building?: string
  position?: number
  content: T
}

const encloseAll = <T>(collection: string, rows: Keeping<T>[]): Promise<ReadableRecord[]> =>
  Promise.all(
    rows.map(async ({ id, building = '', position = 0, content }) => ({
      collection,
      id,
      building,
      position,
      box: await enclose(collection, id, content),
    })),
  )

/** Adds or replaces records of a collection (`households`, `route`, …), one box each. */
export async function keep<T>(collection: string, rows: Keeping<T>[]): Promise<void> {
  const records = await encloseAll(collection, rows)
  await (await openReadable()).records.bulkPut(records)
}

/** Replaces a whole collection; encrypted first, so the transaction is short. */
export async function replaceAll<T>(collection: string, rows: Keeping<T>[]): Promise<void> {
  const records = await encloseAll(collection, rows)
  const db = await openReadable()
  await db.transaction('rw', db.records, async () => {
    await db.records.where({ collection }).delete()
    await db.records.bulkPut(records)
  })
}

/** Of a collection only these stay. */
export async function keepOnly(collection: string, ids: string[]): Promise<void> {
  const staying = new Set(ids)
  await (await openReadable()).records.where({ collection }).filter((row) => !staying.has(row.id)).delete()
}

export async function readAll<T>(collection: string): Promise<T[]> {
  const rows = await (await openReadable()).records.where({ collection }).toArray()
  rows.sort((one, other) => one.position - other.position)
  return Promise.all(rows.map((row) => disclose<T>(row)))
}

export async function readBuilding<T>(collection: string, building: string): Promise<T[]> {
  const rows = await (await openReadable()).records.where({ collection, building }).toArray()
  rows.sort((one, other) => one.position - other.position)
  return Promise.all(rows.map((row) => disclose<T>(row)))
}

export async function readOne<T>(collection: string, id: string): Promise<T | null> {
  const row = await (await openReadable()).records.get([collection, id])
  return row === undefined ? null : disclose<T>(row)
}

export async function forget(collection: string, id: string): Promise<void> {
  await (await openReadable()).records.delete([collection, id])
}
