import { ref, shallowReactive } from 'vue'

/** One line of the palette: a person, a dwelling, a matter, or something to do. */
export interface PaletteEntry {
  id: string
  /** What it is: 「罗德贵」. The part that was typed is marked. */
  title: string
  note?: string
  /** 字格 or initial before it. */
  sign?: string
  /** A path in this face, or a deed. */
  open: string | (() => unknown)
  /** Tab: what can be done with it. */
  verbs?: PaletteEntry[]
}

/** Gives its entries for what was typed; pinyin initials are the server's work. */
export interface PaletteSource {
  group: string
  order: number
  find: (typed: string, signal: AbortSignal) => Promise<PaletteEntry[]> | PaletteEntry[]
}

export const paletteOpen = ref(false)
export const paletteSources = shallowReactive(new Set<PaletteSource>())

/** For domains: registered once, from routes.ts. */
export function addPaletteSource(source: PaletteSource): void {
  paletteSources.add(source)
}
