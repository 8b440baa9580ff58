import { ref } from 'vue'

import { serverNow } from '@/kernel/clock'
import { newId } from '@/kernel/ids'
import { useSession } from '@/kernel/session'
import { toast } from '@/kernel/toast'

import { useWalk } from './useWalk'
import { doorOf, type Stop } from './walk'

/** 「没人应」 in one tap: the try is a visit, and the next step is told. */
export function useNoAnswer() {
  const walk = useWalk()
  const session = useSession()
  const busy = ref(false)

  async function noAnswer(stop: Stop): Promise<void> {
    const account = session.me?.account.id
    if (busy.value || account === undefined) return
    busy.value = true
    try {
      const [{ emptyVisit, visitBody }, { drain, enqueue }] = await Promise.all([import('./visit'), import('@/kernel/outgoing')])
      const id = newId()
      const arrivedAt = walk.arrived[stop.key] ?? serverNow().toISOString()
      const at = { household: stop.household_id, dwelling: stop.dwelling_id, step: stop.next_step?.code ?? null, arrivedAt }
      const body = visitBody(id, at, { ...emptyVisit(), answer: 'not_home' })
      await enqueue({ account, kind: 'grid.visit', id, method: 'POST', path: '/grid/visits', body, photos: [], title: '记走访：没人应', text: `${doorOf(stop)}没人应` })
      await walk.noteGone({ key: stop.key, visit: id, outcome: 'not_home', at: arrivedAt, building: stop.building, door: stop.door })
      toast('记下了：没人应。换个时间再来')
      if (navigator.onLine) void drain().then(() => walk.refresh())
    } finally {
      busy.value = false
    }
  }
  return { noAnswer, busy }
}
