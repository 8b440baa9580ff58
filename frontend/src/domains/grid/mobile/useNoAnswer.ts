import { ref } from 'vue'

import { serverNow } from '@/kernel/clock'
import { newId } from '@/kernel/ids'
import { useSession } from '@/kernel/session'
import { toast } from '@/kernel/toast'

import { useWalk } from './useWalk'
import { doorOf, type Stop } from './walk'

/** The next door takes the place under the thumb: a second tap was meant for the first. */
const REST_MS = 1_000
/** As long as its toast stands it can be taken back; then it goes. */
const UNDO_MS = 8_000
let tappedAt = -REST_MS
/** Of all doors: the next one stands there before the first is stored. */
const busy = ref(false)

/** 「没人应」 in one tap: the try is a visit, and the next step is told. */
export function useNoAnswer() {
  const walk = useWalk()
  const session = useSession()

  async function noAnswer(stop: Stop): Promise<void> {
    const account = session.me?.account.id
    if (busy.value || account === undefined || performance.now() - tappedAt < REST_MS) return
    busy.value = true
    try {
      const [{ emptyVisit, visitBody }, { enqueue }] = await Promise.all([import('./visit'), import('@/kernel/outgoing')])
      const id = newId()
      const arrivedAt = walk.arrivedAt(stop.key) ?? serverNow().toISOString()
      const at = { household: stop.household_id, dwelling: stop.dwelling_id, step: stop.next_step?.code ?? null, arrivedAt }
      const body = visitBody(id, at, { ...emptyVisit(), answer: 'not_home' })
      await enqueue({ account, kind: 'grid.visit', id, method: 'POST', path: '/grid/visits', body, photos: [], title: '记走访：没人应', text: `${doorOf(stop)}没人应`, rests: UNDO_MS })
      await walk.noteGone({ key: stop.key, visit: id, outcome: 'not_home', at: arrivedAt, building: stop.building, door: stop.door })
      toast(`${doorOf(stop)}记下了：没人应。换个时间再来`, { undo: () => takeBack(stop, id) })
      setTimeout(() => void sendNow(), UNDO_MS)
    } finally {
      tappedAt = performance.now()
      busy.value = false
    }
  }
  async function sendNow(): Promise<void> {
    if (!navigator.onLine) return
    await (await import('@/kernel/outgoing')).drain()
    await walk.refresh()
  }
  async function takeBack(stop: Stop, id: string): Promise<void> {
    const { unwrite } = await import('@/kernel/outgoing')
    if (await unwrite(id)) await walk.unnoteGone(stop.key)
    else toast('已经传上了，撤不回来')
  }
  return { noAnswer, busy }
}
