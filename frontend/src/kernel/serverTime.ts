/**
 * What the server's clock says. A phone's clock may be off by hours and the demo lives on a fixed Monday, so the
 * difference is taken from each answer's `Jiayuan-Clock`. Not from `Date`: a moved clock does not move that. It is kept:
 * a phone opened without a network tells the time by its last contact (settled 25). A service worker has no such store.
 */
const KEPT = 'jy-clock-offset'
const store = (globalThis as { localStorage?: { getItem(key: string): string | null; setItem(key: string, value: string): void } }).localStorage
let offset = Number(store?.getItem(KEPT) ?? 0) || 0
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
  if (Math.abs(offset - before) <= 2_000) return
  store?.setItem(KEPT, String(offset))
  for (const listener of listeners) listener()
}
