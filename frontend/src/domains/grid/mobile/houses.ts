import { placeText } from '@/kernel/formats'

import type { House, HouseCell } from './phone'
import type { Household } from './walk'

/** Doors of own grids as they are walked: entrance by entrance, from the ground up. */
export interface DoorRow { cell: HouseCell; households: Household[] }
export interface Entrance { number: string; doors: DoorRow[] }

export function entrancesOf(house: House, households: Household[]): Entrance[] {
  const byDoor = new Map<string, Household[]>()
  for (const one of households) byDoor.set(one.dwelling_id, [...(byDoor.get(one.dwelling_id) ?? []), one])
  return house.entrances.map(({ number }) => ({
    number,
    doors: house.cells
      .filter((cell) => cell.entrance === number)
      .sort((one, other) => one.floor - other.floor || one.door.localeCompare(other.door, 'zh', { numeric: true }))
      .map((cell) => ({ cell, households: byDoor.get(cell.id) ?? [] })),
  }))
}

export const nameOf = (household: Household): string => {
  const head = household.people[0]?.name ?? ''
  return household.headcount === 1 ? head : `${head}家${household.headcount}口`
}

/** By name or by door: 「302」「12栋1单元302」「田永秀」. */
export function findHouseholds(all: Household[], typed: string): Household[] {
  const wanted = typed.trim()
  if (wanted === '') return []
  return all
    .filter((one) => placeText({ building: one.building, unit: one.entrance, room: one.door }).includes(wanted) || one.people.some((person) => person.name.includes(wanted)))
    .slice(0, 30)
}
export const USES: Readonly<Record<string, string>> = { owner: '自住', rented: '出租', vacant: '空置', shop: '经营', office: '办公', other: '其他', unknown: '待核实' }
