import { api, unwrap } from '@/kernel/api'
import { Unreachable } from '@/kernel/problem'
import type { components } from '@/kernel/schema'
import { forget, keep, keepOnly, noteContact, readAll, readOne, replaceAll, vaultState } from '@/kernel/vault'

import type { Day, Door, Gone, Household, Task } from './walk'

/** What a worker's phone keeps under the PIN. Imported lazily: the database library is not part of the first page. */
type Schemas = components['schemas']
export type MatterKept = { matter: Schemas['MatterDetail']; event: Schemas['EventDetail'] | null }
export type House = Omit<Schemas['House'], 'cells'> & { cells: HouseCell[] }
export type HouseCell = Pick<Schemas['House']['cells'][number], 'id' | 'entrance' | 'floor' | 'door' | 'use' | 'households'>
interface Kept<T> { at: string; content: T }
interface Scope { version: string; grids: string[]; day: string }
export interface Receipt { before: string; after: string; dropped: number; kept: number; grids: string[] }

export { vaultState }
export const isOpen = (): boolean => vaultState.value === 'open'

async function one<T>(collection: string, content: T, at: string): Promise<void> {
  await keep(collection, [{ id: collection, content: { at, content } satisfies Kept<T> }])
}
const recall = <T>(collection: string): Promise<Kept<T> | null> => readOne<Kept<T>>(collection, collection)

export async function rememberDay(day: Day, tasks: Task[], at: string): Promise<void> {
  if (!isOpen()) return
  await one('day', { ...day, stops: [] }, at)
  await replaceAll('route', day.stops.map((stop, position) => ({ id: stop.key, building: stop.building_id, position, content: stop })))
  await replaceAll('tasks', tasks.map((task, position) => ({ id: task.id, position, content: task })))
  await noteContact()
}
export async function recallDay(): Promise<{ day: Day; tasks: Task[]; at: string } | null> {
  if (!isOpen()) return null
  const day = await recall<Day>('day')
  if (day === null) return null
  return { day: { ...day.content, stops: await readAll('route') }, tasks: await readAll('tasks'), at: day.at }
}

export const keepGone = (gone: Gone): Promise<void> => (isOpen() ? keep('gone', [{ id: gone.key, content: gone }]) : Promise.resolve())
export const recallGone = (): Promise<Gone[]> => (isOpen() ? readAll('gone') : Promise.resolve([]))
export const forgetGone = (key: string): Promise<void> => (isOpen() ? forget('gone', key) : Promise.resolve())
export const keepArrival = (key: string, at: string): Promise<void> =>
  isOpen() ? keep('arrived', [{ id: key, content: { key, at } }]) : Promise.resolve()
export const forgetArrival = (key: string): Promise<void> => (isOpen() ? forget('arrived', key) : Promise.resolve())
export const recallArrivals = (): Promise<{ key: string; at: string }[]> => (isOpen() ? readAll('arrived') : Promise.resolve([]))

