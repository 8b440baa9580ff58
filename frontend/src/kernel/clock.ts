import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'

import { onOffset, serverNow } from './serverTime'
import { useTicking } from './ticking'

export { offsetMs, serverNow } from './serverTime'

/** The server's time, moving on every half minute: what deadlines are told against. */
export function useNow(): ComputedRef<Date> {
  const now = shallowRef(serverNow())
  const tell = (): void => {
    now.value = serverNow()
  }
  useTicking(tell, 30_000)
  onScopeDispose(onOffset(tell))
  return computed(() => now.value)
}
