import { expect, test } from 'vitest'

import { ProblemError, sentenceOf } from '@/kernel/problem'

const failed = (facts: Record<string, unknown> = {}): ProblemError =>
  new ProblemError({ type: 'about:blank', title: '我们这边出错了', status: 500, code: 'kernel.failed', ...facts })

test('a failure names its number where the server gave one, and promises none where it did not', () => {
  expect(sentenceOf(failed({ request_id: '0199ab6d-07bd-72c3-aedf-758cc8c51869' }))).toBe('我们这边出错了。已记下编号C8C51869，你填的没丢。')
  expect(sentenceOf(failed())).toBe('我们这边出错了。你填的没丢。')
  expect(sentenceOf(new TypeError('x'))).toBe('我们这边出错了。你填的没丢。')
})
