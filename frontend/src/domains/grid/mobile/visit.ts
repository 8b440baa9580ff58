import type { components } from '@/kernel/schema'

import { HOWS, type CheckLine, type Door, type Outcome, type Stop } from './walk'

/** A visit as it is written at the door, and what follows from it. */
type Schemas = components['schemas']
export type NewVisit = Schemas['NewVisit']
export type FollowUp = NonNullable<NewVisit['follow_ups']>[number]
export type Answer = 'fine' | 'unwell' | 'needs_help' | 'not_home' | 'refused' | 'moved'

export interface VisitForm {
  answer: Answer | ''
  met: string[]
  followUps: FollowUp[]
  how: NonNullable<NewVisit['how']>
  atHome: NonNullable<NewVisit['at_home']> | ''
  words: string
  photos: string[]
  /** Lines of the check-list that were ticked: `kind/about`. */
  ticked: string[]
  /** What was filled in, person by person: fact → value. */
  facts: Record<string, Record<string, string>>
}
export const emptyVisit = (): VisitForm => ({
  answer: '', met: [], followUps: [], how: 'door', atHome: '', words: '', photos: [], ticked: [], facts: {},
})

const FOLLOW_UPS: { value: FollowUp; title: string }[] = [
  { value: 'doctor', title: '请家庭医生上门' },
  { value: 'family', title: '告诉家里人' },
  { value: 'meal', title: '送餐' },
  { value: 'repair', title: '修东西' },
  { value: 'window', title: '窗口代办' },
]
/** What usually follows stands first. */
export function followUpsFor(answer: Answer | ''): { value: FollowUp; title: string }[] {
  if (answer !== 'needs_help') return FOLLOW_UPS
  const rank: FollowUp[] = ['repair', 'window', 'meal', 'family', 'doctor']
  return [...FOLLOW_UPS].sort((one, other) => rank.indexOf(one.value) - rank.indexOf(other.value))
}
export const AT_HOME = [
  { value: 'daytime', title: '白天在家' },
  { value: 'evening', title: '晚上在家' },
  { value: 'weekend', title: '周末在家' },
] as const

export const outcomeOf = (answer: Answer): Outcome => (answer === 'fine' || answer === 'unwell' || answer === 'needs_help' ? 'met' : answer)
export const lineKey = (line: CheckLine): string => `${line.kind}/${line.about}`

/** Who is seen unless it is said otherwise: whom the visit is for, else who opens. */
export function expected(door: Door, stop: Stop | null): string[] {
  const due = new Set([...(stop?.why ?? []).map((why) => why.person_id), ...door.lines.filter((line) => line.kind === 'visit').map((line) => line.about)])
  const cared = door.people.filter((one) => due.has(one.id)).map((one) => one.id)
  return cared.length > 0 ? cared : door.people.slice(0, 1).map((one) => one.id)
}

export interface AtDoor { household: string | null; dwelling: string; step: string | null; arrivedAt: string }

export function visitBody(id: string, at: AtDoor, form: VisitForm): NewVisit {
  const answer = form.answer === '' ? 'fine' : form.answer
  const outcome = outcomeOf(answer)
  const met = outcome === 'met'
  return {
    id,
    ...(at.household === null ? { dwelling_id: at.dwelling } : { household_id: at.household }),
    how: form.how,
    outcome,
    people: met ? form.met.map((person_id) => ({ person_id, state: answer as 'fine' | 'unwell' | 'needs_help' })) : [],
    step: met ? null : (at.step as NewVisit['step']),
    words: form.words.trim(),
    files: form.photos,
    at_home: form.atHome === '' ? null : form.atHome,
    confirmed: met && form.ticked.some((line) => line.startsWith('household/')),
    follow_ups: at.household === null ? [] : form.followUps,
    arrived_at: at.arrivedAt,
  }
}

/** The other calls of one visit: each ticked line is its own, so that one that fails holds nothing up. */
export interface Call { kind: string; title: string; method: 'PUT' | 'PATCH'; path: string; body: object; ifMatch?: string }
export function callsOf(door: Door, form: VisitForm): Call[] {
  const calls: Call[] = []
  for (const [person, facts] of Object.entries(form.facts)) {
    const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value.trim() !== ''))
    const version = door.people.find((one) => one.id === person)?.version
    if (Object.keys(given).length === 0 || version === undefined) continue
    calls.push({ kind: 'grid.facts', title: '补登信息', method: 'PATCH', path: `/grid/households/${door.id}/people/${person}`, body: given, ifMatch: String(version) })
  }
  for (const line of door.lines.filter((one) => form.ticked.includes(lineKey(one)))) {
    if (line.verb === 'confirm_facts')
      calls.push({ kind: 'grid.facts', title: '核对信息', method: 'PATCH', path: `/grid/households/${door.id}/people/${line.about}/facts`, body: { facts: line.facts } })
    if (line.verb === 'finish_follow_up')
      calls.push({ kind: 'grid.follow_up', title: line.title, method: 'PUT', path: `/grid/follow-ups/${line.about}/completion`, body: { words: '' } })
  }
  return calls
}

/** What will happen by itself, told before it is stored. */
export function promises(form: VisitForm, door: Door): string[] {
  const told = ['时间、地点、谁来的：自动记好']
  if (form.answer === 'unwell' || form.answer === 'needs_help') told.push('下次走访会提前')
  if (form.answer === 'not_home') told.push(`接下来：${door.next_step === null ? '换个时间再敲一次，也打个电话' : afterStep(door.next_step.code)}`)
  if (form.answer === 'moved') told.push('这家会转给社区核实')
  const also = door.lines.filter((line) => line.kind === 'visit').length
  if (also > 1 && outcomeOf(form.answer || 'fine') === 'met') told.push(`这家该看的${also}样一起算走过`)
  if (form.how !== 'door') told.push(`记成${HOWS[form.how]}走访`)
  return told
}
const NEXT: Readonly<Record<string, string>> = {
  second_try: '联系家里人或邻居', family: '当天到现场查看，可请物业一同开门', site_check: '报警或叫急救，同时报告社区', emergency: '报警或叫急救，同时报告社区',
}
const afterStep = (code: string): string => NEXT[code] ?? ''
