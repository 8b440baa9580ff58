/** 事格: one cell is one real record. The state is told by drawing and word, never by colour alone. */
export type CellState =
  | 'plain'
  | 'done'
  | 'planned'
  | 'due'
  | 'missed'
  | 'notYet'
  | 'vacant'
  | 'toCollect'
  | 'rented'

export interface Cell {
  id: string
  /** The first small line: 「302」. */
  number: string
  /** 「罗家」「待采集」「✓」 */
  text: string
  /** 「1人」 */
  note?: string
  /** Small squares, one character each: 「独」「残」. */
  tags?: string[]
  state: CellState
  /** All of it, for the ear: 「3层302罗家1人独居走访逾期」. */
  label: string
}

export interface CellColumn {
  title: string
  /** At the foot: 「门禁在线」. */
  foot?: string
  footTone?: 'late'
  /** How many cells stand side by side. */
  wide: number
}

/** A row of cells over all columns, left to right; null leaves a gap. */
export interface CellRow {
  title: string
  cells: (Cell | null)[]
}
