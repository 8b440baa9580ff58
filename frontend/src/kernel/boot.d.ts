import type { Grant } from './token'

/** An answer asked for ahead; `told` as soon as it is there. */
export interface Early {
  answer: Promise<unknown>
  told?: unknown
}

/** What boot.ts has started before the application arrived; `early` by path. */
declare global {
  // Only `var` declares a property of globalThis.
  var jiayuanBoot: { grant?: Promise<Grant | null>; me?: Promise<unknown>; early: Record<string, Early>; clock?: { headers: Headers; at: number } } | undefined
}
