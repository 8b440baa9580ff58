import { useDebounceFn, useEventListener } from '@vueuse/core'
import { onScopeDispose, reactive, ref, toRaw, watch } from 'vue'

import { serverNow } from './serverTime'
import { dropDraft, keepDraft, readDraft } from './drafts'
import { beijing } from './formats'
import { newId } from './ids'
import { useSession } from './session'

/**
 * A form's values that survive a closed tab, a dead battery and an idle sign-out. `id` is made once per draft: it is
 * the key under which the form is sent, however often.
 */
export function useDraft<T extends object>(kind: string, initial: T) {
  const session = useSession()
  const account = session.me?.account.id ?? 'guest'
  const kept = readDraft<T>(account, kind)
  const draft = reactive(structuredClone({ ...initial, ...kept?.value })) as T
  const id = ref(kept?.id ?? newId())
  /** 「10:31已自动保存」, or empty while nothing was changed. */
  const savedText = ref(kept === null ? '' : '上次填的还在')

  let dirty = false
  function save(): void {
    if (!dirty) return
    dirty = false
    const done = keepDraft(account, kind, id.value, toRaw(draft))
    savedText.value = done ? `${beijing(serverNow()).time}已自动保存` : '这台设备存不下草稿'
  }
  const later = useDebounceFn(save, 1_000)
  const stop = watch(
    () => draft,
    () => {
      dirty = true
      void later()
    },
    { deep: true },
  )
  useEventListener(window, 'pagehide', save)
  onScopeDispose(save)

  /** After sending: an empty form under a new id. */
  function clear(): void {
    // A form that was begun after this one was left is not this one's to drop.
    if ((readDraft(account, kind)?.id ?? id.value) === id.value) dropDraft(account, kind)
    Object.assign(draft, structuredClone(initial))
    id.value = newId()
    savedText.value = ''
    void Promise.resolve().then(() => {
      dirty = false
    })
  }

  return { draft, id, savedText, clear, stop }
}
