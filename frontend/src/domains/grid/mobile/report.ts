import type { components } from '@/kernel/schema'

/** Where a report is about, as the API takes it and as people read it. */
export type PlaceFound = components['schemas']['PlaceFound']
export type SimilarEvent = components['schemas']['SimilarEvent']
export type Category = components['schemas']['Category']
export type CategoryClass = components['schemas']['CategoryClass']

export interface ReportPlace {
  dwelling_id: string | null
  entrance_id: string | null
  building_id: string | null
  longitude: number | null
  latitude: number | null
  text: string
  /** How it was found, for 「按你家认的」. */
  why: 'home' | 'position' | 'search' | 'poster' | 'typed'
}

export interface ReportDraft {
  text: string
  photos: string[]
  place: ReportPlace | null
  /** Words of the chosen kind, kept so that the draft reads without a network; empty where the words decide. */
  kind: { id: string; title: string; promise: string } | null
  may_call: boolean
}

export const MOST_WORDS = 200
const WHY: Record<ReportPlace['why'], string> = { home: '按你家认的', position: '按定位认的', search: '你选的', poster: '按楼道牌认的', typed: '你写的' }
export const whyText = (place: ReportPlace): string => WHY[place.why]

/** The entrance, not the door: what is reported is told to others, where somebody lives is not. */
export function entranceOf(found: PlaceFound): ReportPlace {
  const text = found.entrance_id === null ? found.text : found.text.replace(/(单元).*$/, '$1')
  return { dwelling_id: null, entrance_id: found.entrance_id, building_id: found.building_id, longitude: found.longitude, latitude: found.latitude, text, why: found.why }
}

export const doorOf = (found: PlaceFound): ReportPlace => ({ ...entranceOf(found), dwelling_id: found.dwelling_id, text: found.text })

/** The choices for a found home: the entrance first, then the door itself. */
export function choicesOf(found: PlaceFound[]): ReportPlace[] {
  return found.flatMap((one) => (one.dwelling_id !== null && one.why === 'home' ? [entranceOf(one), doorOf(one)] : [doorOf(one)]))
}

/** What the API wants of a place: ids and point where known; words of one's own only where nothing else is. */
export function placeBody(place: ReportPlace | null): Record<string, unknown> {
  if (place === null) return { text: '' }
  if (place.why === 'typed') return { text: place.text }
  const { dwelling_id, entrance_id, building_id, longitude, latitude } = place
  return { dwelling_id, entrance_id, building_id, longitude, latitude, text: '' }
}

/** What is missing before it can go: one sentence per field. */
export function missingIn(draft: Pick<ReportDraft, 'text' | 'place'>): Record<string, string> {
  const found: Record<string, string> = {}
  if (draft.text.trim().length < 2) found['text'] = '还没写哪里坏了。写一句就行，比如“2楼灯不亮”。'
  if (draft.place === null) found['place'] = '还不知道在哪里。点“改”选一栋楼，或写一句在哪儿。'
  return found
}

/** The promise above the button: of the kind recognised, else what holds for all. */
export const promiseOf = (kind: { promise: string } | null): string => `${kind?.promise ?? '社区收到就有人接'}，每一步都发消息给你`
