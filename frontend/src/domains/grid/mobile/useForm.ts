import { until, useDebounceFn, useEventListener } from '@vueuse/core'
import { reactive, ref, toRaw, watch } from 'vue'
import { useRoute } from 'vue-router'

import { newId } from '@/kernel/ids'

/**
 * A form about people. What is half written is kept under the PIN, never in the open storage, and is there again after
 * a kill, once the PIN is given; `id` is made once per form and is its Idempotency-Key.
 */
export function useForm<T extends object>(kind: string, initial: T) {
  const form = reactive(structuredClone(initial)) as T
  const id = ref(newId())
  const isKept = ref(false)
  let done = false
  const to = useRoute().path
  const loaded = import('./phone').then(async ({ dropForm, recallForm, vaultState }) => {
    await until(vaultState).toMatch((state) => state === 'open' || state === 'absent')
    const kept = await recallForm<{ id: string; form: T }>(kind)
    if (kept === null) return
    const { isHandedIn, parkForm } = await import('@/kernel/outgoing')
    if (await isHandedIn(kept.id)) {
      await parkForm(kept.id, { kind, to, content: kept })
      return dropForm(kind)
    }
    Object.assign(form, kept.form)
    id.value = kept.id
    isKept.value = true
  })
  const isEmpty = (): boolean => JSON.stringify(form) === JSON.stringify(initial)
  async function keep(): Promise<void> {
    if (done || (isEmpty() && !isKept.value)) return
    const { keepForm } = await import('./phone')
    await keepForm(kind, { id: id.value, form: structuredClone(toRaw(form)) })
  }
  const save = useDebounceFn(keep, 800)
  void loaded.then(() => {
    watch(() => form, () => void save(), { deep: true })
    void save() // what was typed meanwhile
  })
  // The camera takes the screen, and a small phone ends what lies behind it.
  useEventListener(document, 'visibilitychange', () => { if (document.hidden) void keep() })

  async function drop(): Promise<void> {
    done = true
    const { dropForm, recallForm } = await import('./phone')
    // A form that was begun after this one was left is not this one's to drop.
    const kept = await recallForm<{ id: string }>(kind)
    if (kept === null || kept.id === id.value) await dropForm(kind)
  }
  /** As if it had never been begun, under a new id. */
  function reset(): void {
    Object.assign(form, structuredClone(initial))
    id.value = newId()
    isKept.value = false
    void import('./phone').then(({ dropForm }) => dropForm(kind))
  }
  /** Sent later: kept beside its item, in case it comes back. */
  async function park(): Promise<void> {
    const { parkForm } = await import('@/kernel/outgoing')
    await parkForm(id.value, { kind, to, content: { id: id.value, form: structuredClone(toRaw(form)) } })
    await drop()
  }
  return { form, id, isKept, loaded, keep, drop, park, reset }
}
