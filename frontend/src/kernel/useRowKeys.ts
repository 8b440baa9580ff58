import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'

import { useKeyboard } from './useKeyboard'

/** Walking and picking rows by keys: J K ↵, X, ⇧X, ⌘A, Esc. Rows show `current` and `picked` as classes. */
export function useRowKeys<T extends { id: string }>(items: MaybeRefOrGetter<readonly T[]>, open: (item: T) => unknown) {
  const at = ref(-1)
  const from = ref(-1)
  const picked = ref<string[]>([])
  const current = computed(() => toValue(items)[at.value] ?? null)

  const step = (by: number): void => {
    at.value = Math.min(Math.max(at.value + by, 0), toValue(items).length - 1)
    document.querySelectorAll('tr.current, [data-current]').forEach((row) => row.scrollIntoView({ block: 'nearest' }))
  }
  function toggle(id: string): void {
    from.value = toValue(items).findIndex((item) => item.id === id)
    picked.value = picked.value.includes(id) ? picked.value.filter((one) => one !== id) : [...picked.value, id]
  }
  function toggleRange(): void {
    const [first, last] = [Math.min(from.value, at.value), Math.max(from.value, at.value)]
    const range = toValue(items).slice(Math.max(first, 0), last + 1)
    picked.value = [...new Set([...picked.value, ...range.map((item) => item.id)])]
  }
  const pickAll = (): void => {
    picked.value = toValue(items).map((item) => item.id)
  }
  const unpick = (): void => {
    picked.value = []
  }
  // Rows that went away cannot stay picked.
  watch(
    () => toValue(items).map((item) => item.id),
    (ids) => {
      picked.value = picked.value.filter((id) => ids.includes(id))
    },
  )
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
