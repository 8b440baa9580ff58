import { describe, expect, test } from 'vitest'

import { faultsOf, newPerson } from '@/domains/grid/mobile/newcomers'
import { callsOf, emptyVisit, visitBody } from '@/domains/grid/mobile/visit'
import { cellsOf, groupsOf, inOrder, whoAt, type Door, type Stop } from '@/domains/grid/mobile/walk'
import { readCitizenId } from '@/domains/people/desk/citizenId'

const stop = (key: string, building: string, more: Partial<Stop> = {}): Stop => ({
  key, household_id: key, dwelling_id: `d${key}`, building_id: `b${building}`, building, entrance: '1', door: '302',
  people: [], why: [{ due_id: key, purpose: 'care', person_id: null, words: '每月走访', due_on: '2026-11-24' }],
  days_late: 0, is_urgent: false, next_step: null, unanswered: 0, tried_on: null, at_home: null, ...more,
})

describe('the order of a route', () => {
  test('who is in danger goes first in every order', () => {
    const stops = [stop('1', '1'), stop('2', '2'), stop('3', '3', { is_urgent: true })]
    for (const order of ['way', 'late', 'back'] as const) expect(inOrder(stops, order)[0]?.key).toBe('3')
  })
  test('walking back turns the buildings, not the doors of one building', () => {
    const stops = [stop('1', '1'), stop('2', '1'), stop('3', '2')]
    expect(inOrder(stops, 'back').map((one) => one.key)).toEqual(['3', '1', '2'])
  })
  test('who waits longest goes first when that is chosen', () => {
    const late = stop('2', '2', { why: [{ due_id: '2', purpose: 'care', person_id: null, words: '', due_on: '2026-11-20' }] })
    expect(inOrder([stop('1', '1'), late], 'late')[0]?.key).toBe('2')
  })
  test('rows are numbered on from the first card, building by building', () => {
    const groups = groupsOf([stop('1', '1'), stop('2', '1'), stop('3', '2')], 2)
    expect(groups.map((group) => group.stops.map((row) => row.number))).toEqual([[2, 3], [4]])
  })
  test('cells tell what is done, what is next and what is urgent', () => {
    expect(cellsOf(1, [stop('1', '1', { is_urgent: true }), stop('2', '1')])).toEqual(['done', 'urgent', 'todo'])
  })
  test('a door with nobody on record says so', () => {
    expect(whoAt(stop('1', '1', { household_id: null }))).toBe('待采集')
  })
})

describe('a visit', () => {
  const at = { household: 'h', dwelling: 'd', step: 'second_try', arrivedAt: '2026-11-24T01:00:00Z' }
  test('nobody at home carries nobody and confirms nothing, whatever was tapped before', () => {
    const body = visitBody('v', at, { ...emptyVisit(), answer: 'not_home', met: ['p'], ticked: ['household/h'] })
    expect(body).toMatchObject({ outcome: 'not_home', people: [], confirmed: false, step: 'second_try' })
  })
  test('a door without a household is named by its dwelling and follows nothing up', () => {
    const body = visitBody('v', { ...at, household: null }, { ...emptyVisit(), answer: 'not_home', followUps: ['meal'] })
    expect(body).toMatchObject({ dwelling_id: 'd', follow_ups: [] })
    expect(body).not.toHaveProperty('household_id')
  })
  test('what is filled in goes before what is confirmed, with the version that was seen', () => {
    const door = {
      id: 'h', people: [{ id: 'p', version: 3 }],
      lines: [{ kind: 'fact', about: 'p', verb: 'confirm_facts', facts: ['person.phone'], title: '', words: '', due_on: null, is_late: false }],
    } as unknown as Door
    const calls = callsOf(door, { ...emptyVisit(), ticked: ['fact/p'], facts: { p: { workplace: '校门口小店', phone: ' ' } } })
    expect(calls.map((call) => [call.ifMatch, call.body])).toEqual([['3', { workplace: '校门口小店' }], [undefined, { facts: ['person.phone'] }]])
  })
})

describe('an identity number at the door', () => {
  const today = '2026-11-24'
  test('a right one tells birth and sex by itself', () => {
    expect(readCitizenId('11010519491231002X', today)).toEqual({ birth: '1949-12-31', sex: '2' })
    expect(readCitizenId('110105 19491231 002x', today)).toEqual({ birth: '1949-12-31', sex: '2' })
  })
  test.each([
    ['1101051949123100', '少了2位'],
    ['110105194912310021', '最后一位对不上'],
    ['110105194913310021', '中间的出生日期'],
    ['11010519491231002Y', '身份证号只有数字'],
  ])('%s is told on the spot', (number, told) => {
    expect(readCitizenId(number, today)).toContain(told)
  })
  test('somebody without papers gives a day of birth, and nobody goes without a signature', () => {
    const person = { ...newPerson(true), name: '令狐小满', birth: '1990-01-02' }
    expect(faultsOf(person, today)).toEqual({ consent: '还没签名。本人看过同意书，在下面签。' })
  })
})
