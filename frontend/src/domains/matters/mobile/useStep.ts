import { ref, shallowRef } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { newId } from '@/kernel/ids'
import type { About } from '@/kernel/outgoing'
import { ProblemError } from '@/kernel/problem'
import { useSession } from '@/kernel/session'
import { toast } from '@/kernel/toast'
import { useHere } from '@/kernel/useHere'

import { aboutOf } from '../about'

/** One step of a matter, from a phone: sealed and queued, so that it also goes out without a network. */
export interface StepToSend {
  matter: string
  action: string
  version?: number
  form?: object
  title: string
  photos?: string[]
  text?: string
  about?: About
}
export type StepFate = 'sent' | 'waiting' | 'refused'

export function useStep() {
  const session = useSession()
  const { isHere } = useHere()
  const busy = ref(false)
  const problem = shallowRef<unknown>(null)

  /** A refusal is said here; who has left the page meanwhile finds it in the outbox. */
  const send = (step: StepToSend): Promise<StepFate> => deliver(step, isHere)

  async function deliver(step: StepToSend, isTold: () => boolean): Promise<StepFate> {
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
        about: step.about,
      })
      const item = await fateOf(id)
      if (item.state === 'sent' || item.state === 'waiting') return item.state
      if (item.problem !== null) problem.value = new ProblemError(item.problem)
      if (isTold()) await takeBack(id)
      return 'refused'
    } catch (cause) {
      problem.value = cause
      return 'refused'
    } finally {
      busy.value = false
    }
  }
  /** Takes the last step back, from its toast: the version is the one that the step made. */
  async function undo(matter: string): Promise<void> {
    const now = await unwrap(api.GET('/matters/{matter_id}', { params: { path: { matter_id: matter } } }))
    const fate = await deliver({ matter, action: 'undo', version: now.version, title: '撤回', about: aboutOf(now) }, () => true)
    toast(fate === 'sent' ? '撤回来了，还在你这里' : fate === 'waiting' ? '先存在手机里，有网自动传' : '有人接着办了，撤不回来')
  }
  return { busy, problem, send, undo }
}
