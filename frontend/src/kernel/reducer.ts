/** What a matter is after its steps: the same table and the same rules as on the server, so the phone can show what will be. */

export const UNDO_WITHIN = 600_000

export interface Rule {
  title: string
  from: string[]
  to: string | null
  while_paused: boolean | null
  pauses: boolean | null
  needs: string[]
  unless: string[]
  sets: string[]
  clears: string[]
  never_by: string[]
  ways: string[]
  flags: 'add' | 'remove' | null
  /** What goes on and off by hand. */
  marks: string[]
  freezes_at: number | null
  undo: boolean
  undoes: boolean
}

export interface ReducerTable {
  kind: string
  version: number
  initial: string
  flags: Record<string, string>
  states: Record<string, { title: string; final: boolean }>
  actions: Record<string, Rule>
}

/** `at` in milliseconds since 1970. */
export interface Step {
  action: string
  actor: string
  at: number
  way?: string | null
  flag?: string | null
}

export interface Snapshot {
  state: string
  flags: string[]
  paused: boolean
  way: string | null
  counts: Record<string, number>
  by: Record<string, string[]>
}

export interface Folded extends Snapshot {
  last: { actor: string; at: number; undo: boolean; before: Snapshot } | null
}

export function begin(table: ReducerTable, flags: string[] = [], state?: string): Folded {
  return { state: state ?? table.initial, flags: [...flags].sort(), paused: false, way: null, counts: {}, by: {}, last: null }
}

/** What the matter is after this step, or null where the step cannot be taken. */
export function apply(table: ReducerTable, now: Folded, step: Step): Folded | null {
  const rule = Object.hasOwn(table.actions, step.action) ? table.actions[step.action] : undefined
  if (!rule || whyNot(rule, now, step) !== null) return null
  const { last, ...before } = now
  if (rule.undoes) return last ? { ...last.before, last: null } : null
  const flags = new Set([...now.flags.filter((flag) => !rule.clears.includes(flag)), ...rule.sets])
  if (rule.flags) {
    if (!step.flag || !rule.marks.includes(step.flag)) return null
    if (rule.flags === 'add') flags.add(step.flag)
    else flags.delete(step.flag)
  }
  if (rule.ways.length > 0 && !rule.ways.includes(step.way ?? '')) return null
  const counts = { ...now.counts }
  if (rule.freezes_at !== null) {
    counts[step.action] = (counts[step.action] ?? 0) + 1
    if (counts[step.action]! >= rule.freezes_at) flags.add('frozen')
  }
  const actors = new Set([...(now.by[step.action] ?? []), step.actor])
  return {
    state: rule.to ?? now.state,
    flags: [...flags].sort(),
    paused: rule.pauses ?? now.paused,
    way: rule.ways.length > 0 ? (step.way ?? null) : now.way,
    counts,
    by: { ...now.by, [step.action]: [...actors].sort() },
    last: { actor: step.actor, at: step.at, undo: rule.undo, before },
  }
}

/** The first reason against a step: `state`, `paused`, a flag, `marked`, `same_person`, `acted_after` or `too_late`. */
export function whyNot(rule: Rule, now: Folded, step: Step): string | null {
  if (!rule.from.includes(now.state)) return 'state'
  if (rule.while_paused !== null && rule.while_paused !== now.paused) return 'paused'
  const missing = rule.needs.find((flag) => !now.flags.includes(flag))
  if (missing !== undefined) return missing
  const against = rule.unless.find((flag) => now.flags.includes(flag))
  if (against !== undefined) return against
  if (rule.flags) {
    const marks = step.flag && rule.marks.includes(step.flag) ? [step.flag] : rule.marks
    if (marks.every((mark) => now.flags.includes(mark) === (rule.flags === 'add'))) return rule.flags === 'add' ? 'marked' : 'unmarked'
  }
  if (rule.never_by.some((action) => now.by[action]?.includes(step.actor))) return 'same_person'
  if (rule.undoes) {
    if (!now.last?.undo || now.last.actor !== step.actor) return 'acted_after'
    if (step.at - now.last.at > UNDO_WITHIN) return 'too_late'
  }
  return null
}

/** The state after all steps; one that cannot be taken changes nothing. */
export function fold(table: ReducerTable, steps: Step[], start?: Folded): Folded {
  return steps.reduce((now, step) => apply(table, now, step) ?? now, start ?? begin(table))
}
