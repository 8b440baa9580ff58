// @vitest-environment happy-dom
import { beforeAll, expect, test } from 'vitest'
import { effectScope } from 'vue'

import { useRowKeys } from '@/kernel/useRowKeys'

const ITEMS = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const opened: string[] = []
let rows: ReturnType<typeof useRowKeys<{ id: string }>>

function press(key: string, held: KeyboardEventInit = {}, target: EventTarget = window): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
}
beforeAll(() => {
  effectScope().run(() => {
    rows = useRowKeys(ITEMS, (item) => opened.push(item.id))
  })
})

test('J and K walk, Enter opens, X and ⇧X pick', () => {
  for (const key of ['j', 'j', 'k', 'j']) press(key)
  press('Enter')
  expect(opened).toEqual(['b'])
  press('x')
  for (const key of ['j', 'j', 'j']) press(key)
  press('X', { shiftKey: true })
  expect(rows.picked.value).toEqual(['b', 'c', 'd'])
  press('Escape')
  expect(rows.picked.value).toEqual([])
})

test('a letter typed into a field is a letter', () => {
  const field = document.body.appendChild(document.createElement('input'))
  press('x', {}, field)
  expect(rows.picked.value).toEqual([])
})

test('a letter composed by an input method is no shortcut', () => {
  press('x', { isComposing: true })
  expect(rows.picked.value).toEqual([])
})
