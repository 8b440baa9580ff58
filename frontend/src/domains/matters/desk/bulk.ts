import { computed, shallowRef, type Ref } from 'vue'

import type { BulkVerb } from '@/blocks/ListPage.vue'

/** An act on many: from which states it goes (none: from all that are open), and what it asks. */
export interface BulkAction {
  code: string
  title: string
  keys?: string
  states: string[]
  asks: ('to' | 'note' | 'workdays')[]
  permission: string
}
export const BULK: BulkAction[] = [
  { code: 'dispatch', title: '派给…', keys: 'a', states: ['registered'], asks: ['to'], permission: 'grid.event.dispatch' },
  { code: 'urge', title: '催办', keys: 'r', states: ['reported', 'registered', 'dispatched', 'handled'], asks: [], permission: 'grid.event.arrange' },
  { code: 'supervise', title: '督办', states: ['reported', 'registered', 'dispatched', 'handled'], asks: ['note'], permission: 'grid.event.supervise' },
  { code: 'hand_over', title: '转派…', states: ['dispatched', 'handled'], asks: ['to'], permission: 'grid.event.arrange' },
]

/** The verbs of the selection bar, each saying for how many of the picked it is allowed. */
export function useBulk(picked: Ref<readonly { state: string }[]>, may: (permission: string) => boolean) {
  const acting = shallowRef<BulkAction | null>(null)
  const verbs = computed<BulkVerb[]>(() =>
    BULK.filter((one) => may(one.permission)).map((one) => ({
      title: one.title,
      ...(one.keys ? { keys: one.keys } : {}),
      fits: picked.value.filter((row) => one.states.includes(row.state)).length,
      run: () => {
        acting.value = one
      },
    })),
  )
  return { acting, verbs }
}
