import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import type { OutboxItem } from './outboxDb'

const EVERY_MS = 30_000
/** A line is back before it carries anything: what the first try could not send is tried again soon. */
const AFTER_ONLINE_MS = [0, 1_000, 2_000, 4_000, 8_000]

/** What lies on this phone and when it goes. The database arrives after the first paint. */
export const useOutbox = defineStore('outbox', () => {
  const items = shallowRef<OutboxItem[]>([])
  const online = ref(navigator.onLine)
  /** False when the browser may drop everything under pressure: then the page says so. */
  const kept = ref<boolean | null>(null)
  const waiting = computed(() => items.value.filter((item) => item.state === 'waiting').length)
  const differing = computed(() =>
    items.value.filter((item) => item.state === 'conflict' || item.state === 'refused'),
  )
  let started = false

  async function look(): Promise<void> {
    const { outboxItems } = await import('./outgoing')
    items.value = await outboxItems()
  }

  async function send(): Promise<void> {
    const { drain } = await import('./outgoing')
    if (navigator.onLine) await drain()
    await look()
  }

  async function sendAgain(): Promise<void> {
    for (const pause of AFTER_ONLINE_MS) {
      await new Promise((over) => setTimeout(over, pause))
      await send()
      if (waiting.value === 0 || !navigator.onLine) return
    }
  }

  async function start(): Promise<void> {
    if (started) return
    started = true
    const { tidyOutbox, whenOutboxChanges } = await import('./outgoing')
    whenOutboxChanges(() => void look())
    addEventListener('online', () => {
      online.value = true
      void sendAgain()
    })
    addEventListener('offline', () => {
      online.value = false
    })
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) void send()
    })
    setInterval(() => {
      if (waiting.value > 0) void send()
    }, EVERY_MS)
    kept.value = (await navigator.storage?.persisted?.()) ?? false
    await tidyOutbox()
    await send()
  }

  return { items, online, kept, waiting, differing, start, look, send }
})
