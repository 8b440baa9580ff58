import { shallowReactive, type Component } from 'vue'

import { useSession } from '@/kernel/session'

/** What a kind of matter adds to the engine's pages: its 字格, its facts, the words people answer with. */
export interface MatterKind {
  sign: string
  title: string
  /** 「怎么回事」 and 「事实」 of the detail page; gets `id` and `version`. */
  facts: Component
  /** Who the rules propose, known before the page is opened. */
  proposed: (id: string) => Promise<Proposed | null>
  /** Words to answer with, by category and action. */
  templates: (categoryId: string | null, action: string) => Promise<{ title: string; words: string }[]>
  /** Where one begins a new one, and what it takes. */
  /** What comes and who does it, by state: 「网格员到场看」. */
  ahead: Record<string, string>
  begin?: { to: string; permission: string }
}

export interface Proposed {
  kind: string
  id: string
  post: string | null
  scope_id: string | null
  title: string
}

const kinds = new Map<string, MatterKind>()

/** For domains: once, from routes.ts. */
export function addKind(name: string, kind: MatterKind): void {
  kinds.set(name, kind)
}
export const kindOf = (name: string): MatterKind | undefined => kinds.get(name)
/** Whether the list of all matters holds any for this role: who reads a kind, or a unit that is given some. */
export function seesMatters(): boolean {
  const session = useSession()
  return session.me?.role === 'partner' || session.may(readers())
}
export const readers = (): string[] => [...kinds.keys()].map((name) => `${name}.read`)
export const allKinds = (): [string, MatterKind][] => [...kinds]

/** A column of the home page: what needs a decision. Tells how many it shows by `count`. */
export const decisions = shallowReactive<{ permission: string | string[]; column: Component }[]>([])
