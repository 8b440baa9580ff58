import { expect, test } from 'vitest'

import { apart, factsApart, isSame } from '@/domains/matters/returned'

const step = (note: string, actor_name = '管家宁', data: Record<string, unknown> = {}) => ({ note, actor_name, data }) as Parameters<typeof factsApart>[0]
const photo = (id: string) => ({ id }) as never

test('only what differs between two submissions is marked', () => {
  expect(apart('换了灯泡，亮了', '换了灯座，亮了')).toEqual({
    before: [{ text: '换了灯', changed: false }, { text: '泡', changed: true }, { text: '，亮了', changed: false }],
    after: [{ text: '换了灯', changed: false }, { text: '座', changed: true }, { text: '，亮了', changed: false }],
  })
  expect(apart('好了', '好了好了').after).toEqual([{ text: '好了', changed: false }, { text: '好了', changed: true }])
  expect(factsApart(step('', '管家宁', { way: 'fixed', device_gap: true }), step('', '管家明', { way: 'fixed' }))).toEqual([{ label: '谁办的', before: '管家宁', after: '管家明' }])
})

test('the same words and the same pictures again are called the same', () => {
  const first = { step: step('换了灯泡'), photos: [photo('a')] }
  expect(isSame(first, { step: step('换了灯泡'), photos: [photo('a')] })).toBe(true)
  expect(isSame(first, { step: step('换了灯泡'), photos: [photo('b')] })).toBe(false)
})
