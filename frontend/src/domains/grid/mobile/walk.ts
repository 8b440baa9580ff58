import { beijing, placeText } from '@/kernel/formats'
import type { components } from '@/kernel/schema'

/** A worker's day in plain data: the order of the route, and the words of each row. No I/O, no clock. */
type Schemas = components['schemas']
export type Day = Schemas['DayAnswer']
export type Stop = Schemas['StopRow']
export type Task = Schemas['InboxRow']
export type Door = Schemas['DoorAnswer']
export type Household = Schemas['HouseholdKept']
export type CheckLine = Schemas['CheckLine']
export type Outcome = Schemas['NewVisit']['outcome']

/** What this phone has recorded today, sent or not. */
export interface Gone {
  key: string
  visit: string
  outcome: Outcome
  at: string
  building: string
  door: string
}

const TAGS: Readonly<Record<string, string>> = {
  living_alone: '独居', empty_nest: '空巢', left_behind_elder: '留守老人', left_behind_child: '留守儿童', child_in_need: '困境儿童',
  frail: '失能', disabled: '残疾', subsistence: '低保', extreme_poverty: '特困', landless: '失地', veteran: '退役军人', long_illness: '长期患病',
}
export const tagText = (tags: string[]): string => tags.map((tag) => TAGS[tag] ?? tag).join('·')
export const OUTCOMES: Readonly<Record<string, string>> = { met: '见到了', not_home: '没人应', refused: '不便接待', moved: '已搬走' }
export const HOWS: Readonly<Record<string, string>> = { door: '上门', phone: '电话', video: '视频' }

export const buildingText = (building: string): string => placeText({ building })
export const doorOf = (place: { building: string; entrance: string; door: string }): string =>
  placeText({ building: place.building, unit: place.entrance, room: place.door })

/** 「田永秀」, 「杨文涵家」, or 「待采集」 for a door with nobody on record. */
export function whoAt(stop: Stop): string {
  if (stop.household_id === null) return '待采集'
  const cared = stop.people.filter((one) => stop.why.some((why) => why.person_id === one.id))
  if (cared.length === 1) return cared[0]!.name
  const head = stop.people[0]?.name ?? ''
  return stop.people.length === 1 ? head : `${head}家`
}

/** Tags of who is cared for here, but for those that the reason names; they stand on today's doors only. */
export function tagsAt(stop: Stop): string {
  const said = stop.why.map((why) => why.words).join()
  const tags = [...new Set(stop.people.filter((one) => stop.why.some((why) => why.person_id === one.id)).flatMap((one) => one.tags))]
  return tagText(tags.filter((tag) => !said.includes(tagText([tag]))))
}

/** A day is never torn apart at its hyphen; the gap before it is the style sheet's. */
const whole = (words: string): string => words.replace(/(\d)-(?=\d)/g, '$1-\u2060').replace(/([\u4e00-\u9fff]) (?=\d)/g, '$1')
export const whyText = (stop: Stop): string => whole([...new Set(stop.why.map((why) => why.words))].join('；')) || '顺路看看'

export type Order = 'way' | 'late' | 'back'
export const ORDERS: { value: Order; title: string; why: string; short: string }[] = [
  { value: 'way', title: '按楼栋顺路走', why: '急的先走，其余一栋一栋走，不回头', short: '路线按楼栋排好' },
  { value: 'late', title: '晚得久的先走', why: '按到期那天排，一样的再按楼栋', short: '晚得久的先走' },
  { value: 'back', title: '倒着走', why: '急的先走，其余从最后一栋走回来', short: '从最后一栋倒着走' },
]

const dueDay = (stop: Stop): string => stop.why.map((why) => why.due_on).sort()[0] ?? '9999'

/** Who is in danger goes first in every order; within one building the server's order stays. */
export function inOrder(stops: Stop[], order: Order): Stop[] {
  const buildings = [...new Set(stops.map((stop) => stop.building_id))]
  if (order === 'back') buildings.reverse()
  const place = new Map(stops.map((stop, at) => [stop.key, at]))
  return [...stops].sort(
    (one, other) =>
      Number(other.is_urgent) - Number(one.is_urgent) ||
      (order === 'late' ? dueDay(one).localeCompare(dueDay(other)) : 0) ||
      buildings.indexOf(one.building_id) - buildings.indexOf(other.building_id) ||
      place.get(one.key)! - place.get(other.key)!,
  )
}

export interface Group {
  building: string
  stops: { stop: Stop; number: number }[]
}

/** The rows under the first card, numbered on from it, as one walks: a building met again is a group again. */
export function groupsOf(stops: Stop[], from: number): Group[] {
  const groups: Group[] = []
  stops.forEach((stop, at) => {
    const last = groups.at(-1)
    const row = { stop, number: from + at }
    if (last?.building === stop.building) last.stops.push(row)
    else groups.push({ building: stop.building, stops: [row] })
  })
  return groups
}

export type CellState = 'done' | 'urgent' | 'next' | 'todo'
export function cellsOf(done: number, left: Stop[]): CellState[] {
  return [...Array<CellState>(done).fill('done'), ...left.map((stop, at): CellState => (at === 0 ? (stop.is_urgent ? 'urgent' : 'next') : 'todo'))]
}

/** 「10栋2处 · 11栋2处」 */
export function doneText(gone: Pick<Gone, 'building'>[]): string {
  const sums = new Map<string, number>()
  for (const one of gone) sums.set(one.building, (sums.get(one.building) ?? 0) + 1)
  return [...sums].map(([building, count]) => `${buildingText(building)}${count}处`).join(' · ')
}

export const isToday = (moment: string, now: Date): boolean => beijing(moment).number === beijing(now).number
