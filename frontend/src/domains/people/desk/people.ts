import { api, unwrap } from '@/kernel/api'
import { beijing, isoDay } from '@/kernel/formats'
import { serverNow } from '@/kernel/serverTime'
import type { components } from '@/kernel/schema'
import type { Purpose } from '@/blocks/JyMasked.vue'

export type Person = components['schemas']['PersonDetail']
export type Household = components['schemas']['HouseholdDetail']
export type Member = Household['members'][number]
export const HEAD = '02'

/** Opens one number for a purpose; the look is written down and its person can read it. */
export const revealer =
  (personId: string, fact: 'document' | 'phone') =>
  async (purpose: Purpose, words: string): Promise<string> => {
    const shown = await unwrap(
      api.POST('/people/{person_id}/looks', {
        params: { path: { person_id: personId } },
        body: { purpose, words: words || null, facts: [fact], how: 'reveal', for_duty: false },
      }),
    )
    return shown[fact] ?? '没有登记'
  }

export const today = (): string => isoDay(serverNow())

export function ageOf(birth: string | null, now: Date): number | null {
  if (birth === null) return null
  const [born, at] = [beijing(birth), beijing(now)]
  return at.year - born.year - (at.month < born.month || (at.month === born.month && at.day < born.day) ? 1 : 0)
}
/** Who lives there now; 「户在人不在」 is on record only. */
export const livingThere = (members: Member[]): Member[] => members.filter((member) => member.presence !== 'away')