async function fetchHouseholds(): Promise<Household[]> {
  const all: Household[] = []
  let cursor: string | undefined
  do {
    const page = await unwrap(api.GET('/grid/households', { params: { query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } }))
    all.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return all
}

/**
 * The households of own grids, fetched once a day and whenever the scope changed. What left the scope is dropped here;
 * the receipt says how much, for both workers.
 */
export async function syncHouseholds(day: Day, at: string): Promise<Receipt | null> {
  if (!isOpen()) return null
  const scope = await recall<Scope>('scope')
  if (scope?.content.version === day.scope_version && scope.content.day === day.date) return null
  const fresh = await fetchHouseholds()
  const before = new Set((await readAll<Household>('households')).map((household) => household.id))
  for (const household of fresh) before.delete(household.id)
  await replaceAll('households', fresh.map((household, position) => ({ id: household.id, building: household.building_id, position, content: household })))
  const grids = day.grids.map((grid) => grid.id)
  await syncHouses(grids)
  await one('scope', { version: day.scope_version, grids, day: day.date } satisfies Scope, at)
  if (scope === null || scope.content.version === day.scope_version) return null
  return { before: scope.content.version, after: day.scope_version, dropped: before.size, kept: fresh.length, grids: scope.content.grids }
}

/** Doors without names or tags: where a new household is collected and where an event is. */
async function syncHouses(grids: string[]): Promise<void> {
  const rows = (await Promise.all(grids.map((grid) => unwrap(api.GET('/buildings', { params: { query: { grid } } }))))).flat()
  const houses: House[] = []
  for (const row of rows) houses.push(plain(await unwrap(api.GET('/buildings/{building_id}/house', { params: { path: { building_id: row.id } } }))))
  await replaceAll('houses', houses.map((house, position) => ({ id: house.id, position, content: house })))
}
const plain = (house: Schemas['House']): House => ({
  ...house,
  cells: house.cells.map(({ id, entrance, floor, door, use, households }) => ({ id, entrance, floor, door, use, households })),
})

/** Check-lists of today's doors only; yesterday's go with their tags. */
export async function syncDoors(day: Day): Promise<void> {
  if (!isOpen()) return
  const doors: Door[] = []
  for (const stop of day.stops) {
    if (stop.household_id !== null) doors.push(await fetchDoor(stop.household_id))
  }
  await replaceAll('doors', doors.map((door) => ({ id: door.id, building: door.building_id, content: door })))
}
export const fetchDoor = (household_id: string): Promise<Door> =>
  unwrap(api.GET('/grid/households/{household_id}', { params: { path: { household_id } } }))

/** The server's answer, else what the phone kept; null when it kept nothing. */
async function orKept<T>(fetching: Promise<T>, kept: () => Promise<T | null>): Promise<T> {
  try {
    return await fetching
  } catch (cause) {
    if (!(cause instanceof Unreachable) || !isOpen()) throw cause
    const found = await kept()
    if (found === null) throw cause
    return found
  }
}

/** A household as its worker meets it; away from today's route the phone knows names only. */
export const openDoor = (id: string): Promise<Door> =>
  orKept(fetchDoor(id), async () => {
    const door = await readOne<Door>('doors', id)
    if (door !== null) return door
    const household = await readOne<Household>('households', id)
    return household === null ? null : doorFrom(household)
  })
const doorFrom = (household: Household): Door => ({
  ...household,
  grid_id: null,
  people: household.people.map((one) => ({ ...one, age: null, sex: '0', tags: [], version: 0 })),
  lines: [],
  mutes: [],
  visits: [],
  child_alone: false,
  next_step: null,
})

export const listHouses = (): Promise<House[]> => (isOpen() ? readAll('houses') : Promise.resolve([]))
export const listHouseholds = (): Promise<Household[]> => (isOpen() ? readAll('households') : Promise.resolve([]))
export async function fetchHouses(grids: string[]): Promise<House[]> {
  const rows = (await Promise.all(grids.map((grid) => unwrap(api.GET('/buildings', { params: { query: { grid } } }))))).flat()
  return Promise.all(rows.map(async (row) => plain(await unwrap(api.GET('/buildings/{building_id}/house', { params: { path: { building_id: row.id } } })))))
}
export const fetchKept = fetchHouseholds

export async function openTask(id: string): Promise<MatterKept> {
  const fetching = async (): Promise<MatterKept> => {
    const matter = await unwrap(api.GET('/matters/{matter_id}', { params: { path: { matter_id: id } } }))
    const event = matter.kind === 'grid.event' ? await unwrap(api.GET('/grid/events/{event_id}', { params: { path: { event_id: id } } })) : null
    if (isOpen()) await keep('matters', [{ id, content: { matter, event } }])
    return { matter, event }
  }
  return orKept(fetching(), () => readOne<MatterKept>('matters', id))
}
/** What waits for somebody else by now goes. */
export async function syncTasks(tasks: Task[]): Promise<void> {
  for (const task of tasks) await openTask(task.id)
  if (isOpen()) await keepOnly('matters', tasks.map((task) => task.id))
}

type RouteKept = { route: Schemas['RouteDetail']; checklists: Schemas['ChecklistRow'][] }
export function openRoute(id: string): Promise<RouteKept> {
  const fetching = async (): Promise<RouteKept> => {
    const [route, checklists] = await Promise.all([
      unwrap(api.GET('/grid/patrol-routes/{route_id}', { params: { path: { route_id: id } } })),
      unwrap(api.GET('/grid/patrol-checklists')),
    ])
    if (isOpen()) await keep('patrol-routes', [{ id, content: { route, checklists } }])
    return { route, checklists }
  }
  return orKept(fetching(), () => readOne<RouteKept>('patrol-routes', id))
}
export async function syncRoutes(day: Day): Promise<void> {
  for (const patrol of day.patrols) await openRoute(patrol.route_id)
  if (isOpen()) await keepOnly('patrol-routes', day.patrols.map((patrol) => patrol.route_id))
}

export type Categories = Schemas['CategoryClass'][]
export const listCategories = (): Promise<Categories> =>
  orKept(
    unwrap(api.GET('/grid/categories')).then(async (found) => {
      if (isOpen()) await keep('categories', [{ id: 'categories', content: found }])
      return found
    }),
    () => readOne<Categories>('categories', 'categories'),
  )
export type ConsentTexts = Schemas['ConsentTextRow'][]
export const listConsentTexts = (): Promise<ConsentTexts> =>
  orKept(
    unwrap(api.GET('/grid/consent-texts')).then(async (found) => {
      if (isOpen()) await keep('consent-texts', [{ id: 'consent-texts', content: found }])
      return found
    }),
    () => readOne<ConsentTexts>('consent-texts', 'consent-texts'),
  )

/** Half-written forms about people lie under the PIN, never in the open storage. */
export const keepForm = (kind: string, content: unknown): Promise<void> =>
  isOpen() ? keep('forms', [{ id: kind, content }]) : Promise.resolve()
export const recallForm = <T>(kind: string): Promise<T | null> => (isOpen() ? readOne<T>('forms', kind) : Promise.resolve(null))
export const dropForm = (kind: string): Promise<void> => (isOpen() ? forget('forms', kind) : Promise.resolve())
