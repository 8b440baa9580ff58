import { httpCarrier } from './carrier'
import { deviceOf, forgetIfStale, quickSealingKey } from './device'
import { newId } from './ids'
import { drainAlone, type Round } from './outbox'
import { openOutboxDb, type OutboxDb, type OutboxItem } from './outboxDb'
import { offsetMs } from './serverTime'
import { prove, seal, type SealedRequest } from './sealing'
import { forget, keep, readOne, vaultState } from './vault'

/** The page's side of the outbox. Import it lazily from home pages: the database library is 30 KB. */
let db: OutboxDb | null = null
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('jy-outbox')

export function outboxDb(): OutboxDb {
  db ??= openOutboxDb()
  return db
}

export interface Outgoing {
  /** Who writes: the account the envelope proves. */
  account: string
  kind: string
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From `/api/v1` on, e.g. `/grid/events`. */
  path: string
  body: unknown
  photos?: string[]
  /** What it is, without names or places: 「反映问题」. */
  title: string
  /** Made once per form; also the Idempotency-Key. */
  id?: string
  ifMatch?: string
  /** For 「看」 and for conflicts: kept only under the PIN. */
  text?: string
}

/** Sealed when written: a locked app, the service worker and a signed-out phone all send the same bytes. */
export async function enqueue(outgoing: Outgoing): Promise<string> {
  const id = outgoing.id ?? newId()
  const [key, device] = await Promise.all([quickSealingKey(), deviceOf(outgoing.account)])
  const request: SealedRequest = {
    method: outgoing.method,
    path: `/api/v1${outgoing.path}`,
    body: outgoing.body,
    key: id,
    device_id: device.deviceId,
    made_at: new Date().toISOString(),
    offset_ms: offsetMs(),
    ...(outgoing.ifMatch === undefined ? {} : { if_match: outgoing.ifMatch }),
  }
  const proof = await prove(device.proofKey, request)
  const envelope = await seal(key, id, JSON.stringify({ ...request, proof }))
  const item: OutboxItem = {
    id,
    state: 'waiting',
    nextAt: 0,
    tries: 0,
    kind: outgoing.kind,
    title: outgoing.title,
    madeAt: Date.now(),
    envelope,
    problem: null,
    answer: null,
  }
  const store = outboxDb()
  await store.transaction('rw', store.outbox, store.photos, async () => {
    await store.outbox.put(item)
    for (const photo of outgoing.photos ?? []) await store.photos.update(photo, { item: id })
  })
  if (outgoing.text !== undefined && vaultState.value === 'open') {
    await keep('outbox', [{ id, content: { text: outgoing.text, body: outgoing.body } }])
  }
  tell()
  return id
}

/** Sends what is due, here or in whichever tab is already at it. */
export async function drain(): Promise<Round | null> {
  const round = await drainAlone(outboxDb(), httpCarrier)
  tell()
  return round
}

/** Waits for the fate of one item, at most `ms`; `waiting` means it lies safely in the outbox. */
export async function fateOf(id: string, ms = 15_000): Promise<OutboxItem> {
  const until = Date.now() + ms
  await drain()
  for (;;) {
    const item = await outboxDb().outbox.get(id)
    if (item === undefined) throw new Error(`no outbox item ${id}`)
    if (item.problem !== null) await forgetIfStale(item.problem.code)
    // A second try means the first one failed: the person need not wait for the third.
    if (item.state !== 'waiting' || item.tries > 0 || Date.now() >= until || !navigator.onLine) return item
    await new Promise((resolve) => setTimeout(resolve, 250))
    if (item.nextAt <= Date.now()) await drain()
  }
}

export const outboxItems = async (): Promise<OutboxItem[]> =>
  (await outboxDb().outbox.orderBy('id').reverse().toArray()).filter((item) => item.state !== 'sent' || fresh(item))

/** What was sent stays visible for a day, then goes. */
const DAY_MS = 86_400_000
const fresh = (item: OutboxItem): boolean => Date.now() - item.nextAt < DAY_MS

export async function tidyOutbox(): Promise<void> {
  const old = await outboxDb().outbox.where({ state: 'sent' }).filter((item) => !fresh(item)).primaryKeys()
  await outboxDb().outbox.bulkDelete(old)
  const forsaken = Date.now() - 7 * DAY_MS
  await outboxDb().photos.where({ item: '' }).filter((photo) => photo.madeAt < forsaken).delete()
}

/** The person decided: try again, or let it go. */
export async function retryItem(id: string): Promise<void> {
  await outboxDb().outbox.update(id, { state: 'waiting', nextAt: 0, tries: 0, problem: null })
  await drain()
}

export async function dropItem(id: string): Promise<void> {
  const store = outboxDb()
  await store.transaction('rw', store.outbox, store.photos, async () => {
    await store.outbox.delete(id)
    await store.photos.where({ item: id }).delete()
  })
  if (vaultState.value !== 'unknown') await forget('outbox', id)
  tell()
}

/** Takes an item back into its form: the photos are free again, the id may be used again. */
export async function takeBack(id: string): Promise<void> {
  const store = outboxDb()
  await store.transaction('rw', store.outbox, store.photos, async () => {
    await store.outbox.delete(id)
    await store.photos.where({ item: id }).modify({ item: '' })
  })
  tell()
}

export const readableText = (id: string): Promise<{ text: string; body: unknown } | null> => readOne('outbox', id)

const hearers = new Set<() => void>()

function tell(): void {
  hearers.forEach((hear) => hear())
  channel?.postMessage('changed')
}
channel?.addEventListener('message', () => hearers.forEach((hear) => hear()))

export function whenOutboxChanges(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
