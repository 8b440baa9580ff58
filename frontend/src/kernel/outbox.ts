import { OVER, type OutboxDb, type OutboxItem, type OutboxPhoto, type OutboxState } from './outboxDb'
import { isProblem, type Problem } from './problem'
import type { Envelope } from './sealing'

/** What became of one send. */
export type Delivery =
  | { outcome: 'done'; answer: unknown }
  | { outcome: 'later'; afterMs?: number }
  | { outcome: 'conflict' | 'refused'; problem: Problem }
  | { outcome: 'offline' }
  | { outcome: 'signed-out' }

export interface Carrier {
  envelope: (envelope: Envelope) => Promise<Delivery>
  photo: (photo: OutboxPhoto) => Promise<Delivery>
}

/** 0.5 s × 2ⁿ, at most five minutes, jittered by a quarter. */
export function patience(tries: number, chance: number = Math.random()): number {
  return Math.min(500 * 2 ** tries, 300_000) * (0.75 + chance / 2)
}

/** Nothing is put off longer: a time further ahead was told by a clock that has been put right since. */
const LONGEST_MS = 3_600_000

const RUNNING = 'kernel.key_running'
const GIVEN = 'grid.item_given'
const LATER = new Set([408, 425, 429])

/** What an answer means for an item. `body` is undefined when it could not be read: a portal's page is no answer. */
export function judge(status: number, body: unknown, retryAfter: string | null): Delivery {
  if (status >= 200 && status < 300) return body === undefined ? { outcome: 'later' } : { outcome: 'done', answer: body }
  const seconds = Number(retryAfter)
  const later: Delivery =
    retryAfter !== null && Number.isFinite(seconds)
      ? { outcome: 'later', afterMs: Math.min(seconds * 1_000, LONGEST_MS) }
      : { outcome: 'later' }
  if (status === 401) return { outcome: 'signed-out' }
  if (status >= 500 || LATER.has(status) || !isProblem(body) || body.code === RUNNING) return later
  if (status === 412 || status === 409) return { outcome: 'conflict', problem: body }
  return { outcome: 'refused', problem: body }
}

/** Sent, or in other hands: it leaves this phone. */
const isOver = (delivery: Delivery): boolean =>
  delivery.outcome === 'done' || (delivery.outcome === 'conflict' && delivery.problem.code === GIVEN)

export interface Round {
  sent: number
  /** Still waiting when the round ended: a sync event must then be rejected, or the browser does not call again. */
  waiting: number
}

/** One round over what is due, oldest first, photos before their item. Only a missing network stops it. */
export async function drainOnce(db: OutboxDb, carrier: Carrier, now: () => number = Date.now): Promise<Round> {
  const isDue = ({ nextAt }: OutboxItem): boolean => nextAt <= now() || nextAt > now() + LONGEST_MS
  const due = await db.outbox.where({ state: 'waiting' satisfies OutboxState }).filter(isDue).toArray()
  due.sort((one, other) => (one.id < other.id ? -1 : 1))
  let sent = 0
  for (const item of due) {
    if (await mustWait(db, item)) continue
    const delivery = await deliver(db, carrier, item)
    if (delivery.outcome === 'offline') break
    if (delivery.outcome === 'signed-out') continue // its photos wait for a session; what is sealed behind it does not
    await settle(db, item, delivery, now())
    if (isOver(delivery)) sent += 1
  }
  return { sent, waiting: await db.outbox.where({ state: 'waiting' satisfies OutboxState }).count() }
}

/** What it follows is still here and was not taken; one that was let go holds nothing up, the server says the rest. */
async function mustWait(db: OutboxDb, item: OutboxItem): Promise<boolean> {
  const before = item.after === undefined ? undefined : await db.outbox.get(item.after)
  return before !== undefined && !OVER.includes(before.state)
}

async function deliver(db: OutboxDb, carrier: Carrier, item: OutboxItem): Promise<Delivery> {
  const photos = await db.photos.where({ item: item.id }).toArray()
  for (const photo of photos.filter((one) => one.sent === 0)) {
    const delivery = await carrier.photo(photo)
    if (delivery.outcome !== 'done') return delivery
    await db.photos.update(photo.id, { sent: 1 })
  }
  return item.envelope === null ? { outcome: 'later' } : carrier.envelope(item.envelope)
}

async function settle(db: OutboxDb, item: OutboxItem, delivery: Delivery, now: number): Promise<void> {
  if (isOver(delivery)) {
    await db.transaction('rw', db.outbox, db.photos, async () => {
      const fate = delivery.outcome === 'conflict' ? { state: 'given' as const, problem: delivery.problem } : { state: 'sent' as const, problem: null }
      await db.outbox.update(item.id, { ...fate, envelope: null, answer: delivery.outcome === 'done' ? delivery.answer : null, nextAt: now })
      await db.photos.where({ item: item.id }).delete()
    })
  } else if (delivery.outcome === 'later') {
    const nextAt = now + (delivery.afterMs ?? patience(item.tries))
    await db.outbox.update(item.id, { nextAt, tries: item.tries + 1 })
  } else if (delivery.outcome === 'conflict' || delivery.outcome === 'refused') {
    await db.outbox.update(item.id, { state: delivery.outcome, problem: delivery.problem })
  }
}

/** Only one page or worker drains at a time. Null when another one is at it. */
export async function drainAlone(db: OutboxDb, carrier: Carrier): Promise<Round | null> {
  if (!('locks' in navigator)) return drainOnce(db, carrier)
  let round: Round | null = null
  await navigator.locks.request('jy-outbox', { ifAvailable: true }, async (lock) => {
    if (lock !== null) round = await drainOnce(db, carrier)
  })
  return round
}
