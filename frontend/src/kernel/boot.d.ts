import type { Grant } from './token'

/** What boot.ts has started before the application arrived. */
declare global {
  // Only `var` declares a property of globalThis.
  var jiayuanBoot: { grant?: Promise<Grant | null>; me?: Promise<unknown>; home?: { path: string; answer: Promise<unknown> }; clock?: { headers: Headers; at: number } } | undefined
}
