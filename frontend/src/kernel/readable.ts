import Dexie, { type EntityTable, type Table } from 'dexie'

/**
 * Everything on this phone that somebody could read, in a storage bucket of its own: deleting the bucket removes the
 * bytes too, deleting rows does not (Chromium 122+; before that rows are deleted and their bytes stay until the
 * browser tidies up).
 */
export interface Box {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

export interface ReadableRecord {
  collection: string
  id: string
  /** For showing one building at a time. */
  building: string
  /** The place on the route, or in a list. */
  position: number
  box: Box
}

export interface VaultRow {
  name: 'vault'
  /** Whose PIN it is. */
  account: string
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  /** The data key, wrapped by the PIN's key and encrypted again by the device's. */
  wrapped: Box
  inner: Uint8Array<ArrayBuffer>
  deviceKey: CryptoKey
  wrong: number
  lastContact: number
}

export interface DeviceRow {
  name: 'device'
  account: string
  deviceId: string
  proofKey: CryptoKey
}

export type ReadableDb = Dexie & {
  records: Table<ReadableRecord, [string, string]>
  vault: EntityTable<VaultRow, 'name'>
  device: EntityTable<DeviceRow, 'name'>
}

interface StorageBucket {
  indexedDB: IDBFactory
}
interface Buckets {
  open(name: string, options?: { expires?: number; durability?: 'strict' | 'relaxed' }): Promise<StorageBucket>
  delete(name: string): Promise<void>
}
const BUCKET = 'readable'
export const KEEP_MS = 72 * 3_600_000

const buckets = (): Buckets | null => ('storageBuckets' in navigator ? (navigator.storageBuckets as Buckets) : null)

let opened: Promise<ReadableDb> | null = null

export function openReadable(): Promise<ReadableDb> {
  opened ??= openDb()
  return opened
}

async function openDb(): Promise<ReadableDb> {
  const bucket = await buckets()?.open(BUCKET, { expires: Date.now() + KEEP_MS })
  const indexedDB = bucket?.indexedDB ?? globalThis.indexedDB
  const db = new Dexie('readable', { indexedDB, IDBKeyRange: globalThis.IDBKeyRange }) as ReadableDb
  db.version(1).stores({
    records: '[collection+id], collection, [collection+building], [collection+position]',
    vault: 'name',
    device: 'name',
  })
  await db.open()
  return db
}

/** At sign-out, after five wrong PINs and after 72 hours without the server. */
export async function deleteReadable(): Promise<void> {
  const db = await opened?.catch(() => null)
  opened = null
  if (buckets() !== null) {
    db?.close()
    await buckets()?.delete(BUCKET)
    return
  }
  const rows = db ?? (await openDb())
  await Promise.all(rows.tables.map((table) => table.clear()))
  rows.close()
  await Dexie.delete('readable')
}
