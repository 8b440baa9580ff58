import { computed, ref, shallowRef } from 'vue'

import type { Outgoing } from '@/kernel/outgoing'
import { faultsByName, ProblemError, sentenceOf, type Problem } from '@/kernel/problem'
import { useSession } from '@/kernel/session'
import { useHere } from '@/kernel/useHere'

export type Sent = 'sent' | 'waiting' | 'refused' | 'conflict'

/** One thing written at a door or on a round: sealed when written, sent at once or when there is a network. */
export function useSend() {
  const session = useSession()
  const { isHere } = useHere()
  const busy = ref(false)
  const failure = shallowRef<unknown>(null)
  const refusal = computed<Problem | null>(() => (failure.value instanceof ProblemError ? failure.value.problem : null))
  const faults = computed(() => faultsByName(failure.value))
  const sentence = computed(() => (failure.value === null ? '' : sentenceOf(failure.value)))

  /**
   * All is stored before anything is sent, for the app may be ended meanwhile. The first item decides; what comes after
   * it only follows when it was taken, and comes back into the form with it. Who has left the form meanwhile finds a
   * refusal in the outbox.
   */
  async function send(first: Omit<Outgoing, 'account'>, ...others: Omit<Outgoing, 'account'>[]): Promise<Sent> {
    const account = session.me?.account.id
    if (busy.value || account === undefined) return 'refused'
    busy.value = true
    failure.value = null
    try {
      const { enqueue, fateOf, takeBack } = await import('@/kernel/outgoing')
      const id = await enqueue({ account, ...first })
      try {
        for (const other of others) await enqueue({ account, after: id, ...other })
      } catch (cause) {
        await takeBack(id)
        throw cause
      }
      const item = await fateOf(id)
      if (item.state !== 'sent' && item.state !== 'waiting') {
        if (item.problem !== null) failure.value = new ProblemError(item.problem)
        if (isHere()) await takeBack(id)
        return item.state === 'refused' ? 'refused' : 'conflict'
      }
      return item.state === 'sent' ? 'sent' : 'waiting'
    } catch (cause) {
      failure.value = cause
      return 'refused'
    } finally {
      busy.value = false
    }
  }
  const forget = (): void => {
    failure.value = null
  }
  return { busy, failure, refusal, faults, sentence, send, forget }
}
