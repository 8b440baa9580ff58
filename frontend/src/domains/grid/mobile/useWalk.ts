import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { serverNow } from '@/kernel/clock'
import { isoDay } from '@/kernel/formats'
import { situationOf, Unreachable } from '@/kernel/problem'
import { useSession } from '@/kernel/session'
import { useOutbox } from '@/kernel/useOutbox'

import { tasksWaiting } from './waiting'
import { inOrder, type Day, type Gone, type Order, type Task } from './walk'

const ORDER = 'jy-walk-order'
type Phone = typeof import('./phone')

/** All that waits for me, however many pages it takes: what is missing here would be missing without a network. */
async function listInbox(cursor?: string): Promise<Task[]> {
  const { items, next } = await unwrap(api.GET('/matters/inbox', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }))
  return next === null ? items : [...items, ...(await listInbox(next))]
}

/** Today's route of whoever is signed in: from the server when it answers, from the phone when it does not. */
export const useWalk = defineStore('walk', () => {
  const session = useSession()
  const outbox = useOutbox()
  const day = shallowRef<Day | null>(null)
  const tasks = shallowRef<Task[]>([])
  const gone = shallowRef<Gone[]>([])
  const arrived = shallowRef<Record<string, string>>({})
  const state = ref<'idle' | 'loading' | 'ready' | 'locked' | 'failed'>('idle')
  const problem = shallowRef<unknown>(null)
  /** When the phone's copy was fetched; null while the server's own answer is shown. */
  const keptAt = ref<string | null>(null)
  const order = ref<Order>((localStorage.getItem(ORDER) as Order | null) ?? 'way')
  let phone: Phone | null = null
  watch(tasks, (now) => {
    tasksWaiting.value = now.length
  })
  let opening: Promise<Phone> | null = null

  /** The kept part, and what happens when the PIN opens it. */
  function openPhone(): Promise<Phone> {
    opening ??= import('./phone').then((found) => {
      phone = found
      watch(found.vaultState, (now) => {
        if (now === 'open') void whenOpened(found)
        if (now === 'locked' && keptAt.value !== null) forgetAll('locked')
      })
      return found
    })
    return opening
  }
  async function whenOpened(kept: Phone): Promise<void> {
    await recallOwn(kept)
    if (day.value === null || keptAt.value !== null) return refresh()
    await keepAll(kept, day.value, tasks.value)
  }
  async function recallOwn(kept: Phone): Promise<void> {
    const [was, places] = await Promise.all([kept.recallGone(), kept.recallArrivals()])
    const known = new Set(gone.value.map((one) => one.key))
    gone.value = [...was.filter((one) => !known.has(one.key)), ...gone.value]
    for (const { key, at } of places) if (!isOfToday(at)) await kept.forgetArrival(key)
    arrived.value = { ...Object.fromEntries(places.map(({ key, at }) => [key, at])), ...arrived.value }
  }

  /** No answer comes over a newer one, and none that was asked for by somebody else. */
  let asked = 0
  let shown = 0
  async function refresh(): Promise<void> {
    asked += 1
    const turn = asked
    if (state.value !== 'ready') state.value = 'loading'
    try {
      const [fresh, inbox] = await Promise.all([unwrap(api.GET('/grid/day')), listInbox()])
      if (turn < shown) return
      shown = turn
      day.value = fresh
      tasks.value = inbox
      keptAt.value = null
      problem.value = null
      state.value = 'ready'
      const kept = await openPhone()
      await tidyGone(kept, fresh)
      await keepAll(kept, fresh, inbox)
    } catch (cause) {
      if (turn < shown) return
      if (cause instanceof Unreachable) return recall(cause, turn)
      problem.value = cause
      if (situationOf(cause) === 'noPermission') return leave(cause)
      if (day.value === null) state.value = 'failed'
    }
  }
  /** The post is over: nothing of the day stays on the screen, and the page learns who is here now. */
  async function leave(cause: unknown): Promise<void> {
    forgetAll('failed')
    problem.value = cause
    await session.load()
  }
  async function recall(cause: unknown, turn: number): Promise<void> {
    const kept = await openPhone()
    if (!kept.isOpen() && kept.vaultState.value !== 'absent') {
      if (day.value === null) state.value = 'locked'
      return
    }
    const found = await kept.recallDay()
    if (turn < shown) return
    if (found === null) {
      problem.value = cause
      state.value = day.value === null ? 'failed' : 'ready'
      return
    }
    await recallOwn(kept)
    day.value = found.day
    tasks.value = found.tasks
    keptAt.value = found.at
    state.value = 'ready'
  }

  /** What the server counts by now is no longer this phone's own; of another day nothing stays. */
  async function tidyGone(kept: Phone, fresh: Day): Promise<void> {
    const counted = new Set(fresh.finished.map((row) => row.visit_id))
    for (const one of gone.value) {
      if (!counted.has(one.visit) && isoDay(one.at) >= fresh.date) continue
      gone.value = gone.value.filter((other) => other.key !== one.key)
      await kept.forgetGone(one.key)
    }
  }

  let keeping: Promise<void> = Promise.resolve()
  let newest = 0
  /** One after the other; what something newer stands behind is not fetched. */
  function keepAll(kept: Phone, fresh: Day, inbox: Task[]): Promise<void> {
    newest += 1
    const turn = newest
    keeping = keeping
      .then(async () => {
        if (turn !== newest) return
        const account = session.me?.account.id
        if (account === undefined || !kept.isOpen()) return
        const { syncAll } = await import('./syncing')
        await syncAll(fresh, inbox, account)
      })
      .catch((cause: unknown) => {
        // The line tore while fetching what may be wanted later: the next refresh goes on. The page itself stands.
        if (!(cause instanceof Unreachable)) problem.value = cause
      })
    return keeping
  }

  const isOfToday = (at: string): boolean => isoDay(at) === isoDay(serverNow())
  /** One arrival makes one visit, on its day. */
  function arrivedAt(key: string): string | undefined {
    const at = arrived.value[key]
    return at !== undefined && isOfToday(at) ? at : undefined
  }
  async function arrive(key: string): Promise<void> {
    if (arrivedAt(key) !== undefined) return
    const at = serverNow().toISOString()
    arrived.value = { ...arrived.value, [key]: at }
    await (await openPhone()).keepArrival(key, at)
  }
  async function noteGone(one: Gone): Promise<void> {
    gone.value = [...gone.value.filter((other) => other.key !== one.key), one]
    arrived.value = Object.fromEntries(Object.entries(arrived.value).filter(([key]) => key !== one.key))
    const kept = await openPhone()
    await Promise.all([kept.keepGone(one), kept.forgetArrival(one.key)])
  }
  async function unnoteGone(key: string): Promise<void> {
    gone.value = gone.value.filter((one) => one.key !== key)
    await (await openPhone()).forgetGone(key)
  }
  function setOrder(value: Order): void {
    order.value = value
    localStorage.setItem(ORDER, value)
  }

  function forgetAll(next: 'idle' | 'locked' | 'failed'): void {
    asked += 1
    shown = asked
    day.value = null
    tasks.value = []
    gone.value = []
    arrived.value = {}
    keptAt.value = null
    problem.value = null
    state.value = next
  }
  watch(
    () => session.me?.account.id,
    (now, before) => {
      if (before !== undefined && now !== before) forgetAll('idle')
    },
  )

  const left = computed(() => {
    const been = new Set(gone.value.map((one) => one.key))
    return inOrder((day.value?.stops ?? []).filter((stop) => !been.has(stop.key)), order.value)
  })
  /** What left this phone. The server counts no knock without an answer as walked: that stays this phone's own. */
  const sent = computed(() => new Set(outbox.items.filter((item) => item.state === 'sent' || item.state === 'given').map((item) => item.id)))
  /** All that was walked today: what the server counted, and what was written here. */
  const walked = computed(() => [
    ...(day.value?.finished ?? []).map((row) => ({ key: row.household_id ?? row.dwelling_id, visit: row.visit_id, outcome: row.outcome, at: row.at, building: row.building, door: row.door, kept: false })),
    ...gone.value
      .filter((one) => !day.value?.finished.some((row) => row.visit_id === one.visit))
      .map((one) => ({ ...one, kept: !sent.value.has(one.visit) })),
  ])
  /** The line is back, or what was written went out over it: the phone's copy gives way to the server's answer. */
  watch([() => outbox.online, () => sent.value.size], ([online]) => {
    if (online && keptAt.value !== null) void refresh()
  })
  const isOpen = (): boolean => phone?.isOpen() ?? false

  return { day, tasks, gone, arrivedAt, state, problem, keptAt, order, left, walked, refresh, arrive, noteGone, unnoteGone, setOrder, openPhone, isOpen }
})
