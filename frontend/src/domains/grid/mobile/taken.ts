import { proseDay, beijing } from '@/kernel/formats'

import type { TakenItem } from '../useHandedItems'
import { newPerson, type CollectForm, type NewCollection } from './newcomers'
import { emptyNote, type NoteForm, type Reporting } from './note'
import { emptyStep, VERBS, type StepForm, type Verb } from './task'
import { emptyVisit, type NewVisit, type VisitForm } from './visit'
import { OUTCOMES } from './walk'

/** Where what somebody else wrote goes on: the very form, filled in, to be sent under one's own name. */
export interface Continued {
  to: string
  /** The form that opens, under the name by which it is kept; null where only the page is known. */
  form: { kind: string; content: object } | null
  /** For a page whose form is kept as a draft: under which verb. */
  step?: { action: string; note: string; files: { file_id: string; moment: string }[] }
}
type Fields = Record<string, unknown>
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Whose words they are and when they were written stays visible: the receiver may change it, not the server. */
export function signed(words: string, taken: TakenItem, now: Date): string {
  const said = `（${taken.giver_name}${proseDay(taken.device_at, now)}${beijing(taken.device_at).time}写的）`
  return words.includes(said) ? words : `${words.trim()}${said}`
}

export function continued(taken: TakenItem, now: Date): Continued {
  const path = taken.path.replace('/api/v1', '')
  const body = (taken.body ?? {}) as Fields
  const [, household, person] = /^\/grid\/households\/([^/]+)(?:\/people\/([^/]+))?/.exec(path) ?? []
  const [, matter] = /^\/matters\/([^/]+)\/steps$/.exec(path) ?? []
  if (path === '/grid/events') return { to: '/note', form: { kind: 'note', content: noteFrom(body as unknown as Reporting, taken, now) } }
  if (path === '/grid/visits') return visitAt(body as unknown as NewVisit, taken, now)
  if (path === '/grid/collections') {
    const collection = body as unknown as NewCollection
    return { to: `/collect/${collection.dwelling_id}`, form: { kind: `collect/${collection.dwelling_id}`, content: collectionFrom(collection) } }
  }
  if (matter !== undefined) return stepAt(matter, body, taken, now)
  if (household !== undefined) {
    const facts = person === undefined || path.endsWith('/facts') ? {} : { [person]: Object.fromEntries(Object.entries(body).map(([name, value]) => [name, textOf(value)])) }
    return { to: `/today/${household}`, form: { kind: `visit/${household}`, content: { ...emptyVisit(), facts } satisfies VisitForm } }
  }
  return { to: typeof body['household_id'] === 'string' ? `/today/${body['household_id']}` : '/today', form: null }
}

function noteFrom(body: Reporting, taken: TakenItem, now: Date): NoteForm {
  const place = taken.place ?? body.place
  return {
    ...emptyNote(), text: signed(body.text, taken, now), category: body.category_id ?? '', urgent: body.is_urgent ?? false, photos: (body.files ?? []).map((one) => one.file_id),
    place: { building: place.building_id ?? '', entrance: place.entrance_id ?? '', dwelling: place.dwelling_id ?? '', text: body.place.text ?? '' },
  }
}

function visitAt(body: NewVisit, taken: TakenItem, now: Date): Continued {
  if (!body.household_id) return { to: '/today', form: null }
  const people = body.people ?? []
  const content: VisitForm = {
    ...emptyVisit(), answer: body.outcome === 'met' ? (people[0]?.state ?? 'fine') : body.outcome, met: people.map((one) => one.person_id), followUps: body.follow_ups ?? [],
    how: body.how ?? 'door', atHome: body.at_home ?? '', words: signed(body.words ?? '', taken, now), photos: body.files ?? [],
  }
  return { to: `/today/${body.household_id}`, form: { kind: `visit/${body.household_id}`, content } }
}

function collectionFrom(body: NewCollection): CollectForm {
  return {
    from_on: body.from_on, beside: body.beside_others ?? false,
    people: body.people.map((one) => {
      const status = one.statuses?.[0]
      return {
        ...newPerson(one.relation === '02'), name: one.name, number: one.document_number ?? '', birth: one.birth_on ?? '', phone: one.phone ?? '', relation: one.relation ?? '02',
        kind: one.kind ?? 'floating', tenure: one.tenure ?? 'tenant', vehicle: one.vehicle ?? '', pet: one.pet ?? '', origin: one.origin ?? '',
        sex: one.sex === '1' || one.sex === '2' ? one.sex : '', hukou: status?.hukou_kind ?? '', since: status?.from_on ?? '', village: status?.village ?? '', paper: status?.document ?? '',
        signed: one.consent?.file_id ?? '',
      }
    }),
  }
}

function stepAt(matter: string, body: Fields, taken: TakenItem, now: Date): Continued {
  const action = textOf(body['action'])
  const form = (body['form'] ?? {}) as Fields
  const files = (Array.isArray(form['files']) ? form['files'] : []) as { file_id: string; moment: string }[]
  const note = signed(textOf(form['note']), taken, now)
  const way = textOf(form['way']) as StepForm['way']
  const ids = (isBefore: boolean): string[] => files.filter((one) => (one.moment === 'before') === isBefore).map((one) => one.file_id)
  const content: StepForm = { ...emptyStep(), note, before: ids(true), files: ids(false), way, whose: textOf(form['whose']) }
  const to = isVerb(action) ? `/todo/${matter}?act=${action}` : `/todo/${matter}`
  return { to, form: { kind: `task/${matter}`, content }, step: { action, note, files } }
}
const SAID: Readonly<Record<string, string>> = { words: '写的', note: '写的', text: '写的', outcome: '结果', until_on: '到哪天', started_at: '什么时候' }
/** What was written, in words, where no form opens with it: to be written down by hand. */
export function wordsOf(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(wordsOf)
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) => {
    if (typeof value !== 'string' || value === '' || SAID[name] === undefined) return wordsOf(value)
    return [`${SAID[name]}：${name === 'outcome' ? (OUTCOMES[value] ?? value) : value}`]
  })
}
const isVerb = (action: string): action is Verb => action in VERBS
