import { useQueryCache } from '@pinia/colada'
import { computed, ref, shallowRef } from 'vue'

import { newId } from './ids'
import { codeOf, faultsByName, ProblemError, sentenceOf, Unreachable } from './problem'

/**
 * One deed of a form: whether it runs, what was refused, and the key under which it is sent. The key lives until an
 * answer came, so that a second try after a torn line is the same call. Answers whether it was done. Where somebody else
 * was first, what the page shows is asked for anew.
 */
export function useAct() {
  const queries = useQueryCache()
  const busy = ref(false)
  const refusal = shallowRef<unknown>(null)
  let key = newId()

  async function run(deed: (key: string) => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    refusal.value = null
    try {
      await deed(key)
      key = newId()
      // What was read before it is not fresh for the next page.
      for (const read of queries.getEntries()) read.when = 0
      return true
    } catch (cause) {
      if (cause instanceof ProblemError) key = newId()
      else if (!(cause instanceof Unreachable)) throw cause
      refusal.value = cause
      if (codeOf(cause) === 'kernel.stale') void queries.invalidateQueries()
      return false
    } finally {
      busy.value = false
    }
  }
  /** Faults by field; the sentence is for what belongs to no field. */
  const faults = computed(() => faultsByName(refusal.value))
  const sentence = computed(() => (refusal.value === null || Object.keys(faults.value).length > 0 ? '' : sentenceOf(refusal.value)))
  const forget = (): void => {
    refusal.value = null
  }
  return { busy, refusal, faults, sentence, forget, run }
}
