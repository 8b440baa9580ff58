import { api, unwrap } from './api'
import { httpCarrier } from './carrier'
import { newId } from './ids'
import { dropItem, outboxDb } from './outgoing'
import { ProblemError, Unreachable } from './problem'
import { forget, vaultState } from './vault'

/**
 * An item that cannot be sent goes to somebody else as it lies sealed here, its photos with it; it leaves this phone
 * only when the server has it. A photo that is refused stays behind, and the receiver is told how many.
 */
export async function giveItem(id: string, to: string | null, note: string): Promise<void> {
  const item = await outboxDb().outbox.get(id)
  if (item === undefined || item.envelope === null) return
  const photos = await outboxDb().photos.where({ item: id }).toArray()
  for (const photo of photos.filter((one) => one.sent === 0)) {
    const { outcome } = await httpCarrier.photo(photo)
    if (outcome !== 'done' && outcome !== 'refused' && outcome !== 'conflict') throw new Unreachable('the picture was not taken')
  }
  const body = {
    envelope: item.envelope, title: item.title, to_account_id: to, refusal: item.problem?.title.slice(0, 500) ?? '', note: note.trim(),
    files: photos.map((photo) => photo.id),
  }
  await unwrap(api.POST('/grid/handed-items', { params: { header: { 'Idempotency-Key': newId() } }, body }))
  await dropItem(id)
  if (vaultState.value === 'open') await forget('parked', id)
}

export const sentenceOfGiving = (cause: unknown): string =>
  cause instanceof ProblemError ? (cause.problem.fields?.[0]?.message ?? cause.problem.title) : '现在没有网，交不出去。它还在手机里，有网再交。'
