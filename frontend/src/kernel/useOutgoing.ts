import { computed, ref, shallowRef, toRaw } from 'vue'

import type { About, Outgoing } from './outgoing'
import { faultsByName, ProblemError } from './problem'
import { useSession } from './session'
import { useDraft } from './useDraft'
import { useHere } from './useHere'

export interface OutgoingRoute<T> {
  method?: Outgoing['method']
  path: string | ((draft: T) => string)
  /** What it is, without names or places: 「反映问题」. */
  title: string
  body?: (draft: T, id: string) => unknown
  text?: (draft: T) => string
  about?: (draft: T) => About | undefined
  ifMatch?: () => string | undefined
}

export type Fate<A> = { state: 'sent'; answer: A } | { state: 'waiting' } | { state: 'conflict' | 'refused' }

/**
 * A form that is kept while it is written, sealed when it is sent, and queued without a network. A refusal brings it
 * back with its faults by field name, or waits in the outbox for who has left the page meanwhile; a second send is
 * harmless, because the id of the draft is its key.
 */
export function useOutgoing<T extends object, A = unknown>(
  kind: string,
  initial: T,
  route: OutgoingRoute<T>,
) {
  const session = useSession()
  const { isHere } = useHere()
  const { draft, id, savedText, clear } = useDraft(kind, initial)
  const problem = shallowRef<ProblemError | Error | null>(null)
  const sending = ref(false)
  const fieldErrors = computed(() => faultsByName(problem.value))
  if (savedText.value !== '') void forgetIfHandedIn()

  /** The app ended before the answer came. */
  async function forgetIfHandedIn(): Promise<void> {
    const { isHandedIn } = await import('./outgoing')
    if (await isHandedIn(id.value)) clear()
  }

  async function send(): Promise<Fate<A> | null> {
    const account = session.me?.account.id
    if (sending.value || account === undefined) return null
    sending.value = true
    problem.value = null
    try {
      // Loaded here and not above: the database library is not part of the first page.
      const { enqueue, fateOf, takeBack, dropItem } = await import('./outgoing')
      const values = structuredClone(toRaw(draft)) as T
      const key = id.value
      await enqueue({
        account,
        kind,
        id: key,
        method: route.method ?? 'POST',
        path: typeof route.path === 'function' ? route.path(values) : route.path,
        body: route.body?.(values, key) ?? { id: key, ...values },
        photos: 'photos' in values && Array.isArray(values.photos) ? (values.photos as string[]) : [],
        title: route.title,
        text: route.text?.(values),
        about: route.about?.(values),
        ifMatch: route.ifMatch?.(),
      })
      const item = await fateOf(key)
      if (item.state !== 'sent' && item.state !== 'waiting') {
        if (item.problem !== null) problem.value = new ProblemError(item.problem)
        if (isHere()) await (item.state === 'refused' ? takeBack : dropItem)(key)
        return { state: item.state === 'refused' ? 'refused' : 'conflict' }
      }
      clear()
      return item.state === 'sent' ? { state: 'sent', answer: item.answer as A } : { state: 'waiting' }
    } catch (cause) {
      // Nothing was stored (no key yet, no room): the draft is still here and the page says why.
      problem.value = cause instanceof Error ? cause : new Error(String(cause))
      return null
    } finally {
      sending.value = false
    }
  }

  return { draft, id, savedText, fieldErrors, problem, sending, send, clear }
}
