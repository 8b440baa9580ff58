import { describe, expect, it } from 'vitest'

import { choicesOf, missingIn, placeBody } from '@/domains/grid/mobile/report'
import { inOrder, nextFact, pathOf, sentenceOf, spokenUnit } from '@/domains/matters/mobile/resident'

const now = new Date('2026-11-23T10:00:00+08:00')
const row = (facts: object) => ({
  state: 'dispatched', flags: [] as string[], due_at: '2026-11-24T17:00:00+08:00', paused_at: null, closed_at: null as string | null,
  holder_name: '安家物业服务有限公司平庄分公司', way: null as string | null, opened_at: '2026-11-20T09:00:00+08:00', ...facts,
})

describe('a matter told to the person who reported it', () => {
  it('names the unit as people call it', () => expect(spokenUnit('安家物业服务有限公司平庄分公司')).toBe('安家物业'))
  it('says who is at it and until when', () => expect(nextFact(row({}), now)).toBe('安家物业在办，明天17:00前办好。'))
  it('is honest when it is late, with who watches', () =>
    expect(nextFact(row({ due_at: '2026-11-20T17:00:00+08:00', watched_by: '社区联合党委' }), now)).toBe('安家物业在办，过了说好的时间。社区联合党委在盯。'))
  it('prefers what the handler said last', () =>
    expect(nextFact(row({ last_who: '管家宁', last_words: '配件到了，下午来装' }), now)).toBe('管家宁说：配件到了，下午来装。'))
  it('asks for a verdict for fifteen days and no longer', () => {
    const closed = row({ state: 'closed', way: 'fixed', closed_at: '2026-11-19T18:00:00+08:00' })
    expect(nextFact(closed, now)).toBe('办好了。行不行，你说了算。')
    expect(nextFact({ ...closed, closed_at: '2026-11-01T18:00:00+08:00' }, now)).toBe('办完了。')
  })
  it('walks six steps and ends with the verdict', () => {
    expect(pathOf(row({})).map((step) => step.state)).toEqual(['done', 'done', 'now', 'next', 'next', 'next'])
    expect(pathOf(row({ state: 'closed', flags: ['evaluated'] })).every((step) => step.state === 'done')).toBe(true)
    expect(pathOf(row({ state: 'withdrawn' }))).toEqual([])
  })
  it('puts what waits before what wants a verdict before the rest', () => {
    const judged = row({ state: 'closed', flags: ['evaluated'], closed_at: '2026-11-22T09:00:00+08:00' })
    const unjudged = row({ state: 'closed', closed_at: '2026-11-20T09:00:00+08:00' })
    const open = row({})
    expect(inOrder([judged, unjudged, open], now)).toEqual([open, unjudged, judged])
  })
  it('opens with what is late, never with a greeting', () => {
    expect(sentenceOf([row({ due_at: '2026-11-20T17:00:00+08:00' }), row({})], 2, 1, now)).toBe('你报的事，1件过了说好的时间，1件有人在办，1件等你评。')
    expect(sentenceOf([], 0, 0, now)).toBe('没有等着你的事。')
  })
})

describe('where a report is about', () => {
  const home = { dwelling_id: 'd', entrance_id: 'e', building_id: 'b', grid_id: 'g', text: '15栋2单元501', longitude: 1, latitude: 2, metres: null, why: 'home' as const }
  it('is the entrance of the home, and the door only when chosen', () => {
    const [entrance, door] = choicesOf([home])
    expect([entrance?.text, entrance?.dwelling_id]).toEqual(['15栋2单元', null])
    expect([door?.text, door?.dwelling_id]).toEqual(['15栋2单元501', 'd'])
  })
  it('is in one’s own words where no building fits', () =>
    expect(placeBody({ dwelling_id: null, entrance_id: null, building_id: null, longitude: null, latitude: null, text: '3栋东侧', why: 'typed' })).toEqual({ text: '3栋东侧' }))
  it('says which of the two needed things is missing', () => expect(Object.keys(missingIn({ text: '', place: null }))).toEqual(['text', 'place']))
})
