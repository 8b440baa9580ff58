import type { ActionEntry } from './words'

/** Acts that finish nothing or undo: never the one filled button. */
const BESIDE = new Set(['deny', 'miss', 'reject', 'hand_back', 'return', 'withdraw', 'merge'])
const FIRST = ['answer_referral', 'accept_referral', 'rule', 'call_back', 'affirm', 'answer_whistle', 'approve_extension']

/** The act that ends the present state; what 「E」 does. */
export function finishing(actions: readonly ActionEntry[]): ActionEntry | undefined {
  return (
    FIRST.map((code) => actions.find((one) => one.action === code && one.is_allowed)).find(Boolean) ??
    actions.find((one) => one.target !== null && one.target !== 'withdrawn' && !BESIDE.has(one.action))
  )
}
/** 「A」: who shall do it. */
export const assigning = (actions: readonly ActionEntry[]): ActionEntry | undefined =>
  actions.find((one) => one.action === 'dispatch') ?? actions.find((one) => one.action === 'hand_over')

/** The one filled button. */
export function primary(actions: readonly ActionEntry[]): ActionEntry | undefined {
  const allowed = (code: string): ActionEntry | undefined => actions.find((one) => one.action === code && one.is_allowed)
  const finish = finishing(actions)
  return (finish?.is_allowed ? finish : undefined) ?? allowed('whistle') ?? allowed('urge') ?? allowed('hand_over')
}
const ORDER = ['deny', 'miss', 'record_answer', 'whistle', 'urge', 'hand_over', 'ask_extension', 'refuse_extension', 'supervise']
const KEYS: Record<string, string> = { urge: 'r', whistle: 'w', hand_over: 'a', dispatch: 'a' }

export function keyOf(entry: ActionEntry, actions: readonly ActionEntry[]): string | undefined {
  if (entry.action === 'hand_over' && assigning(actions)?.action === 'dispatch') return undefined
  return KEYS[entry.action] ?? (entry === finishing(actions) ? 'e' : undefined)
}
/** Which acts stand as buttons and which behind 「更多」. The composer and the timeline carry the rest. */
export function laidOut(actions: readonly ActionEntry[]): { first: ActionEntry | undefined; shown: ActionEntry[]; more: ActionEntry[] } {
  const first = primary(actions)
  const elsewhere = new Set(['comment', 'attach', 'undo', 'me_too', 'evaluate', 'confirm'])
  const others = actions.filter((one) => one !== first && !elsewhere.has(one.action) && !(one.missing === '计时没有暂停'))
  const main = others.filter((one) => one.target !== null && one.action !== 'withdraw' && one.action !== 'merge')
  const beside = ORDER.map((code) => others.find((one) => one.action === code && one.is_allowed)).filter((one) => one !== undefined)
  const shown = [...beside.slice(0, 3), ...main]
  return { first, shown, more: others.filter((one) => !shown.includes(one)) }
}
/** The verb as the button says it. */
export const verbText = (entry: ActionEntry): string => (entry.action === 'hand_over' ? '转派' : entry.action === 'ask_extension' ? '延期' : entry.title)
