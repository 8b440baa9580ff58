import Dexie, { type EntityTable } from 'dexie'

import type { Problem } from './problem'
import type { Envelope } from './sealing'

/**
 * `sending` is never stored: a kill leaves the item waiting under the same id, which is also its Idempotency-Key, so
 * there is nothing to recover. `given`: somebody else has it, and the answer to the giving never reached this phone.
 */
export type OutboxState = 'waiting' | 'sent' | 'given' | 'conflict' | 'refused'
/** Nothing is left to do here. */
export const OVER: readonly OutboxState[] = ['sent', 'given']

export interface OutboxItem {
  id: string
  state: OutboxState
  nextAt: number
  tries: number
  /** The noun, e.g. `grid.event`: which form opens when it is refused. */
  kind: string
  /** What it is, without names or places: 「反映问题」. */
  title: string
  /** The number of the matter it is about: alone it finds nothing. */
  number?: string
  madeAt: number
  /** Gone once it is over. */
  envelope: Envelope | null
  problem: Problem | null
  answer: unknown
  /** Another item that must have been taken first: what happens to a thing waits for the thing. */
  after?: string
}

/** A picture waiting, encrypted at rest; the key cannot be read by script and goes with the row. */
export interface OutboxPhoto {
  id: string
  /** The item it belongs to; empty while the form is open. */
  item: string
  key: CryptoKey
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
  sent: 0 | 1
  madeAt: number
}

export type OutboxDb = Dexie & {
  outbox: EntityTable<OutboxItem, 'id'>
  photos: EntityTable<OutboxPhoto, 'id'>
}

export function openOutboxDb(name = 'outbox'): OutboxDb {
  // Strict: Chromium's default survives a kill, not a dead battery.
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as OutboxDb
  db.version(1).stores({ outbox: 'id, [state+nextAt], state', photos: 'id, item' })
  return db
}
