/**
 * Days, times, counts and places as people here write them. All moments are told in Beijing time, which has had one
 * offset since 1991: shifting the epoch is exact and needs no Intl. No spaces between Chinese and digits: the style
 * sheet makes them (text-autospace).
 */
const BEIJING_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

interface Parts {
  year: number
  month: number
  day: number
  weekday: string
  time: string
  /** Days since 1970, for "is it tomorrow". */
  number: number
}

const two = (value: number): string => String(value).padStart(2, '0')

export function beijing(moment: Date | string): Parts {
  // A bare day is that day in Beijing, whatever the time zone of the machine.
  const day = typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment)
  const epoch = day ? Date.parse(`${moment}T00:00:00Z`) : new Date(moment).getTime() + BEIJING_MS
  const shifted = new Date(epoch)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: WEEKDAYS[shifted.getUTCDay()] ?? '',
    time: `${shifted.getUTCHours()}:${two(shifted.getUTCMinutes())}`,
    number: Math.floor(epoch / DAY_MS),
  }
}

/** 「11-24周二」, another year 「2027-01-15」. */
export function listDay(moment: Date | string, now: Date): string {
  const it = beijing(moment)
  if (it.year !== beijing(now).year) return isoDay(moment)
  return `${two(it.month)}-${two(it.day)}${it.weekday}`
}

/** 「2026-11-24」. */
export function isoDay(moment: Date | string): string {
  const it = beijing(moment)
  return `${it.year}-${two(it.month)}-${two(it.day)}`
}

/** 「11月24日」, another year 「2027年1月15日」. */
export function proseDay(moment: Date | string, now: Date): string {
  const it = beijing(moment)
  const day = `${it.month}月${it.day}日`
  return it.year === beijing(now).year ? day : `${it.year}年${day}`
}

/** 「2026年11月24日」, as documents write it. */
export function documentDay(moment: Date | string): string {
  const it = beijing(moment)
  return `${it.year}年${it.month}月${it.day}日`
}

/** 「11月23日 星期一」 of the bars of the home pages. */
export function headerDay(moment: Date | string): string {
  const it = beijing(moment)
  return `${it.month}月${it.day}日 ${it.weekday.replace('周', '星期')}`
}

/** When something happened: 「今天08:31」「昨天18:02」「11-22 07:44」「2025-12-01 09:00」. */
export function happenedAt(moment: Date | string, now: Date): string {
  const it = beijing(moment)
  const today = beijing(now)
  const time = it.time.padStart(5, '0')
  if (it.number === today.number) return `今天${time}`
  if (it.number === today.number - 1) return `昨天${time}`
  if (it.year === today.year) return `${two(it.month)}-${two(it.day)} ${time}`
  return `${isoDay(moment)} ${time}`
}

/** How long ago, for 「令狐敏3分钟前也改了」. */
export function ago(moment: Date | string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(moment).getTime()) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes}分钟前`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}小时前`
  return happenedAt(moment, now)
}

export type DueLevel = 'late' | 'soon' | 'idle' | 'paused'

export interface TimeLeft {
  text: string
  level: DueLevel
  /** The whole date, for the title attribute. */
  full: string
}

/** How long a matter still has: 「超3天」「还剩25分」「今天17:00」「11-26周四」. Overdue is told in calendar time. */
export function timeLeft(dueAt: Date | string, now: Date, pausedAt: Date | string | null = null): TimeLeft {
  const at = pausedAt === null ? now : new Date(pausedAt)
  const due = new Date(dueAt)
  const it = beijing(due)
  const full = `${isoDay(due)} ${it.weekday} ${it.time}`
  const minutes = Math.floor((due.getTime() - at.getTime()) / 60_000)
  const inDays = it.number - beijing(at).number
  const told = (text: string, level: DueLevel): TimeLeft =>
    pausedAt === null ? { text, level, full } : { text: `停表，${text}`, level: 'paused', full }

  if (minutes < 0) return told(overdue(-minutes), 'late')
  if (minutes < 60) return told(`还剩${Math.max(minutes, 1)}分`, 'soon')
  if (inDays === 0) return told(`今天${it.time}`, 'soon')
  if (inDays === 1) return told(`明天${it.time}`, minutes <= 4 * 60 ? 'soon' : 'idle')
  return told(listDay(due, at), 'idle')
}

function overdue(minutes: number): string {
  if (minutes >= 24 * 60) return `超${Math.floor(minutes / (24 * 60))}天`
  if (minutes >= 60) return `超${Math.floor(minutes / 60)}小时`
  return `超${minutes}分`
}

/** Which group of the inbox a deadline belongs to; weeks start on Monday. */
export function dueGroup(dueAt: Date | string, now: Date): 'late' | 'today' | 'tomorrow' | 'week' | 'later' {
  const due = new Date(dueAt)
  if (due.getTime() < now.getTime()) return 'late'
  const today = beijing(now).number
  const day = beijing(due).number
  if (day === today) return 'today'
  if (day === today + 1) return 'tomorrow'
  // 1970-01-01 was a Thursday: day 4 was the first Monday.
  const nextMonday = today + 7 - ((((today - 4) % 7) + 7) % 7)
  return day < nextMonday ? 'week' : 'later'
}

/** Exact to 1,000, then 「1000+」. */
export const countText = (count: number): string => (count > 1_000 ? '1000+' : String(count))

/** 「1,204人」「23件」 in prose and tables. */
export const amount = (count: number, unit = ''): string => `${count.toLocaleString('en-US')}${unit}`

/** From 10,000 「1.2万」, for screens. */
export function screenCount(count: number): string {
  return count < 10_000 ? amount(count) : `${(Math.floor(count / 1_000) / 10).toString()}万`
}

/** 「18,400.00元」 from whole fen. */
export function money(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(fen) / 100).toLocaleString('en-US')
  return `${sign}${whole}.${two(Math.abs(fen) % 100)}元`
}

/** 「96.4%」. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`

/** 「12栋1单元302」 from what is known. */
export function placeText(place: {
  building?: string | number | null
  unit?: string | number | null
  room?: string | null
}): string {
  const building = place.building ? String(place.building) : ''
  const unit = place.unit ? String(place.unit) : ''
  return [
    building && (building.endsWith('栋') ? building : `${building}栋`),
    unit && (unit.endsWith('单元') ? unit : `${unit}单元`),
    place.room ?? '',
  ].join('')
}

/** 「尾号0012」's digits: the last part of 「WG-20261118-0012」. */
export const shortNumber = (number: string): string => number.slice(number.lastIndexOf('-') + 1)

/** The character in a person's circle. */
export const initialOf = (name: string): string => Array.from(name)[0] ?? ''
