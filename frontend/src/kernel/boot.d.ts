import type { Grant } from './token'

/** What the first page shows, asked for; `told` as soon as it is there. */
export interface EarlyHome {
  path: string
  answer: Promise<unknown>
  told?: unknown
}

/** What boot.ts has started before the application arrived. */
declare global {
  // Only `var` declares a property of globalThis.
  var jiayuanBoot: { grant?: Promise<Grant | null>; me?: Promise<unknown>; home?: EarlyHome; clock?: { headers: Headers; at: number } } | undefined
}
