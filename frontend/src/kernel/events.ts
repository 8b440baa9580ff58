import { onScopeDispose, toValue, type MaybeRefOrGetter } from 'vue'

import { readStream, type ServerEvent } from './eventStream'
import { accessToken, refresh } from './token'

type Listener = (event: ServerEvent) => void

const listeners = new Set<Listener>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('jy-events')
let running: AbortController | null = null

const tell = (event: ServerEvent): void => listeners.forEach((listener) => listener(event))
channel?.addEventListener('message', (message: MessageEvent<ServerEvent>) => tell(message.data))

/** One stream per browser: six would block all others on HTTP/1.1. The tab with the lock reads, the others listen. */
export function startEvents(): void {
  if (running !== null || typeof navigator === 'undefined' || !('locks' in navigator)) return
  const stop = new AbortController()
  running = stop
  const read = async (): Promise<void> => {
    await readStream({
      url: '/api/v1/events',
      token: accessToken,
      refresh,
      signal: stop.signal,
      onEvent(event) {
        tell(event)
        channel?.postMessage(event)
      },
    })
  }
  navigator.locks.request('jy-events', { signal: stop.signal }, read).catch((cause: unknown) => {
    // Aborting the wait for the lock is how it ends.
    if (!stop.signal.aborted) throw cause
  })
}

export function stopEvents(): void {
  running?.abort()
  running = null
}

/**
 * Calls `act` when the server tells of `kind`; `grid.*` hears a whole domain. After a gap the server says `resync` and
 * everybody is called. Events are hints: fetch again, under your own permission.
 */
export function useServerEvent(kind: MaybeRefOrGetter<string | string[]>, act: (event: ServerEvent) => void): void {
  const listener: Listener = (event) => {
    const wanted = [toValue(kind)].flat()
    if (event.kind === 'resync' || wanted.some((name) => matches(name, event.kind))) act(event)
  }
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

export function matches(wanted: string, kind: string): boolean {
  return wanted.endsWith('.*') ? kind.startsWith(wanted.slice(0, -1)) : wanted === kind
}
