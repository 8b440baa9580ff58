import type { components } from '@/kernel/schema'

import type { Categories } from './phone'
import type { Place } from './PlaceField.vue'
import type { EvidenceAsked } from './task'

/** What the worker saw, as an event; settled on the spot it carries its second step with it. */
type Schemas = components['schemas']
export type Reporting = Schemas['Reporting']
export interface NoteForm { text: string; category: string; place: Place; photos: string[]; urgent: boolean; settled: boolean; how: string; after: string[] }
export const emptyNote = (): NoteForm => ({ text: '', category: '', place: { building: '', entrance: '', dwelling: '', text: '' }, photos: [], urgent: false, settled: false, how: '', after: [] })

export function placeOf(place: Place): Reporting['place'] {
  const text = place.text.trim()
  if (place.dwelling) return { dwelling_id: place.dwelling, text }
  if (place.entrance) return { entrance_id: place.entrance, text }
  return place.building ? { building_id: place.building, text } : { text }
}
export function reportBody(id: string, form: NoteForm, source: 'patrol' | 'visit', at: string): Reporting {
  return {
    id, text: form.text.trim(), category_id: form.category || null, may_call: true, place: placeOf(form.place),
    files: form.photos.map((file_id) => ({ file_id, moment: 'before' as const })), channel: 'mobile', source, is_urgent: form.urgent, device_at: at,
  }
}
/** The first version of a matter is 1: the step behind it knows what it meets. What was seen first is how it was before. */
export const settleBody = (form: NoteForm, evidence: EvidenceAsked): object => ({
  action: 'settle',
  version: 1,
  form: {
    note: form.how.trim() || '当场办好',
    files: [
      ...(evidence === 'before_after' ? form.photos : []).map((file_id) => ({ file_id, moment: 'before' })),
      ...form.after.map((file_id) => ({ file_id, moment: 'after' })),
    ],
  },
})

type Category = Categories[number]['categories'][number]
/** Keywords as the server reads them: words apart mean any, `+` both, `-` never. */
function hits(category: Category, text: string): number {
  const words = category.keywords.split(/\s+/).filter(Boolean)
  if (words.some((word) => word.startsWith('-') && text.includes(word.slice(1)))) return 0
  return words.filter((word) => !word.startsWith('-') && word.split('+').every((part) => text.includes(part))).length
}
export function guess(classes: Categories, text: string): Category[] {
  if (text.trim().length < 2) return []
  return classes
    .flatMap((one) => one.categories)
    .map((category) => ({ category, hits: hits(category, text) }))
    .filter((one) => one.hits > 0)
    .sort((one, other) => other.hits - one.hits)
    .slice(0, 3)
    .map((one) => one.category)
}
