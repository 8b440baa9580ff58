// @vitest-environment happy-dom
import { expect, test } from 'vitest'

import { spell } from '@/kernel/useKeyboard'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  spell({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('keys are spelled as shortcuts are written', () => {
  expect(press('j')).toBe('j')
  expect(press('K', { ctrlKey: true })).toBe('mod+k')
  expect(press('X', { shiftKey: true })).toBe('shift+x')
  expect(press('?', { shiftKey: true })).toBe('?')
  expect(press('ArrowUp', { altKey: true })).toBe('alt+arrowup')
  expect(press(' ')).toBe('space')
})
