// @vitest-environment happy-dom
import { beforeAll, expect, test } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

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

test('a list that is fetched anew keeps its ticks; a row that went away is not picked', async () => {
  const items = ref(ITEMS)
  const list = effectScope().run(() => useRowKeys(items, () => undefined))!
  list.toggle('b')
  list.toggle('c')
  items.value = []
  await nextTick()
  expect(list.picked.value).toEqual([])
  items.value = ['a', 'b', 'd'].map((id) => ({ id }))
  await nextTick()
  expect(list.picked.value).toEqual(['b'])
})

test('what comes in above does not put another row under the hand', async () => {
  const items = ref(ITEMS)
  const list = effectScope().run(() => useRowKeys(items, () => undefined))!
  list.at.value = 1
  items.value = [{ id: 'new' }, ...ITEMS]
  await nextTick()
  expect(list.current.value?.id).toBe('b')
})
