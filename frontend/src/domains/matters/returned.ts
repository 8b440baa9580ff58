import type { components } from '@/kernel/schema'

/** What was handed in before a return, held against what is handed in now. */
type Schemas = components['schemas']
type Step = Schemas['StepEntry']
export type Photo = Schemas['EventPhoto']
export interface Submission { step: Step; photos: Photo[] }
export interface Fact { label: string; before: string; after: string }
export interface Returned { reason: string; by: string; at: string; before: Submission; after: Submission | null }

export function returnedOf(matter: Pick<Schemas['MatterDetail'], 'returned' | 'steps'>, photos: Photo[]): Returned | null {
  const { returned } = matter
  const submission = (number: number | null): Submission | null => {
    const step = matter.steps.find((one) => one.number === number)
    return step === undefined ? null : { step, photos: photos.filter((photo) => photo.step === number) }
  }
  const before = submission(returned?.before ?? null)
  return returned === null || before === null ? null : { reason: returned.reason, by: returned.by, at: returned.at, before, after: submission(returned.after) }
}

export interface Part { text: string; changed: boolean }
/** Two texts as what stayed and what did not: the same beginning, the same end, and the middle that differs. */
export function apart(before: string, after: string): { before: Part[]; after: Part[] } {
  const [one, other] = [Array.from(before), Array.from(after)]
  let head = 0
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < one.length - head && tail < other.length - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  const parts = (signs: string[]): Part[] =>
    [
      { text: signs.slice(0, head).join(''), changed: false },
      { text: signs.slice(head, signs.length - tail).join(''), changed: true },
      { text: signs.slice(signs.length - tail).join(''), changed: false },
    ].filter((part) => part.text !== '')
  return { before: parts(one), after: parts(other) }
}

const LABELS: Readonly<Record<string, string>> = { way: '怎么结的', whose: '归谁管', workdays: '几个工作日', category_id: '类别', is_urgent: '急不急' }
const shown = (value: unknown): string => (value === null || value === undefined || value === '' ? '没写' : value === true ? '是' : value === false ? '不是' : String(value))
/** Who handed it in, and every field of the form that is neither words nor pictures. */
export function factsApart(before: Step, after: Step): Fact[] {
  const names = new Set([...Object.keys(before.data), ...Object.keys(after.data)].filter((name) => name !== 'device_gap'))
  const all = [
    { label: '谁办的', before: before.actor_name, after: after.actor_name },
    ...[...names].map((name) => ({ label: LABELS[name] ?? name, before: shown(before.data[name]), after: shown(after.data[name]) })),
  ]
  return all.filter((fact) => fact.before !== fact.after)
}
/** The same words, the same pictures, by the same hand: nothing was done. */
export const isSame = (one: Submission, other: Submission): boolean =>
  one.step.note === other.step.note && one.photos.map((photo) => photo.id).join() === other.photos.map((photo) => photo.id).join() && factsApart(one.step, other.step).length === 0
