import { beijing, isoDay } from '@/kernel/formats'
import { serverNow } from '@/kernel/serverTime'
import type { components } from '@/kernel/schema'

export type Person = components['schemas']['PersonDetail']
export type Household = components['schemas']['HouseholdDetail']
export type Member = Household['members'][number]
export const HEAD = '02'

export const today = (): string => isoDay(serverNow())

export function ageOf(birth: string | null, now: Date): number | null {
  if (birth === null) return null
  const [born, at] = [beijing(birth), beijing(now)]
  return at.year - born.year - (at.month < born.month || (at.month === born.month && at.day < born.day) ? 1 : 0)
}
/** Who lives there now; 「户在人不在」 is on record only. */
export const livingThere = (members: Member[]): Member[] => members.filter((member) => member.presence !== 'away')
