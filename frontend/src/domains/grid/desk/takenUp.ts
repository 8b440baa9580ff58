import type { BegunStep } from '@/domains/matters/desk/begun'
import { keepDraft } from '@/kernel/drafts'
import { newId } from '@/kernel/ids'
import type { components } from '@/kernel/schema'

import { signed } from '../mobile/taken'
import type { TakenItem } from '../useHandedItems'
import type { PlaceFound } from './words'

/** What a phone could not send, on the desk: a step of its matter, else an event that is written down here. */
export function stepOf(taken: TakenItem, now: Date): (BegunStep & { matter: string }) | null {
  const matter = /\/matters\/([^/]+)\/steps$/.exec(taken.path)?.[1]
  if (matter === undefined) return null
  const { action = '', form } = taken.body as { action?: string; form?: { note?: string; files?: BegunStep['files'] } }
  return { matter, action, note: signed(form?.note ?? '', taken, now), files: form?.files ?? [] }
}

/** The form of a call, filled in: words, place, photos, urgency; its author stays named in the words. */
export function keepCall(account: string, taken: TakenItem, now: Date): void {
  const body = taken.body as Partial<components['schemas']['Reporting']>
  const found = taken.place
  const place: PlaceFound | null = found?.building_id ? { ...found, building_id: found.building_id, grid_id: null, longitude: null, latitude: null, metres: null, why: 'search' } : null
  keepDraft(account, 'grid.call', newId(), {
    text: signed(body.text ?? '', taken, now), place, words: place?.text ?? body.place?.text ?? '', category_id: body.category_id ?? '', caller_phone: '', may_call: false,
    is_urgent: body.is_urgent ?? false, found: body.source ?? 'patrol', files: body.files ?? [],
  })
}
