import { useNow as useTicking } from '@vueuse/core'
import { computed, type ComputedRef } from 'vue'

import { offsetMs } from './serverTime'

export { offsetMs, serverNow } from './serverTime'

/** The server's time, moving on every half minute: what deadlines are told against. */
export function useNow(): ComputedRef<Date> {
  const device = useTicking({ interval: 30_000 })
  return computed(() => new Date(device.value.getTime() + offsetMs()))
}
