import { api, unwrap } from '@/kernel/api'
import { initialOf } from '@/kernel/formats'
import type { PaletteEntry } from '@/kernel/palette'
import type { components } from '@/kernel/schema'
import { useSession } from '@/kernel/session'

type Found = components['schemas']['Found']
/** People and doors come from one call; both groups ask for the same words within the same moment. */
let last: { typed: string; found: Promise<Found[]> } | null = null

function search(typed: string): Promise<Found[]> {
  if (typed === '' || !useSession().may('people.resident.read')) return Promise.resolve([])
  if (last?.typed !== typed) last = { typed, found: unwrap(api.GET('/people/search', { params: { query: { q: typed.slice(0, 40) } } })) }
  return last.found
}

/** The house view of a door that was found. */
export const doorPath = (door: { building_id: string | null; dwelling_id: string | null }): string =>
  door.building_id ? `/houses?building=${door.building_id}&dwelling=${door.dwelling_id ?? ''}` : '/houses'

export async function findPeople(typed: string): Promise<PaletteEntry[]> {
  const session = useSession()
  const people = (await search(typed)).filter((one) => one.person_id !== null)
  const shown = people.slice(0, 8)
  return shown.map((one) => {
    const verbs: PaletteEntry[] = []
    if (one.dwelling_id) verbs.push({ id: `door ${one.person_id}`, title: `看${one.place ?? '住的地方'}`, open: doorPath(one) })
    if (session.may('people.person.merge')) verbs.push({ id: `merge ${one.person_id}`, title: '和另一份档案合并', open: `/houses/people/${one.person_id}/merge` })
    return {
      id: `person ${one.person_id}`,
      title: one.name,
      note: [one.age === null ? '' : `${one.age}岁`, one.place ?? '不住在本社区'].filter(Boolean).join(' · '),
      sign: initialOf(one.name),
      open: `/houses/people/${one.person_id}`,
      verbs,
    }
  })
}

export async function findDoors(typed: string): Promise<PaletteEntry[]> {
  const doors = (await search(typed)).filter((one) => one.person_id === null && one.dwelling_id !== null)
  return doors.slice(0, 8).map((one) => ({ id: `door ${one.dwelling_id}`, title: one.place ?? one.name, sign: '房', open: doorPath(one) }))
}
