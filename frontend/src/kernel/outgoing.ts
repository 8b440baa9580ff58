import { httpCarrier } from './carrier'
import { deviceOf, forgetIfStale, quickSealingKey } from './device'
import { newId } from './ids'
import { drainAlone, type Round } from './outbox'
import { openOutboxDb, OVER, type OutboxDb, type OutboxItem } from './outboxDb'
import { offsetMs, serverNow } from './serverTime'
import { prove, seal, type SealedRequest } from './sealing'
import { forget, keep, readOne, vaultState } from './vault'

/** The page's side of the outbox. Import it lazily from home pages: the database library is 30 KB. */
let db: OutboxDb | null = null
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('jy-outbox')

export function outboxDb(): OutboxDb {
  db ??= openOutboxDb()
  return db
}

/** What an item is about: the name and place under the PIN only, the number beside the title. */
export interface About {
  name: string
  number?: string
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
  about?: About
  /** Made once per form; also the Idempotency-Key. */
  id?: string
  ifMatch?: string
  /** For 「看」 and for conflicts: kept only under the PIN. */
  text?: string
  /** The item this one follows: it is sent only after that one was taken. */
  after?: string
  /** How long it may still be taken back before it goes. */
  rests?: number
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
    nextAt: outgoing.rests === undefined ? 0 : Date.now() + outgoing.rests,
    tries: 0,
    kind: outgoing.kind,
    title: outgoing.title,
    ...(outgoing.about?.number === undefined ? {} : { number: outgoing.about.number }),
    madeAt: serverNow().getTime(),
    envelope,
    problem: null,
    answer: null,
    ...(outgoing.after === undefined ? {} : { after: outgoing.after }),
  }
  const store = outboxDb()
  await store.transaction('rw', store.outbox, store.photos, async () => {
    await store.outbox.put(item)
    for (const photo of outgoing.photos ?? []) await store.photos.update(photo, { item: id })
  })
  if ((outgoing.text !== undefined || outgoing.about !== undefined) && vaultState.value === 'open') {
    const { photos = [], text = '', about, body, method, path, ifMatch } = outgoing
    await keep('outbox', [{ id, content: { text, about, body, photos, method, path, ifMatch } satisfies ReadableItem }])
  }
  tell()
  return id
}

/** Sends what is due, here or in whichever tab is already at it. */
export async function drain(): Promise<Round | null> {
  const round = await drainAlone(outboxDb(), httpCarrier)
  if (round !== null && round.sent > 0) await forgetSent()
  tell()
  return round
}

/** What is over need not be readable here any longer. */
async function forgetSent(): Promise<void> {
  if (vaultState.value !== 'open') return
  for (const id of await outboxDb().outbox.where('state').anyOf(OVER).primaryKeys()) {
    await forget('outbox', id)
    await forget('parked', id)
  }
}

/** The form an item came from, under the PIN until it is taken: after a refusal it opens again as it was left. */
interface Parked {
  kind: string
  to: string
  content: unknown
}
export const parkForm = (id: string, parked: Parked): Promise<void> =>
  vaultState.value === 'open' ? keep('parked', [{ id, content: parked }]) : Promise.resolve()
export const isParked = async (id: string): Promise<boolean> => vaultState.value === 'open' && (await readOne('parked', id)) !== null

/** Answers the page of the form, its item taken back into it. */
export async function reopenForm(id: string): Promise<string | null> {
  const parked = vaultState.value === 'open' ? await readOne<Parked>('parked', id) : null
  if (parked === null) return null
  await takeBack(id)
  await keep('forms', [{ id: parked.kind, content: parked.content }])
  await forget('parked', id)
  return parked.to
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
  (await outboxDb().outbox.orderBy('id').reverse().toArray()).filter((item) => !OVER.includes(item.state) || fresh(item))

/** What is over stays visible for a day, then goes. */
const DAY_MS = 86_400_000
const fresh = (item: OutboxItem): boolean => Date.now() - item.nextAt < DAY_MS

export async function tidyOutbox(): Promise<void> {
  const old = await outboxDb().outbox.where('state').anyOf(OVER).filter((item) => !fresh(item)).primaryKeys()
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

/** As if it had never been written, while it rests; false when it is on its way. */
export async function unwrite(id: string): Promise<boolean> {
  const item = await outboxDb().outbox.get(id)
  if (item === undefined || item.state !== 'waiting' || item.nextAt <= Date.now()) return false
  await dropItem(id)
  return true
}

/** Takes an item back into its form, and what waits for it: the photos are free again, the id may be used again. */
export async function takeBack(id: string): Promise<void> {
  const store = outboxDb()
  const back = [id, ...(await store.outbox.filter((item) => item.after === id && item.state === 'waiting').primaryKeys())]
  await store.transaction('rw', store.outbox, store.photos, async () => {
    await store.outbox.bulkDelete(back)
    await store.photos.where('item').anyOf(back).modify({ item: '' })
  })
  if (vaultState.value === 'open') await Promise.all(back.map((one) => forget('outbox', one)))
  tell()
}

/** Stored or taken, though the app may have ended before its form heard of it: it is not filled in a second time. */
export async function isHandedIn(id: string): Promise<boolean> {
  const item = await outboxDb().outbox.get(id)
  return item !== undefined && item.state !== 'conflict' && item.state !== 'refused'
}

/** What can be read of an item while the PIN is open: enough to show it, and to send it again without a picture. */
export type ReadableItem = Pick<Outgoing, 'about' | 'body' | 'method' | 'path' | 'ifMatch'> & { text: string; photos: string[] }
export const readableItem = async (id: string): Promise<ReadableItem | null> =>
  vaultState.value === 'open' ? readOne<ReadableItem>('outbox', id) : null

/** A picture that is refused must not hold up its item: the item goes again without the pictures not yet taken. */
export async function sendWithoutPhotos(id: string, account: string): Promise<boolean> {
  const [item, readable] = await Promise.all([outboxDb().outbox.get(id), readableItem(id)])
  if (item === undefined || readable === null) return false
  const photos = await outboxDb().photos.where({ item: id }).toArray()
  const failing = new Set(photos.filter((photo) => photo.sent === 0).map((photo) => photo.id))
  await outboxDb().photos.bulkDelete([...failing])
  const body = withoutFiles(readable.body, failing)
  const left = readable.photos.filter((photo) => !failing.has(photo))
  await enqueue({ ...readable, account, id, kind: item.kind, title: item.title, body, photos: left, after: item.after })
  await drain()
  return true
}

/** Takes files out of a form wherever its contract names them: `[id]` or `[{ file_id }]`. */
function withoutFiles(value: unknown, gone: Set<string>): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isGone(one, gone)).map((one) => withoutFiles(one, gone))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutFiles(one, gone)]))
}
const isGone = (one: unknown, gone: Set<string>): boolean =>
  typeof one === 'string' ? gone.has(one) : typeof one === 'object' && one !== null && 'file_id' in one && gone.has(String(one.file_id))

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
