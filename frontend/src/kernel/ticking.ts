import { onScopeDispose, ref, type Ref } from 'vue'

/** Timers and listeners that end with their component; without a library, because every first page carries them. */
export function useTicking(act: () => void, ms: number): void {
  const timer = setInterval(act, ms)
  onScopeDispose(() => clearInterval(timer))
}

/** False, and after `ms` true. */
export function useLater(ms: number): Ref<boolean> {
  const later = ref(false)
  const timer = setTimeout(() => (later.value = true), ms)
  onScopeDispose(() => clearTimeout(timer))
  return later
}

export function useListening(target: EventTarget, event: string, act: (event: Event) => void): void {
  target.addEventListener(event, act)
  onScopeDispose(() => target.removeEventListener(event, act))
}
