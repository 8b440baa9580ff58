import { useQuery } from '@pinia/colada'
import { computed, reactive, ref } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { useServerEvent } from '@/kernel/events'
import { sentenceOf } from '@/kernel/problem'
import type { components } from '@/kernel/schema'
import { toast } from '@/kernel/toast'

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

/** One page of them: which one is put away or passed on, and taking one up; ``go`` leads to where it goes on. */
export function useHandingPage(go: (taken: TakenItem, item: HandedItem) => Promise<unknown>) {
  const items = useHandedItems()
  const open = reactive({ id: '', way: 'away' as 'away' | 'on' })
  const busy = ref(false)
  const fault = ref('')
  return {
    items, open, busy, fault,
    ask: (item: HandedItem, way: 'away' | 'on'): unknown => Object.assign(open, { id: open.id === item.id && open.way === way ? '' : item.id, way }),
    async done(words: string): Promise<void> {
      open.id = ''
      toast(words)
      await items.refetch()
    },
    async takeUp(item: HandedItem): Promise<void> {
      busy.value = true
      fault.value = ''
      try {
        await go(await items.takeUp(item), item)
      } catch (cause) {
        fault.value = sentenceOf(cause)
        await items.refetch()
      } finally {
        busy.value = false
      }
    },
  }
}

/** The look of a fate. */
export const LOOK = { open: 'waiting', taken: 'done', put_away: 'returned' } as const

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
