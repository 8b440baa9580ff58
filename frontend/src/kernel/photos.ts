import { api, unwrap } from './api'
import { httpCarrier, openPhoto } from './carrier'
import { newId } from './ids'
import { outboxDb } from './outgoing'
import { ProblemError, Unreachable } from './problem'

/** Pictures of forms: made small in a worker, kept encrypted on the device until their form is sent. */
let worker: Worker | null = null
let asked = 0

export class NotAPicture extends Error {
  override readonly name = 'NotAPicture'
}

export function compress(file: Blob): Promise<Blob> {
  worker ??= new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' })
  const at = worker
  asked += 1
  const id = asked
  return new Promise((resolve, reject) => {
    const listen = (message: MessageEvent<{ id: number; blob?: Blob; error?: string }>): void => {
      if (message.data.id !== id) return
      at.removeEventListener('message', listen)
      if (message.data.blob) resolve(message.data.blob)
      else reject(new NotAPicture(message.data.error))
    }
    at.addEventListener('message', listen)
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
