import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'

import { httpCarrier } from '@/kernel/carrier'
import { drainOnce, judge, patience, type Carrier, type Delivery } from '@/kernel/outbox'
import { openOutboxDb, type OutboxDb, type OutboxItem } from '@/kernel/outboxDb'
import type { Problem } from '@/kernel/problem'

const DONE: Delivery = { outcome: 'done', answer: { number: 'WG-20261123-0001' } }
const refusal = (status: number, code = 'matters.not_yet'): Problem => ({ type: '', title: '还不能', status, code })

let db: OutboxDb
let count = 0
beforeEach(() => {
  count += 1
  db = openOutboxDb(`outbox-${count}`)
})

async function put(id: string, photos: string[] = []): Promise<void> {
  const envelope = { id, kid: 'k', epk: '', iv: '', box: '' }
  const item: OutboxItem = { id, state: 'waiting', nextAt: 0, tries: 0, kind: 'grid.event', title: '反映问题', madeAt: 0, envelope, problem: null, answer: null }
  await db.outbox.add(item)
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  for (const photo of photos) {
    await db.photos.add({ id: photo, item: id, key, iv: new Uint8Array(12), data: new ArrayBuffer(0), sent: 0, madeAt: 0 })
  }
}
/** Answers each call with the next of `answers`, and remembers what was sent. */
function carrier(answers: Delivery[], sent: string[] = []): Carrier {
  const next = (what: string): Promise<Delivery> => {
    sent.push(what)
    return Promise.resolve(answers.shift() ?? DONE)
  }
  return { envelope: ({ id }) => next(id), photo: ({ id }) => next(id) }
}

test('photos go before their item, and both are gone once it is sent', async () => {
  await put('1', ['p1', 'p2'])
  const sent: string[] = []
  expect(await drainOnce(db, carrier([], sent))).toEqual({ sent: 1, waiting: 0 })
  expect(sent).toEqual(['p1', 'p2', '1'])
  expect(await db.outbox.get('1')).toMatchObject({ state: 'sent', envelope: null, answer: { number: 'WG-20261123-0001' } })
  expect(await db.photos.count()).toBe(0)
})

test('a torn answer leaves the item waiting under the same id, later', async () => {
  await put('1')
  await drainOnce(db, carrier([{ outcome: 'later' }]), () => 1_000)
  const item = await db.outbox.get('1')
  expect(item).toMatchObject({ state: 'waiting', tries: 1 })
  expect(item?.nextAt).toBeGreaterThan(1_000)
  const sent: string[] = []
  await drainOnce(db, carrier([], sent), () => 1_000)
  expect(sent).toEqual([])
  await drainOnce(db, carrier([], sent), () => 10_000)
  expect(sent).toEqual(['1'])
})

test('an item put off by a clock that ran ahead goes when the clock is right again', async () => {
  const DAY_MS = 86_400_000
  await put('1')
  await drainOnce(db, carrier([{ outcome: 'later' }]), () => 30 * DAY_MS)
  const sent: string[] = []
  await drainOnce(db, carrier([], sent), () => DAY_MS)
  expect(sent).toEqual(['1'])
})

test('a photo that was taken is not sent twice', async () => {
  await put('1', ['p1', 'p2'])
  await drainOnce(db, carrier([DONE, { outcome: 'later' }]), () => 0)
  const sent: string[] = []
  await drainOnce(db, carrier([], sent), () => 10_000)
  expect(sent).toEqual(['p2', '1'])
})

test('one refusal does not hold up the next item', async () => {
  await put('1')
  await put('2')
  const problem = refusal(422)
  await drainOnce(db, carrier([{ outcome: 'refused', problem }]))
  expect(await db.outbox.get('1')).toMatchObject({ state: 'refused', problem })
  expect(await db.outbox.get('2')).toMatchObject({ state: 'sent' })
})

test('what is in other hands is over here, says who has it, and holds up nothing', async () => {
  await put('1', ['p1'])
  await put('2')
  await db.outbox.update('2', { after: '1' })
  const problem = refusal(409, 'grid.item_given')
  expect(await drainOnce(db, carrier([DONE, { outcome: 'conflict', problem }]))).toEqual({ sent: 2, waiting: 0 })
  expect(await db.outbox.get('1')).toMatchObject({ state: 'given', envelope: null, problem })
  expect(await db.photos.count()).toBe(0)
  expect(await db.outbox.get('2')).toMatchObject({ state: 'sent' })
})

test('without a network the round stops, and it costs no try', async () => {
  await put('1')
  await put('2')
  const sent: string[] = []
  expect(await drainOnce(db, carrier([{ outcome: 'offline' }], sent))).toEqual({ sent: 0, waiting: 2 })
  expect(sent).toEqual(['1'])
  expect(await db.outbox.get('1')).toMatchObject({ tries: 0, nextAt: 0 })
})

test('a photo that waits for a session does not hold up what is sealed behind it', async () => {
  await put('1', ['p1'])
  await put('2')
  const sent: string[] = []
  expect(await drainOnce(db, carrier([{ outcome: 'signed-out' }], sent))).toEqual({ sent: 1, waiting: 1 })
  expect(sent).toEqual(['p1', '2'])
  expect(await db.outbox.get('1')).toMatchObject({ state: 'waiting', tries: 0, nextAt: 0 })
})

test('a photo that does not open again is a fault of its item alone', async () => {
  await put('1', ['p1'])
  await put('2')
  const broken: Carrier = { ...carrier([]), photo: httpCarrier.photo }
  expect(await drainOnce(db, broken)).toEqual({ sent: 1, waiting: 0 })
  expect((await db.outbox.get('1'))?.problem?.code).toBe('kernel.photo_unreadable')
})

test.each([
  [201, { id: 'a' }, 'done'],
  [200, undefined, 'later'], // a portal's sign-in page is no answer
  [500, refusal(500), 'later'],
  [408, refusal(408), 'later'],
  [409, refusal(409, 'kernel.key_running'), 'later'],
  [409, refusal(409), 'conflict'],
  [412, refusal(412), 'conflict'],
  [422, refusal(422), 'refused'],
  [403, '<html>', 'later'], // a proxy's page is no refusal of ours
  [401, refusal(401), 'signed-out'],
])('the answer %i means %o → %s', (status, body, outcome) => {
  expect(judge(status, body, null).outcome).toBe(outcome)
})

test('Retry-After wins', () => {
  expect(judge(429, refusal(429), '7')).toEqual({ outcome: 'later', afterMs: 7_000 })
})

test('patience doubles, jittered, and ends at five minutes', () => {
  expect(patience(0, 0.5)).toBe(500)
  expect(patience(3, 0.5)).toBe(4_000)
  expect(patience(30, 1)).toBe(375_000)
})
