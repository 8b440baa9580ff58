import { useDebounceFn } from '@vueuse/core'
import { effectScope, shallowRef, watch, type Ref } from 'vue'

import { api, unwrap } from './api'
import { keepDraft, readDraft } from './drafts'
import { newId } from './ids'
import { ProblemError } from './problem'
import type { components } from './schema'
import { useSession } from './session'
import { toast } from './toast'

export interface SharedForm<T extends object> {
  /** Which form, e.g. `grid.visit`, and what it is about, where there is one for each. */
  form: string
  about?: string
  value: T
  /** Made once per form: the Idempotency-Key under which either device sends it. */
  id: Ref<string>
  /** Whether there is anything to keep: an opened form is none. */
  worth: (value: T) => boolean
  photos?: (value: T) => string[]
  /** Sent or let go on another device, and nothing was added here: the form is empty again, under a new id. */
  reset: () => void
}
export type Found = components['schemas']['DraftAnswer']
/** Another device wrote meanwhile, or two began at once. */
const ELSEWHERE = new Set(['kernel.stale', 'access.draft_begun_elsewhere'])

/** What could not be kept there yet goes when the line is back, also from a page that was left. */
const owed = new Map<string, () => Promise<void>>()
addEventListener('online', () => void Promise.all([...owed.values()].map((save) => save())))

/**
 * A form that is also kept at the server, so that another device of its author goes on with it. What was written
 * elsewhere is offered and never overwritten unseen; without a network the form stays here and follows later.
 */
export function useSharedDraft<T extends object>({ form, about, value, id, worth, photos = () => [], reset }: SharedForm<T>) {
  const session = useSession()
  const account = session.me?.account.id
  const at = { params: { path: { form }, query: about === undefined ? {} : { about } } }
  const memory = `seen/${form}/${about ?? ''}`
  const found = shallowRef<Found | null>(null)
  /** What this device has seen of it: the form's id, the version at the server, a print of what it was then. */
  let seen = account === undefined ? null : readDraft<{ version: number; print: number }>(account, memory)
  let started = false
  let over = false

  function see(version: number, key = id.value, print = printOf(value)): void {
    if (account === undefined) return
    keepDraft(account, memory, key, { version, print })
    seen = readDraft(account, memory)
  }
  const version = (): number => (seen !== null && seen.id === id.value ? seen.value.version : 0)
  const isOurs = async (key: string): Promise<boolean> => (await (await import('./outgoing')).outboxDb().outbox.get(key)) !== undefined

  async function look(): Promise<void> {
    const [kept] = await unwrap(api.GET('/me/drafts/{form}', at))
    if (kept === undefined) {
      if (version() === 0) return
      if (seen?.value.print !== printOf(value)) id.value = newId() // what was added here is a form of its own
      else {
        reset()
        toast('这张在另一台设备上已经交了，或不要了')
      }
    } else if (kept.item_key !== id.value && (await isOurs(kept.item_key))) see(kept.version)
    else if (kept.item_key !== id.value || kept.version !== version()) found.value = kept
  }

  /** One after the other: a slow answer of ours would look like another device's. */
  let saving: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  const save = (): Promise<void> => (next ??= saving = saving.then(() => {
    next = null
    return saveOnce()
  }))
  async function saveOnce(): Promise<void> {
    owed.set(memory, save)
    if (!started || over || found.value !== null || account === undefined || !worth(value)) return
    owed.delete(memory)
    const [key, print] = [id.value, printOf(value)]
    try {
      const content = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
      const files = await uploaded(photos(value))
      const kept = await unwrap(api.PUT('/me/drafts/{form}', { params: { ...at.params, header: { 'if-match': String(version()) } }, body: { item_key: key, content, files } }))
      see(kept.version, key, print)
    } catch (cause) {
      if (!(cause instanceof ProblemError)) owed.set(memory, save)
      else if (ELSEWHERE.has(cause.problem.code)) await look().catch(() => undefined)
    }
  }
  const later = useDebounceFn(save, 2_000)

  /** Once the form has what this device kept of it. */
  async function start(): Promise<void> {
    if (account === undefined || started) return
    started = true
    await look().catch(() => undefined)
    watching.run(() => watch(() => value, () => void later(), { deep: true }))
    if (worth(value)) await save()
  }
  const watching = effectScope()

  function takeOver(): void {
    if (found.value === null) return
    id.value = found.value.item_key
    Object.assign(value, found.value.content)
    see(found.value.version)
    found.value = null
  }
  /** The other one is written over, knowingly. */
  async function keepMine(): Promise<void> {
    if (found.value === null) return
    see(found.value.version)
    found.value = null
    await save()
  }
  /** Sent from here: the server lets it go when it arrives. */
  const sent = (): void => {
    over = true
  }
  /** Not wanted any more, nowhere. */
  async function letGo(): Promise<void> {
    over = true
    await saving
    if (version() > 0) await unwrap(api.DELETE('/me/drafts/{form}', { params: { ...at.params, header: { 'if-match': String(version()) } } })).catch(() => undefined)
  }
  return { found, start, takeOver, keepMine, sent, letGo }
}

/** Tells whether something was changed, and nothing else of it. */
function printOf(value: object): number {
  let print = 0
  for (const sign of JSON.stringify(value)) print = (Math.imul(print, 31) + sign.codePointAt(0)!) | 0
  return print
}

/** Photos that lie here only go up first; those that do not get there stay on this device. */
async function uploaded(ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const [{ outboxDb }, { httpCarrier }] = await Promise.all([import('./outgoing'), import('./carrier')])
  const there: string[] = []
  for (const one of ids) {
    const photo = await outboxDb().photos.get(one)
    if (photo !== undefined && photo.sent === 0) {
      if ((await httpCarrier.photo(photo)).outcome !== 'done') continue
      await outboxDb().photos.update(one, { sent: 1 })
    }
    there.push(one)
  }
  return there
}
