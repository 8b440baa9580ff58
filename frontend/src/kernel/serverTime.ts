/**
 * What the server's clock says. A phone's clock may be off by hours and the demo lives on a fixed Monday, so the
 * difference is taken from each answer's `Jiayuan-Clock`. Not from `Date`: a moved clock does not move that.
 */
let offset = 0
const listeners = new Set<() => void>()

/** Called when the difference becomes known or changes: pages tell their deadlines anew. */
export function onOffset(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const offsetMs = (): number => offset

export const serverNow = (): Date => new Date(Date.now() + offset)

export function noteServerTime(headers: Headers, receivedAt: number = Date.now()): void {
  const told = Date.parse(headers.get('jiayuan-clock') ?? '')
  if (Number.isNaN(told)) return
  const difference = told - receivedAt
  // The way of the answer takes time too: below two seconds is no difference.
  const before = offset
  offset = Math.abs(difference) < 2_000 ? 0 : difference
  if (Math.abs(offset - before) > 2_000) for (const listener of listeners) listener()
}
