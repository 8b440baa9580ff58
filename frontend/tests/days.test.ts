import { expect, test } from 'vitest'

import { addMonths, monthDays, readDay, weekdayOf } from '@/kernel/days'

// A Monday.
const now = new Date('2026-11-23T08:30:00+08:00')

test.each([
  ['1123', '2026-11-23'], ['11-24', '2026-11-24'], ['11月4日', '2026-11-04'], ['２５日', '2026-11-25'], ['25号', '2026-11-25'],
  ['明天', '2026-11-24'], ['周五', '2026-11-27'], ['周一', '2026-11-23'], ['下周五', '2026-12-04'], ['上周日', '2026-11-22'], ['星期天', '2026-11-29'],
  ['20261201', '2026-12-01'], ['2026-2-3', '2026-02-03'], ['2026年12月1日', '2026-12-01'], ['1988.8.6', '1988-08-06'],
])('%s is a day that people write', (typed, day) => {
  expect(readDay(typed, now)).toBe(day)
})

test.each(['', '0230', '2026-02-30', '1399', '下个月', '11', '40日', '202611'])('%s is no day', (typed) => {
  expect(readDay(typed, now)).toBeNull()
})

test('a day without a year is the one that the field allows', () => {
  expect(readDay('0105', now, { min: '2026-11-23' })).toBe('2027-01-05')
  expect(readDay('1224', now, { max: '2026-11-23' })).toBe('2025-12-24')
  expect(readDay('0105', now)).toBe('2026-01-05')
})

test('a month is shown in six weeks that begin on Monday', () => {
  const days = monthDays('2026-11')
  expect([days[0], days[6], days[41], days.length]).toEqual(['2026-10-26', '2026-11-01', '2026-12-06', 42])
  expect(days.map(weekdayOf).slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1), addMonths('2026-11', -12)]).toEqual(['2027-01', '2025-12', '2025-11'])
})
