import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { useServerEvent } from '@/kernel/events'

/** One matter and what its kind adds: the reporter's words, photos, who else met with it. Read anew each time, for one comes back from an act on it. */
export function useMatter(id: MaybeRefOrGetter<string>) {
  const matter = useQuery({
    key: () => ['matter', toValue(id)],
    query: () => unwrap(api.GET('/matters/{matter_id}', { params: { path: { matter_id: toValue(id) } } })),
    staleTime: 0,
  })
  const event = useQuery({
    key: () => ['grid', 'event', toValue(id)],
    query: () => unwrap(api.GET('/grid/events/{event_id}', { params: { path: { event_id: toValue(id) } } })),
    staleTime: 0,
  })
  async function refetch(): Promise<void> {
    await Promise.all([matter.refetch(), event.refetch()])
  }
  useServerEvent(['grid.event.*', 'matters.*'], (told) => {
    if (told.kind === 'resync' || told.id === toValue(id)) void refetch()
  })
  return { matter: matter.data, event: event.data, error: matter.error, status: matter.status, refetch }
}
