import { useQuery } from '@pinia/colada'
import { computed } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { useServerEvent } from '@/kernel/events'
import type { components } from '@/kernel/schema'

export type HandedItem = components['schemas']['HandedItemRow']
export type TakenItem = components['schemas']['TakenItem']

/** What others could not send and gave to me, and what became of what I gave. */
export function useHandedItems() {
  const { data, error, status, refetch } = useQuery({ key: ['grid', 'handed-items'], query: () => unwrap(api.GET('/grid/handed-items')), staleTime: 0 })
  useServerEvent(['grid.item.*'], () => void refetch())
  const at = (item: HandedItem) => ({ params: { path: { item_id: item.id }, header: { 'if-match': String(item.version) } } })
  return {
    error,
    status,
    refetch,
    waiting: computed(() => (data.value ?? []).filter((item) => !item.is_mine && item.state === 'open')),
    taken: computed(() => (data.value ?? []).filter((item) => !item.is_mine && item.state === 'taken')),
    given: computed(() => (data.value ?? []).filter((item) => item.is_mine)),
    takeUp: (item: HandedItem): Promise<TakenItem> => unwrap(api.PUT('/grid/handed-items/{item_id}/taking', at(item))),
    putAway: (item: HandedItem, why: string) => unwrap(api.PUT('/grid/handed-items/{item_id}/putting-away', { ...at(item), body: { why } })),
    passOn: (item: HandedItem, to: string | null) => unwrap(api.PUT('/grid/handed-items/{item_id}/receiver', { ...at(item), body: { to_account_id: to } })),
  }
}

/** 「照片2张，1张没传上来」, or empty. */
export function photosText(item: Pick<HandedItem, 'files' | 'lost_files'>): string {
  const came = item.files.length > 0 ? `照片${item.files.length}张` : ''
  const lost = item.lost_files > 0 ? `${item.lost_files}张照片没传上来` : ''
  return [came, lost].filter(Boolean).join('，')
}
/** A receipt in one line. */
export function fateText(item: HandedItem): string {
  if (item.state === 'open') return `等${item.to_name}接`
  return item.state === 'taken' ? `${item.ended_by_name}接手了` : `${item.ended_by_name}放下了：${item.ended_why}`
}
