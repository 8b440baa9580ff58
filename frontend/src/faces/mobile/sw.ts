/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

import { httpCarrier } from '@/kernel/carrier'
import { drainAlone } from '@/kernel/outbox'
import { openOutboxDb } from '@/kernel/outboxDb'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }
interface SyncEvent extends ExtendableEvent {
  tag: string
}

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
// Pages only; nothing under /api is ever answered or kept here.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/mobile/')))

// The page that brought this worker is its own at once: what it has not opened yet opens without a network, too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

const db = openOutboxDb()

async function sendAll(): Promise<void> {
  const round = await drainAlone(db, httpCarrier)
  // Rejecting is how the browser learns that it must call again.
  if (round === null || round.waiting > 0) throw new Error('something still waits')
}

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent
  if (tag === 'outbox') (event as SyncEvent).waitUntil(sendAll())
})
