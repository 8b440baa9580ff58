import { api, unwrap } from './api'
import { httpCarrier, openPhoto } from './carrier'
import { newId } from './ids'
import { outboxDb } from './outgoing'
import { isFull, ProblemError, Unreachable } from './problem'

/** Pictures of forms: made small in a worker, kept encrypted on the device until their form is sent. */
let worker: Worker | null = null
let asked = 0

export class NotAPicture extends Error {
  override readonly name = 'NotAPicture'
}

/** What is told to who took a picture on the phone. What is no fault of pictures goes on upwards. */
export function sentenceOfPhoto(cause: unknown): string {
  if (cause instanceof NotAPicture) return '这张打不开，换一张或重新拍。'
  if (isFull(cause)) return '这台设备存满了，照片存不下。删掉些别的照片再拍。'
  if (cause instanceof Unreachable) return '照片这会儿处理不了，等有网再拍一次。'
  throw cause
}

export function compress(file: Blob): Promise<Blob> {
  worker ??= new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' })
  const at = worker
  asked += 1
  const id = asked
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const listen = (message: MessageEvent<{ id: number; blob?: Blob; error?: string }>): void => {
      if (message.data.id !== id) return
      over.abort()
      if (message.data.blob) resolve(message.data.blob)
      else reject(new NotAPicture(message.data.error))
    }
    // The worker's own file did not come: the next picture asks for it anew.
    const fail = (): void => {
      over.abort()
      if (worker === at) worker = null
      reject(new Unreachable('the photo worker did not start'))
    }
    at.addEventListener('message', listen, { signal: over.signal })
    at.addEventListener('error', fail, { signal: over.signal })
    at.postMessage({ id, file })
  })
}

/** Compresses and keeps; answers the id the form sends. */
export async function keepPhoto(file: Blob): Promise<string> {
  const small = await compress(file)
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, await small.arrayBuffer())
  const id = newId()
  await outboxDb().photos.add({ id, item: '', key, iv, data, sent: 0, madeAt: Date.now() })
  return id
}

/** An address to look at; the caller revokes it. Null when it lies neither here nor, for this account, at the server. */
export async function photoUrl(id: string): Promise<string | null> {
  const photo = await outboxDb().photos.get(id)
  if (photo !== undefined) return URL.createObjectURL(new Blob([await openPhoto(photo)], { type: 'image/jpeg' }))
  const found = await unwrap(api.GET('/files/{file_id}/address', { params: { path: { file_id: id } } })).catch(() => null)
  return found?.address ?? null
}

export const dropPhoto = (id: string): Promise<void> => outboxDb().photos.delete(id)

/** For the desk, where forms are sent at once: compressed and uploaded, answers the id of the file. */
export async function uploadPhoto(file: Blob): Promise<string> {
  const id = await keepPhoto(file)
  const photo = await outboxDb().photos.get(id)
  if (photo === undefined) throw new Unreachable('the device kept no picture')
  const delivery = await httpCarrier.photo(photo)
  if (delivery.outcome === 'refused' || delivery.outcome === 'conflict') throw new ProblemError(delivery.problem)
  if (delivery.outcome !== 'done') throw new Unreachable('the picture was not taken')
  await dropPhoto(id)
  return id
}
