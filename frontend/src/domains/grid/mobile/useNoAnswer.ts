import { serverNow } from '@/kernel/clock'
import { newId } from '@/kernel/ids'
import { toast } from '@/kernel/toast'

import { useSend } from './useSend'
import { useWalk } from './useWalk'
import { emptyVisit, visitBody } from './visit'
import { doorOf, type Stop } from './walk'

/** 「没人应」 in one tap: the try is a visit, and the next step is told. */
export function useNoAnswer() {
  const walk = useWalk()
  const { send, busy, sentence } = useSend()

  async function noAnswer(stop: Stop): Promise<void> {
    const id = newId()
    const arrivedAt = walk.arrived[stop.key] ?? serverNow().toISOString()
    const at = { household: stop.household_id, dwelling: stop.dwelling_id, step: stop.next_step?.code ?? null, arrivedAt }
    const body = visitBody(id, at, { ...emptyVisit(), answer: 'not_home' })
    const fate = await send({ kind: 'grid.visit', id, method: 'POST', path: '/grid/visits', body, photos: [], title: '记走访：没人应', text: `${doorOf(stop)}没人应` })
    if (fate === 'refused' || fate === 'conflict') return
    await walk.noteGone({ key: stop.key, visit: id, outcome: 'not_home', at: arrivedAt, building: stop.building, door: stop.door })
    toast(fate === 'sent' ? '记下了：没人应。下一步写在这一户里' : '先存在手机里，有网自动传')
  }
  return { noAnswer, busy, sentence }
}
