import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import { api, unwrap } from './api'
import { workIn, workingIn } from './community'
import { dropDrafts } from './drafts'
import { startEvents, stopEvents } from './events'
import { ProblemError } from './problem'
import type { components } from './schema'
import { accessToken, keepGrant, refresh, whenAnotherAccount, whenEnded, type Grant } from './token'

export type Me = components['schemas']['Me']
export type Role = Me['role']
type Ending = 'asked' | 'idle' | 'expired'

/** Who goes on is not kept waiting longer by a dead line. */
const LEAVING_MS = 10_000

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('jy-session')

/** Who is here, in which role, and what he may do. */
export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null)
  const ready = ref(false)
  /** Why there is no session, for the words on the sign-in page. */
  const ended = ref<Ending | null>(null)
  /** Set when another tab of this browser signed in as somebody else: this page must not go on. */
  const replaced = ref(false)
  /** The start found no server; the page tries again by itself. */
  const unreachable = ref(false)
  const granted = computed(() => new Set(me.value?.permissions ?? []))

  /** Whether any one of these is granted; nothing asked, nothing refused. */
  const may = (permission: string | string[] | undefined): boolean =>
    permission === undefined || [permission].flat().some((one) => granted.value.has(one))

  async function enter(grant: Grant): Promise<void> {
    keepGrant(grant)
    await load()
    channel?.postMessage(me.value?.account.id)
  }

  /** The sign-out that is on its way: its late answer would take the session of who signs in next. */
  let leaving: Promise<unknown> = Promise.resolve()
  let leavings = 0

  async function load(): Promise<void> {
    const before = leavings
    const found = await takeMe()
    if (before !== leavings) return
    me.value = found
    ended.value = null
    ready.value = true
    if (!found.password_must_change && !found.second_factor_missing) startEvents()
  }

  /** At start: the cookie, if there is one, becomes a session. Throws `Unreachable` without a network. */
  async function resume(): Promise<boolean> {
    try {
      if (accessToken() === null && !(await refresh())) return false
      await load()
      return true
    } finally {
      ready.value = true
    }
  }

  async function signIn(form: { name: string; password: string; code?: string; role?: Role }): Promise<void> {
    await leaving
    await enter(await unwrap(api.POST('/auth/sign-in', { body: form })))
  }

  const sendCode = async (phone: string): Promise<void> => {
    await unwrap(api.POST('/auth/codes', { body: { phone, purpose: 'sign_in' } }))
  }

  async function signInByPhone(form: { phone: string; code: string; community?: string }): Promise<void> {
    await leaving
    await enter(await unwrap(api.POST('/auth/sign-in/phone', { body: form })))
  }

  /** Another hat of the same person: the menu follows. */
  const switchRole = async (role: Role): Promise<void> => enter(await unwrap(api.PUT('/me/role', { body: { role } })))

  /** Drafts stay when time ended the session, and go when the person did. */
  async function signOut(why: Ending = 'asked'): Promise<void> {
    const account = me.value?.account.id
    stopEvents()
    leavings += 1
    me.value = null
    ended.value = why
    if (why === 'asked' && account !== undefined) dropDrafts(account)
    if (why === 'asked') workIn(null)
    if (accessToken() !== null) leaving = unwrap(api.POST('/auth/sign-out', { signal: AbortSignal.timeout(LEAVING_MS) })).catch(() => undefined)
    await leaving
    keepGrant(null)
    ended.value = why // also where the server had ended it before, as closing the account does
    channel?.postMessage(null)
  }

  whenAnotherAccount(() => {
    replaced.value = true
  })
  whenEnded(() => {
    stopEvents()
    me.value = null
    ended.value = 'expired'
  })
  channel?.addEventListener('message', (told: MessageEvent<string | null | undefined>) => {
    const mine = me.value?.account.id
    if (mine === undefined) return
    if (typeof told.data === 'string' && told.data !== mine) replaced.value = true
    if (told.data === null) {
      stopEvents()
      keepGrant(null)
      me.value = null
      ended.value = 'asked'
    }
  })

  return { me, ready, ended, replaced, unreachable, may, resume, load, signIn, sendCode, signInByPhone, switchRole, signOut }
})

/** boot.ts may have asked for it already; what it did not get is asked for again, to be told properly. */
async function takeMe(): Promise<Me> {
  const early = globalThis.jiayuanBoot?.me as Promise<Me> | undefined
  if (globalThis.jiayuanBoot !== undefined) delete globalThis.jiayuanBoot.me
  return (await early?.catch(() => undefined)) ?? (await unwrap(api.GET('/me')).catch(elsewhere))
}

/** The community that was chosen on this desk is not this account's, or no longer: without one there are sums. */
async function elsewhere(cause: unknown): Promise<Me> {
  if (workingIn() === null || !(cause instanceof ProblemError) || cause.problem.status !== 404) throw cause
  workIn(null)
  return await unwrap(api.GET('/me'))
}
