import { useQuery } from '@pinia/colada'
import { computed } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { serverNow } from '@/kernel/clock'
import { useServerEvent } from '@/kernel/events'

import { inOrder } from './resident'

const MOST = 50

/** What I reported or joined, what waits first. */
export function useMyMatters() {
  const { data, error, status, refetch } = useQuery({
    key: ['matters', 'mine'],
    query: () => unwrap(api.GET('/matters', { params: { query: { kind: 'grid.event', limit: MOST } } })),
  })
  useServerEvent(['grid.event.*', 'matters.*'], () => void refetch())
  return {
    matters: computed(() => (data.value === undefined ? null : inOrder(data.value.items, serverNow()))),
    /** More than one page: the list says so. */
    more: computed(() => data.value !== undefined && data.value.next !== null),
    error,
    loading: computed(() => status.value === 'pending'),
    refetch,
  }
}
