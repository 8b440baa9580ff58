import { useNow as useTicking } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'

import { offsetMs, onOffset } from './serverTime'

export { offsetMs, serverNow } from './serverTime'

/** The server's time, moving on every half minute: what deadlines are told against. */
export function useNow(): ComputedRef<Date> {
  const device = useTicking({ interval: 30_000 })
  const offset = shallowRef(offsetMs())
  onScopeDispose(onOffset(() => (offset.value = offsetMs())))
  return computed(() => new Date(device.value.getTime() + offset.value))
}
