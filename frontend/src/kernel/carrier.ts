import { judge, type Carrier, type Delivery } from './outbox'
import type { OutboxPhoto } from './outboxDb'
import { accessToken, refresh } from './token'

/** `AbortSignal.any` is newer than our oldest browser; a timeout alone is enough here. */
const TIMEOUT_MS = 30_000
const PHOTO_TIMEOUT_MS = 120_000
/** A picture that does not open again would stop every round at itself. */
const UNREADABLE = { type: 'about:blank', title: '有张照片在手机里坏了，可以不带照片传。', status: 0, code: 'kernel.photo_unreadable' }

async function send(path: string, init: RequestInit, timeoutMs: number, again = true): Promise<Delivery> {
  const headers = new Headers(init.headers)
  const token = accessToken()
  if (token !== null) headers.set('authorization', `Bearer ${token}`)
  let answer: Response
  try {
    answer = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(timeoutMs) })
  } catch (cause) {
    const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError'
    return timedOut ? { outcome: 'later' } : { outcome: 'offline' }
  }
  if (answer.status === 401 && again && (await refresh().catch(() => false))) return send(path, init, timeoutMs, false)
  return judge(answer.status, await bodyOf(answer), answer.headers.get('retry-after'))
}

/** The answer counts only once its JSON is here: a torn one, or a portal's sign-in page with 200, is sent again. */
async function bodyOf(answer: Response): Promise<unknown> {
  if (answer.status === 204) return null
  try {
    return await answer.json()
  } catch {
    return undefined
  }
}

export async function openPhoto({ key, iv, data }: OutboxPhoto): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
}

export const httpCarrier: Carrier = {
  envelope: (envelope) =>
    send(
      '/api/v1/sealed',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(envelope) },
      TIMEOUT_MS,
    ),
  photo: async (photo) => {
    const body = await openPhoto(photo).catch(() => null)
    if (body === null) return { outcome: 'refused', problem: UNREADABLE }
    return send(`/api/v1/files/${photo.id}`, { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body }, PHOTO_TIMEOUT_MS)
  },
}
