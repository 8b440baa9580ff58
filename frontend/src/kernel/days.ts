import { beijing, isoDay } from './formats'

/** Days as people write them: 「1123」「11-23」「11月23日」「23日」「明天」「下周五」. Answers 「2026-11-23」, or null. */
const DAY_MS = 86_400_000
const NEAR: Readonly<Record<string, number>> = { 大前天: -3, 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2, 大后天: 3 }
const WEEK = '一二三四五六日'

export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
/** 0 on Monday. */
export const weekdayOf = (day: string): number => (beijing(day).number + 3) % 7

function real(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null
}

export function readDay(typed: string, now: Date, bounds: { min?: string; max?: string } = {}): string | null {
  const today = isoDay(now)
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '')
  const near = NEAR[text]
  if (near !== undefined) return addDays(today, near)
  const week = /^(上|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text)
  if (week) {
    const ahead = WEEK.indexOf(week[2] === '天' ? '日' : (week[2] ?? '')) - weekdayOf(today)
    if (week[1] === undefined) return addDays(today, ahead < 0 ? ahead + 7 : ahead)
    return addDays(today, ahead + (week[1] === '上' ? -7 : week[1] === '下' ? 7 : 0))
  }
  const whole = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?$/.exec(text)
  if (whole && (text.length >= 8 || /\D/.test(text))) return real(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const { year, month } = beijing(now)
  const only = /^(\d{1,2})[日号]$/.exec(text)
  if (only) return real(year, month, Number(only[1]))
  const short = /^(\d{2})(\d{2})$/.exec(text) ?? /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(text)
  if (!short) return null
  // Without a year the one that the field allows, else this one.
  const years = [year, year + 1, year - 1].map((one) => real(one, Number(short[1]), Number(short[2])))
  return years.find((day) => day !== null && (!bounds.min || day >= bounds.min) && (!bounds.max || day <= bounds.max)) ?? years[0] ?? null
}

/** The six weeks that show a month, Monday first. */
export function monthDays(month: string): string[] {
  const first = `${month}-01`
  const start = addDays(first, -weekdayOf(first))
  return Array.from({ length: 42 }, (_, n) => addDays(start, n))
}

export function addMonths(month: string, months: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, at - 1 + months, 1)).toISOString().slice(0, 7)
}

/** 「2026年11月」 from 「2026-11」 or a day in it. */
export const monthText = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`

/** How long something took: 「40分钟」「5小时」「3天」, whole ones that have passed. */
export function lasted(from: Date | string, to: Date | string): string {
  const minutes = Math.round((new Date(to).getTime() - new Date(from).getTime()) / 60_000)
  if (minutes < 60) return `${minutes}分钟`
  return minutes < 1_440 ? `${Math.floor(minutes / 60)}小时` : `${Math.floor(minutes / 1_440)}天`
}
