import { computed, ref, shallowRef } from 'vue'

import type { Difference } from '@/blocks/ConflictState.vue'
import { codeOf } from '@/kernel/problem'
import { useAct } from '@/kernel/useAct'

type Values = Record<string, unknown>

const told = (value: unknown): string => {
  if (value === true) return '是'
  if (value === false) return '否'
  if (value === null || value === undefined || value === '') return '空'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * Saving a row that somebody else may have changed meanwhile: only what differs is shown, side by side, and nothing is
 * overwritten unasked.
 */
export function useVersioned(options: {
  version: () => number
  labels: Record<string, string>
  mine: () => Values
  /** How a value is said: 「3个工作日」. */
  say?: (name: string, value: unknown) => string
  /** The row as it stands now. */
  reload: () => Promise<{ values: Values; version: number }>
  save: (version: number, key: string) => Promise<unknown>
}) {
  const act = useAct()
  const theirs = shallowRef<{ values: Values; version: number } | null>(null)
  const standing = ref<number | null>(null)
  const say = options.say ?? ((_name: string, value: unknown) => told(value))
  const differences = computed<Difference[]>(() => {
    const other = theirs.value
    if (other === null) return []
    const mine = options.mine()
    return Object.entries(options.labels)
      .filter(([name]) => JSON.stringify(mine[name]) !== JSON.stringify(other.values[name]))
      .map(([name, label]) => ({ label, mine: say(name, mine[name]), theirs: say(name, other.values[name]) }))
  })
  async function send(): Promise<boolean> {
    const done = await act.run((key) => options.save(standing.value ?? options.version(), key))
    if (!done && codeOf(act.refusal.value) === 'kernel.stale') {
      theirs.value = await options.reload()
      act.forget()
    }
    return done
  }
  /** 「用我的」: saved over theirs, under the version now seen. */
  async function useMine(): Promise<boolean> {
    standing.value = theirs.value?.version ?? null
    theirs.value = null
    return send()
  }
  return { act, theirs, differences, send, useMine }
}
