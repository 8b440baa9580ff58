import type { Cell, CellColumn, CellRow, CellState } from '@/blocks/cells'
import type { components } from '@/kernel/schema'

import { TAG_SIGNS, TAGS, USES, wordOf, type Tag } from './words'

export type House = components['schemas']['House']
type Dwelling = House['cells'][number]
export type Living = 'owner' | 'rented' | 'vacant' | 'collect' | 'other'

/** How a dwelling is lived in; nobody on record and not vacant means that somebody has to go there. */
export function livingOf(dwelling: Dwelling): Living {
  if (dwelling.use === 'vacant') return 'vacant'
  if (dwelling.people === 0 && ['owner', 'rented', 'unknown'].includes(dwelling.use)) return 'collect'
  if (dwelling.use === 'rented') return 'rented'
  return ['owner', 'unknown'].includes(dwelling.use) ? 'owner' : 'other'
}
export const LIVINGS: [Living, string][] = [
  ['owner', '自住'],
  ['rented', '出租'],
  ['vacant', '空置'],
  ['collect', '待采集'],
  ['other', '经营和其他'],
]
const STATES: Record<Living, CellState> = { owner: 'plain', rented: 'rented', vacant: 'vacant', collect: 'toCollect', other: 'plain' }
const MOST_SIGNS = 3

function textOf(dwelling: Dwelling, living: Living): string {
  if (living === 'vacant') return '空置'
  if (living === 'collect') return '待采集'
  if (living === 'other') return dwelling.surname ? `${dwelling.surname}家${wordOf(USES, dwelling.use)}` : wordOf(USES, dwelling.use)
  return `${dwelling.surname ?? '未登记户主'}${dwelling.surname ? '家' : ''}${living === 'rented' ? '租住' : ''}`
}

function cellOf(dwelling: Dwelling): Cell {
  const living = livingOf(dwelling)
  const text = textOf(dwelling, living)
  const tags = dwelling.tags as Tag[]
  const signs = [...(dwelling.due ? ['访'] : []), ...tags.map((tag) => TAG_SIGNS[tag])]
  const note = dwelling.people > 0 ? `${dwelling.people}人` : ''
  return {
    id: dwelling.id,
    number: dwelling.door,
    text,
    note,
    tags: signs.length > MOST_SIGNS ? [...signs.slice(0, MOST_SIGNS - 1), '…'] : signs,
    state: STATES[living],
    label: [`${dwelling.floor}层`, `${dwelling.entrance}单元`, dwelling.door, text, note, ...tags.map((tag) => TAGS[tag]), dwelling.due ? '到期要上门' : '']
      .filter(Boolean)
      .join(' '),
  }
}

/** Floors from the top, entrances side by side; each door keeps its place in the stack even where a floor lacks it. */
export function layOut(house: House): { rows: CellRow[]; columns: CellColumn[] } {
  const stack = (dwelling: Dwelling): string =>
    dwelling.door.startsWith(String(dwelling.floor)) ? dwelling.door.slice(String(dwelling.floor).length) : dwelling.door
  const entrances = house.entrances.map((entrance) => {
    const own = house.cells.filter((dwelling) => dwelling.entrance === entrance.number)
    return { ...entrance, stacks: [...new Set(own.map(stack))].sort((one, other) => one.localeCompare(other, 'zh', { numeric: true })) }
  })
  const columns = entrances.map((entrance): CellColumn => {
    const stopped = /停|故障|离线|坏/.test(entrance.door_control ?? '')
    const lift = entrance.has_lift === false ? '没有电梯' : ''
    return {
      title: `${entrance.number}单元`,
      wide: Math.max(entrance.stacks.length, 1),
      foot: [entrance.door_control ?? '门禁未登记', lift].filter(Boolean).join(' · '),
      ...(stopped ? { footTone: 'late' as const } : {}),
    }
  })
  const at = new Map(house.cells.map((dwelling) => [`${dwelling.entrance}/${dwelling.floor}/${stack(dwelling)}`, dwelling]))
  const floors = [...new Set(house.cells.map((dwelling) => dwelling.floor))].sort((one, other) => other - one)
  const rows = floors.map((floor): CellRow => ({
    title: `${floor}F`,
    cells: entrances.flatMap((entrance) =>
      (entrance.stacks.length > 0 ? entrance.stacks : ['']).map((door) => {
        const dwelling = at.get(`${entrance.number}/${floor}/${door}`)
        return dwelling === undefined ? null : cellOf(dwelling)
      }),
    ),
  }))
  return { rows, columns }
}
