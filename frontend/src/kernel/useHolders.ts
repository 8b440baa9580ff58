import { useQuery } from '@pinia/colada'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, unwrap } from './api'

/** Which roles and posts hold any one of these permissions, and who lends one for a while. */
export function useHolders(permission: MaybeRefOrGetter<string | string[] | undefined>) {
  const names = computed(() => [toValue(permission) ?? []].flat())
  const { data } = useQuery({
    key: () => ['permissions', ...names.value],
    query: () => Promise.all(names.value.map((name) => unwrap(api.GET('/permissions/{name}', { params: { path: { name } } })))),
    enabled: () => names.value.length > 0,
  })
  const all = (part: 'holders' | 'openers') => computed(() => [...new Set((data.value ?? []).flatMap((one) => one[part]))])
  return { holders: all('holders'), openers: all('openers') }
}
