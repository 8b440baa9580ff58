import { beijing, proseDay } from '@/kernel/formats'
import type { components } from '@/kernel/schema'
import type { StatusKind } from '@/blocks/status'
import type { Step } from '@/blocks/StatePath.vue'

/** A matter told to the person who reported it: where it stands and what comes next, in words said at the door. */
export type MatterRow = components['schemas']['MatterRow']
/** The first page also knows what was said last, and who watches. */
interface Said {
  last_words?: string | null
  last_who?: string | null
  watched_by?: string | null
}
type Told = Pick<MatterRow, 'state' | 'flags' | 'due_at' | 'paused_at' | 'closed_at' | 'holder_name' | 'way'> & Said

const PATH = ['收到', '派人', '在办', '去看', '办好', '评价'] as const
const AT: Record<string, number> = { reported: 0, registered: 1, dispatched: 2, handled: 3, closed: 5 }

const flagged = (row: Pick<MatterRow, 'flags'>, flag: string): boolean => row.flags.includes(flag)
export const isLate = (row: Told, now: Date): boolean =>
  row.closed_at === null && row.paused_at === null && row.due_at !== null && new Date(row.due_at) < now

/** Six steps; a matter that was not taken or was withdrawn has no path. */
export function pathOf(row: Told): Step[] {
  const at = AT[row.state]
  if (at === undefined) return []
  const done = row.state === 'closed' && flagged(row, 'evaluated')
  return PATH.map((title, place) => ({ title, state: done || place < at ? 'done' : place === at ? 'now' : 'next' }))
}

/** 「今天17:00」「11月26日」, for sentences. */
export function until(moment: string, now: Date): string {
  const it = beijing(moment)
  const days = it.number - beijing(now).number
  if (days === 0) return `今天${it.time}`
  if (days === 1) return `明天${it.time}`
  return proseDay(moment, now)
}

/** Short names: 「安家物业服务有限公司平庄分公司」 is 「安家物业」 at the door. */
export function spokenUnit(name: string): string {
  const short = /^(.{2,8}?(?:物业|燃气|电梯|水务|供电|环卫|城管|消防))/.exec(name)?.[1]
  return short ?? name
}

/** A verdict is asked for fifteen days (HL-37). */
const JUDGED_MS = 15 * 86_400_000
export const waitsForVerdict = (row: Told, now: Date): boolean =>
  row.state === 'closed' && !flagged(row, 'evaluated') && row.closed_at !== null && now.getTime() - Date.parse(row.closed_at) < JUDGED_MS

/** The next fact. Late is said as it is, with who watches it. */
export function nextFact(row: Told, now: Date): string {
  const judging = waitsForVerdict(row, now)
  const who = row.holder_name === null ? '' : spokenUnit(row.holder_name)
  const due = row.due_at === null ? '' : until(row.due_at, now)
  const watching = row.watched_by ? `${row.watched_by}在盯。` : flagged(row, 'supervised') || flagged(row, 'escalated') ? '社区在盯。' : '社区在催。'
  const late = isLate(row, now)
  switch (row.state) {
    case 'reported':
      return late ? `过了说好的时间，还没人接。${watching}` : `社区收到了，${due}前有人接。`
    case 'registered':
      if (flagged(row, 'call_back_due')) return `重新办。先有人打电话问清楚，${due}前办好。`
      return late ? `过了说好的时间，还没派人。${watching}` : `社区接了，${due}前派人。`
    case 'dispatched':
      if (row.last_words && row.last_who) return `${row.last_who}说：${row.last_words.replace(/[。！]$/, '')}。${late ? watching : ''}`
      if (row.paused_at !== null) return `${who || '办事的人'}在等东西，先停一停。`
      return late ? `${who || '办事的人'}在办，过了说好的时间。${watching}` : `${who || '办事的人'}在办，${due}前办好。`
    case 'handled':
      return late ? `${who ? `${who}要去看，` : '要去看的人'}晚了。${watching}` : `说办好了，${due}前有人去看一眼。`
    case 'closed':
      if (!judging) return row.way === 'not_ours' ? '不归社区管，已经告诉你归谁。' : flagged(row, 'evaluated') ? '办完了，你评过了。' : '办完了。'
      return row.way === 'fixed' ? '办好了。行不行，你说了算。' : '答复了。行不行，你说了算。'
    case 'rejected':
      return '没有立案，原因写在里面。'
    case 'merged':
      return '和别人报的并成一件了。'
    case 'withdrawn':
      return '你撤回了。'
    default:
      return ''
  }
}

/** The chip of a card: status is icon and word; deadlines are the chip's own words while it is open. */
export function chipOf(row: Told & Pick<MatterRow, 'state_title' | 'round'>, now: Date): { kind: StatusKind; text: string } {
  if (row.state === 'closed') return waitsForVerdict(row, now) ? { kind: 'soon', text: '等你评' } : { kind: 'done', text: '办完了' }
  if (row.state === 'rejected') return { kind: 'refused', text: row.state_title }
  if (row.state === 'withdrawn' || row.state === 'merged') return { kind: 'withdrawn', text: row.state_title }
  if (row.round > 1) return { kind: 'round', text: `第${row.round}次办` }
  return { kind: row.state === 'reported' ? 'waiting' : 'doing', text: { reported: '等人接', registered: '等派人', dispatched: '在办', handled: '等去看' }[row.state] ?? row.state_title }
}

/** What waits comes first, by deadline; then what wants a verdict; then the rest, newest first. */
export function inOrder<T extends Told & Pick<MatterRow, 'opened_at'>>(rows: T[], now: Date): T[] {
  const rank = (row: T): number => (row.closed_at === null ? 0 : waitsForVerdict(row, now) ? 1 : 2)
  const moment = (row: T): number => (row.closed_at === null ? Date.parse(row.due_at ?? row.opened_at) : -Date.parse(row.closed_at))
  return [...rows].sort((one, other) => rank(one) - rank(other) || moment(one) - moment(other))
}

/** The sentence on top: what is late, what is being done, what waits for a verdict; never a greeting. */
export function sentenceOf(rows: Told[], open: number, judge: number, now: Date): string {
  const late = rows.filter((row) => isLate(row, now)).length
  const parts = [
    late > 0 ? `${late}件过了说好的时间` : '',
    open - late > 0 ? `${open - late}件有人在办` : '',
    judge > 0 ? `${judge}件等你评` : '',
  ].filter(Boolean)
  return parts.length === 0 ? '没有等着你的事。' : `你报的事，${parts.join('，')}。`
}
