import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

import { apply, begin, fold, UNDO_WITHIN, type Folded, type ReducerTable, type Step } from '@/kernel/reducer'

interface Part {
  table: ReducerTable
  histories: { steps: Step[]; folded: Folded }[]
}

/** Written by tests/matters_histories.py, where the server's reducer is held to the same file. */
const parts = JSON.parse(readFileSync(fileURLToPath(new URL('./reducer.histories.json', import.meta.url)), 'utf-8')) as Part[]

describe.each(parts.map((part) => [part.table.kind, part] as const))('%s', (_, part) => {
  it('folds every history to what the server folds it to', () => {
    expect(part.histories.length).toBeGreaterThanOrEqual(500)
    for (const { steps, folded } of part.histories) expect(fold(part.table, steps)).toEqual(folded)
  })

  it('takes a step that ended nothing back to exactly what was before', () => {
    const now = begin(part.table)
    const after = apply(part.table, now, { action: 'pause', actor: 'a', at: 0 })
    expect(after?.paused).toBe(true)
    expect(apply(part.table, after!, { action: 'undo', actor: 'a', at: UNDO_WITHIN })).toEqual(now)
    expect(apply(part.table, after!, { action: 'undo', actor: 'b', at: 1 })).toBeNull()
  })

  it('does not take names of JavaScript for actions or flags', () => {
    const now = begin(part.table)
    expect(apply(part.table, now, { action: 'constructor', actor: 'a', at: 0 })).toBeNull()
    expect(apply(part.table, now, { action: 'mark', actor: 'a', at: 0, flag: 'toString' })).toBeNull()
  })
})
