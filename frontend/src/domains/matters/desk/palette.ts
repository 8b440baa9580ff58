import { api, unwrap } from '@/kernel/api'
import { shortNumber } from '@/kernel/formats'
import type { PaletteEntry } from '@/kernel/palette'
import { useSession } from '@/kernel/session'

import { allKinds, kindOf, seesMatters } from './kinds'

/** Matters by the tail or the beginning of their number, or words of the title. */
export async function findMatters(typed: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  if (typed.length < 2) return []
  const isTail = /^\d{4}$/.test(typed)
  if (isTail && useSession().may('grid.event.read')) {
    const page = await unwrap(api.GET('/grid/events', { params: { query: { tab: 'all', q: typed, limit: 6 } }, signal }))
    return page.items.map((one) => entry({ ...one, kind: 'grid.event', note: one.place }))
  }
  const pages = await Promise.all(allKinds().map(([kind]) => unwrap(api.GET('/matters', { params: { query: { kind, q: typed, limit: 6 } }, signal }))))
  return pages.flatMap((page) => page.items).slice(0, 8).map((one) => entry({ ...one, note: `${one.state_title} · ${one.place_text}` }))
}
function entry(one: { id: string; kind: string; title: string; number: string; note: string }): PaletteEntry {
  const open = `/matters/${one.id}`
  return {
    id: `matter ${one.id}`, title: one.title, note: `${shortNumber(one.number)} · ${one.note}`, sign: kindOf(one.kind)?.sign ?? '事', open,
    verbs: [
      { id: `open ${one.id}`, title: '打开，办这件事', open },
      { id: `file ${one.id}`, title: '打印卷宗', open: `${open}/file` },
    ],
  }
}

/** What one begins from anywhere. */
export function findVerbs(typed: string): PaletteEntry[] {
  const session = useSession()
  const all: (PaletteEntry & { permission?: string })[] = [
    ...allKinds().flatMap(([name, kind]) => (kind.begin ? [{ id: `new ${name}`, title: `新建${kind.title}`, note: 'C', sign: kind.sign, open: kind.begin.to, permission: kind.begin.permission }] : [])),
    ...(seesMatters() ? [{ id: 'late', title: '看超期的事项', open: '/matters?window=late' }] : []),
    { id: 'messages', title: '看消息', open: '/messages' },
  ]
  return all.filter((one) => session.may(one.permission) && (typed === '' || one.title.includes(typed)))
}
