/** The list one came from, for ⌥↑ ⌥↓ and 「2 / 11」. Ids only; it lives as long as the tab. */
export interface Walk {
  title: string
  /** Path with the filters, without the face. */
  to: string
  ids: string[]
}
const KEPT = 'jy-walk'

export function keepWalk(walk: Walk): void {
  sessionStorage.setItem(KEPT, JSON.stringify(walk))
}
export function readWalk(): Walk | null {
  const kept = sessionStorage.getItem(KEPT)
  return kept === null ? null : (JSON.parse(kept) as Walk)
}
