import { expect, test } from 'vitest'

import { lasted } from '@/kernel/days'
import * as formats from '@/kernel/formats'

// The Monday on which the demo lives.
const NOW = new Date('2026-11-23T10:12:00+08:00')

test.each([
  ['2026-11-20T09:00:00+08:00', '超3天', 'late'],
  ['2026-11-22T10:12:00+08:00', '超1天', 'late'],
  ['2026-11-22T10:13:00+08:00', '超23小时', 'late'],
  ['2026-11-23T05:00:00+08:00', '超5小时', 'late'],
  ['2026-11-23T09:52:00+08:00', '超20分', 'late'],
  ['2026-11-23T10:37:00+08:00', '还剩25分', 'soon'],
  ['2026-11-23T17:00:00+08:00', '今天17:00', 'soon'],
  ['2026-11-24T17:00:00+08:00', '明天17:00', 'idle'],
  ['2026-11-26T09:00:00+08:00', '11-26周四', 'idle'],
  ['2027-01-15T09:00:00+08:00', '2027-01-15', 'idle'],
])('a deadline at %s is told as %s', (due, text, level) => {
  expect(formats.timeLeft(due, NOW)).toMatchObject({ text, level })
})

test('a paused clock stands still', () => {
  const left = formats.timeLeft('2026-11-22T12:00:00+08:00', NOW, '2026-11-22T11:30:00+08:00')
  expect(left).toMatchObject({ text: '停表，还剩30分', level: 'paused' })
})

test('a bare day is that day in Beijing', () => {
  expect(formats.listDay('2026-11-24', NOW)).toBe('11-24周二')
  expect(formats.documentDay('2026-11-24')).toBe('2026年11月24日')
})

test('a moment late in the evening UTC is the next day in Beijing', () => {
  expect(formats.isoDay('2026-11-23T16:30:00Z')).toBe('2026-11-24')
})

test.each([
  ['2026-11-23T08:31:00+08:00', '今天08:31'],
  ['2026-11-22T18:02:00+08:00', '昨天18:02'],
  ['2026-11-18T20:15:00+08:00', '11-18 20:15'],
  ['2025-12-01T09:00:00+08:00', '2025-12-01 09:00'],
])('what happened at %s is told as %s', (moment, text) => {
  expect(formats.happenedAt(moment, NOW)).toBe(text)
})

test.each([
  ['2026-11-23T10:11:00+08:00', 'late'],
  ['2026-11-23T18:00:00+08:00', 'today'],
  ['2026-11-24T18:00:00+08:00', 'tomorrow'],
  ['2026-11-29T18:00:00+08:00', 'week'], // Sunday is still this week
  ['2026-11-30T08:00:00+08:00', 'later'], // the next Monday is not
])('a deadline at %s stands in the group %s', (due, group) => {
  expect(formats.dueGroup(due, NOW)).toBe(group)
})

test('counts are exact to a thousand', () => {
  expect([formats.countText(23), formats.countText(1_000), formats.countText(1_001)]).toEqual(['23', '1000', '1000+'])
})

test('figures are written as people here write them', () => {
  expect(formats.money(1_840_000)).toBe('18,400.00元')
  expect(formats.money(-5)).toBe('-0.05元')
  expect(formats.percent(964, 1_000)).toBe('96.4%')
  expect(formats.percent(0, 0)).toBe('—')
  expect(formats.screenCount(12_345)).toBe('1.2万')
  expect(formats.amount(1_204, '人')).toBe('1,204人')
})

test('a place is told without spaces, from what is known', () => {
  expect(formats.placeText({ building: '12', unit: 1, room: '302' })).toBe('12栋1单元302')
  expect(formats.placeText({ building: '12栋' })).toBe('12栋')
})

test.each([
  ['2026-11-23T10:00:00+08:00', '2026-11-23T10:40:00+08:00', '40分钟'],
  ['2026-11-23T10:00:00+08:00', '2026-11-23T15:59:00+08:00', '5小时'],
  ['2026-11-23T10:00:00+08:00', '2026-11-26T10:00:00+08:00', '3天'],
])('what lasted from %s to %s is told in the largest unit that has passed', (from, to, text) => {
  expect(lasted(from, to)).toBe(text)
})
