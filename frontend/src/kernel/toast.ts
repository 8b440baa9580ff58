import { shallowRef } from 'vue'

export interface Toast {
  id: number
  text: string
  undo: (() => unknown) | null
  ms: number
}

export const currentToast = shallowRef<Toast | null>(null)
let count = 0

/** Says what was done, in a sentence; one at a time, 4 s, with 撤回 8 s. Errors are never toasts. */
export function toast(text: string, options: { undo?: () => unknown } = {}): void {
  count += 1
  currentToast.value = { id: count, text, undo: options.undo ?? null, ms: options.undo ? 8_000 : 4_000 }
}

export function dismissToast(): void {
  currentToast.value = null
}

/** ⌘Z: the last thing that can be taken back. */
export async function undoLast(): Promise<void> {
  const undo = currentToast.value?.undo
  dismissToast()
  await undo?.()
}
