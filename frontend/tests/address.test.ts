import { expect, test } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'

import { activeFilters, addressOf } from '@/kernel/address'

const DEFAULTS = { state: 'open', q: '', late: false, page: 1, tags: [] as string[] }

async function open(path: string): Promise<{ router: Router; filter: ReturnType<typeof addressOf<typeof DEFAULTS>> }> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: {} }] })
  await router.push(path)
  const filter = effectScope().run(() => addressOf(DEFAULTS, router.currentRoute.value, router))
  if (filter === undefined) throw new Error('no scope')
  return { router, filter }
}
const settled = async (): Promise<void> => {
  await nextTick()
  await new Promise((resolve) => setTimeout(resolve))
}

test('an address without a query means the defaults', async () => {
  const { filter } = await open('/events')
  expect({ ...filter }).toEqual(DEFAULTS)
})

test('an address is read with the types of its defaults', async () => {
  const { filter } = await open('/events?state=done&late=1&page=3&tags=a&tags=b')
  expect({ ...filter }).toEqual({ state: 'done', q: '', late: true, page: 3, tags: ['a', 'b'] })
})

test('two changes in one moment are one address, and what is default is not in it', async () => {
  const { router, filter } = await open('/events?state=done&other=kept')
  filter.state = 'open'
  filter.q = '电梯'
  expect(filter.q).toBe('电梯')
  await settled()
  expect(router.currentRoute.value.query).toEqual({ q: '电梯', other: 'kept' })
})

test('what differs from the defaults is told by name', async () => {
  const { filter } = await open('/events?late=1&tags=a')
  expect(activeFilters(filter, DEFAULTS)).toEqual(['late', 'tags'])
})
