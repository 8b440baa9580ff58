/** Registering the worker after the first paint, and telling when a newer one waits. */
let waiting: ServiceWorker | null = null

export function watchForUpdate(tell: () => void): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const found = (worker: ServiceWorker | null): void => {
    // The first worker of a new phone has nobody to replace.
    if (worker === null || navigator.serviceWorker.controller === null) return
    waiting = worker
    tell()
  }
  void navigator.serviceWorker.register('/mobile/sw.js', { scope: '/mobile/' }).then((registration?: ServiceWorkerRegistration) => {
    // A browser may refuse workers without saying so.
    if (registration === undefined) return
    found(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed') found(worker)
      })
    })
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) registration.update().catch(() => undefined)
    })
  })
}

export function updateApp(): void {
  if (waiting === null) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ type: 'SKIP_WAITING' })
}

/** Asks the browser to call the worker when there is a network again. */
export async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/mobile/')
  const sync = registration !== undefined && 'sync' in registration ? (registration.sync as { register(tag: string): Promise<void> }) : null
  await sync?.register('outbox').catch(() => undefined)
}
