import { ref, shallowRef } from 'vue'

import { newId } from '@/kernel/ids'
import { ProblemError } from '@/kernel/problem'
import { useSession } from '@/kernel/session'

/** One step of a matter, from a phone: sealed and queued, so that it also goes out without a network. */
export interface StepToSend {
  matter: string
  action: string
  version?: number
  form?: object
  title: string
  photos?: string[]
  text?: string
}
export type StepFate = 'sent' | 'waiting' | 'refused'

export function useStep() {
  const session = useSession()
  const busy = ref(false)
  const problem = shallowRef<unknown>(null)

  async function send(step: StepToSend): Promise<StepFate> {
    const account = session.me?.account.id
    if (busy.value || account === undefined) return 'refused'
    busy.value = true
    problem.value = null
    try {
      const { enqueue, fateOf, takeBack } = await import('@/kernel/outgoing')
      const id = await enqueue({
        account,
        kind: `matter.${step.action}`,
        id: newId(),
        method: 'POST',
        path: `/matters/${step.matter}/steps`,
        body: { action: step.action, version: step.version ?? null, form: step.form ?? {} },
        photos: step.photos ?? [],
        title: step.title,
        text: step.text,
      })
      const item = await fateOf(id)
      if (item.state === 'sent' || item.state === 'waiting') return item.state
      if (item.problem !== null) problem.value = new ProblemError(item.problem)
      await takeBack(id)
      return 'refused'
    } catch (cause) {
      problem.value = cause
      return 'refused'
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, send }
}
