import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'

import { useKeyboard } from './useKeyboard'

/** Walking and picking rows by keys: J K ↵, X, ⇧X, ⌘A, Esc. Rows show `current` and `picked` as classes. */
export function useRowKeys<T extends { id: string }>(items: MaybeRefOrGetter<readonly T[]>, open: (item: T) => unknown) {
  const at = ref(-1)
  const anchor = ref('')
  const marked = ref<string[]>([])
  const ids = computed(() => toValue(items).map((item) => item.id))
  const current = computed(() => toValue(items)[at.value] ?? null)
  /** A row that went away is not picked; one that only waits for its list to be fetched anew is again. */
  const picked = computed(() => marked.value.filter((id) => ids.value.includes(id)))

  const step = (by: number): void => {
    at.value = Math.min(Math.max(at.value + by, 0), ids.value.length - 1)
    document.querySelectorAll('tr.current, [data-current]').forEach((row) => row.scrollIntoView({ block: 'nearest' }))
  }
  function toggle(id: string): void {
    anchor.value = id
    marked.value = marked.value.includes(id) ? marked.value.filter((one) => one !== id) : [...marked.value, id]
  }
  function toggleRange(): void {
    const from = ids.value.indexOf(anchor.value)
    const range = ids.value.slice(Math.max(Math.min(from, at.value), 0), Math.max(from, at.value) + 1)
    marked.value = [...new Set([...marked.value, ...range])]
  }
  const pickAll = (): void => {
    marked.value = ids.value
  }
  const unpick = (): void => {
    marked.value = []
  }
  // What comes in above must not put another row under the hand.
  watch(ids, (now, before) => {
    const moved = now.indexOf(before[at.value] ?? '')
    if (moved >= 0) at.value = moved
  })
  const onRow = (act: (item: T) => unknown) => () => {
    if (current.value !== null) act(current.value)
  }
  useKeyboard([
    { keys: 'j', label: '下一件', run: () => step(1) },
    { keys: 'k', label: '上一件', run: () => step(-1) },
    { keys: 'enter', label: '打开', run: onRow(open), when: () => current.value !== null && !(document.activeElement instanceof HTMLButtonElement || document.activeElement instanceof HTMLAnchorElement) },
    { keys: 'x', label: '选', run: onRow((item) => toggle(item.id)) },
    { keys: 'shift+x', label: '连选', run: toggleRange },
    { keys: 'mod+a', label: '全选', run: pickAll },
    { keys: 'escape', label: '取消选择', run: unpick, when: () => picked.value.length > 0 },
  ])
  return { at, current, picked, toggle, pickAll, unpick }
}
