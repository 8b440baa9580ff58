import { expect, test } from 'vitest'

import { collectBody, newPerson } from '@/domains/grid/mobile/newcomers'
import { emptyNote, reportBody, settleBody } from '@/domains/grid/mobile/note'
import { continued, wordsOf } from '@/domains/grid/mobile/taken'
import { emptyStep, missingIn, stepBody } from '@/domains/grid/mobile/task'
import { emptyVisit, visitBody } from '@/domains/grid/mobile/visit'

const NOW = new Date('2026-11-23T02:00:00Z')
const SAID = '（甘二格11月23日9:30写的）'
const taken = (path: string, body: unknown) => ({ id: 'i', method: 'POST', path: `/api/v1${path}`, body, place: null, device_at: '2026-11-23T01:30:00Z', giver_name: '甘二格' })

test('what a colleague wrote opens in the form it came from, his name and hour in the words', () => {
  const note = { ...emptyNote(), text: '井盖响', category: 'c', place: { building: 'b', entrance: '', dwelling: '', text: '' }, photos: ['p'], urgent: true }
  expect(continued(taken('/grid/events', reportBody('n', note, 'patrol', NOW.toISOString())), NOW)).toEqual({ to: '/note', form: { kind: 'note', content: { ...note, text: `井盖响${SAID}` } } })

  const visit = { ...emptyVisit(), answer: 'unwell' as const, met: ['m'], followUps: ['doctor' as const], words: '腿疼', photos: ['p'], atHome: 'evening' as const }
  const body = visitBody('v', { household: 'h', dwelling: 'd', step: null, arrivedAt: NOW.toISOString() }, visit)
  expect(continued(taken('/grid/visits', body), NOW)).toEqual({ to: '/today/h', form: { kind: 'visit/h', content: { ...visit, words: `腿疼${SAID}` } } })

  const form = { people: [{ ...newPerson(true), name: '安居家', birth: '1980-01-02', sex: '1' as const, phone: '13800138000', signed: 's' }], beside: false, from_on: '2026-11-23' }
  expect(continued(taken('/grid/collections', collectBody('c', 'd', form, 't')), NOW)).toEqual({ to: '/collect/d', form: { kind: 'collect/d', content: form } })

  const step = continued(taken('/matters/m/steps', stepBody('close', 3, { ...emptyStep(), note: '看过', files: ['p'], way: 'not_ours', whose: '供电局' })), NOW)
  expect(step.to).toBe('/todo/m?act=close')
  expect(step.form).toEqual({ kind: 'task/m', content: { note: `看过${SAID}`, before: [], files: ['p'], way: 'not_ours', whose: '供电局' } })
})

test('where no form opens with it, what was written is still told in words', () => {
  const one = taken('/grid/patrols/p/checks', { point_id: 'x', lines: [{ code: 'a', words: '灭火器过期' }], note: '拍了照' })
  expect(continued(one, NOW).form).toBeNull()
  expect(wordsOf(one.body)).toEqual(['写的：灭火器过期', '写的：拍了照'])
  expect(wordsOf({ outcome: 'not_home', dwelling_id: 'd', words: '' })).toEqual(['结果：没人应'])
})

test('where a kind asks for before and after, both are asked on the phone and go out as what they are', () => {
  const done = { ...emptyStep(), note: '搬走了', files: ['clean'] }
  expect(Object.keys(missingIn('handle', done, 'before_after'))).toEqual(['before'])
  expect(missingIn('handle', { ...done, before: ['full'] }, 'before_after')).toEqual({})
  const both = [{ file_id: 'full', moment: 'before' }, { file_id: 'clean', moment: 'after' }]
  expect(stepBody('handle', 2, { ...done, before: ['full'] })).toMatchObject({ form: { files: both } })
  expect(settleBody({ ...emptyNote(), photos: ['full'], after: ['clean'] }, 'before_after')).toMatchObject({ form: { files: both } })
})
