import { openPhoto } from '@/kernel/carrier'
import { outboxDb } from '@/kernel/outgoing'
import { asProblem, ProblemError, Unreachable } from '@/kernel/problem'

/** A guest's photos go one by one under his pass; one that is there already is the same photo. */
export async function sendGuestPhotos(code: string, pass: string, ids: string[]): Promise<void> {
  for (const id of ids) {
    const photo = await outboxDb().photos.get(id)
    if (photo === undefined || photo.sent === 1) continue
    const body = await openPhoto(photo)
    const answer = await fetch(`/api/v1/grid/posters/${encodeURIComponent(code)}/photos/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg', 'guest-pass': pass },
      body,
    }).catch((cause: unknown) => {
      throw new Unreachable('no answer', { cause })
    })
    if (!answer.ok) throw new ProblemError(asProblem(await answer.json().catch(() => null), answer.status))
    await outboxDb().photos.update(id, { sent: 1 })
  }
}
