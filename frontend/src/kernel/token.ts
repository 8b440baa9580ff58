import { noteServerTime } from './serverTime'

/**
 * The access token lives in memory only; the refresh token is a cookie no script can read. Also used by the service
 * worker, so nothing here touches the document.
 */
const REFRESH = `${typeof location === 'undefined' ? '' : location.origin}/api/v1/auth/refresh`

export interface Grant {
  access_token: string
  expires_in: number
}

interface Held {
  value: string
  account: string | null
}

let held: Held | null = null
let refreshing: Promise<boolean> | null = null
let onAnotherAccount: ((account: string) => void) | null = null

export const accessToken = (): string | null => held?.value ?? null

/** The account a token names; a token is a claim of the server, the page only compares it. */
export function accountOf(token: string): string | null {
  try {
    const payload = token.split('.')[1] ?? ''
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    return typeof claims === 'object' && claims !== null && 'sub' in claims ? String(claims.sub) : null
  } catch {
    return null
  }
}

export function keepGrant(grant: Grant | null): void {
  held = grant === null ? null : { value: grant.access_token, account: accountOf(grant.access_token) }
}

/** Called when the cookie turned out to belong to somebody else: he signed in in another tab. */
export function whenAnotherAccount(tell: (account: string) => void): void {
  onAnotherAccount = tell
}

let onEnded: (() => void) | null = null

/** Called when a session that was there could not be renewed. */
export function whenEnded(tell: () => void): void {
  onEnded = tell
}

/** One refresh at a time: a promise for this tab, a Web Lock for all tabs and the worker. */
export function refresh(): Promise<boolean> {
  // The early grant waits for the lock by itself: waiting for it inside the lock would be for ever.
  const early = takeEarlyGrant()
  refreshing ??= (early === null ? inTurn(renew) : early.then(acceptEarly)).finally(() => {
    refreshing = null
  })
  return refreshing
}

async function inTurn(work: () => Promise<boolean>): Promise<boolean> {
  if (!('locks' in navigator)) return work()
  let done = false
  await navigator.locks.request('jy-refresh', async () => {
    done = await work()
  })
  return done
}

const renew = async (): Promise<boolean> => accept(await askForGrant())

function accept(grant: Grant | null): boolean {
  const before = held?.account ?? null
  if (grant === null) {
    if (held !== null) onEnded?.()
    held = null
    return false
  }
  keepGrant(grant)
  const after = held?.account ?? null
  if (before !== null && after !== null && before !== after) {
    onAnotherAccount?.(after)
    return false
  }
  return true
}

/** The first page's dates are told by the server's clock, like all later ones. */
function acceptEarly(grant: Grant | null): boolean {
  const clock = globalThis.jiayuanBoot?.clock
  if (clock !== undefined) noteServerTime(clock.headers, clock.at)
  return accept(grant)
}

async function askForGrant(): Promise<Grant | null> {
  const answer = await fetch(REFRESH, { method: 'POST', credentials: 'same-origin' })
  noteServerTime(answer.headers)
  if (answer.status === 204 || (answer.status >= 400 && answer.status < 500)) return null
  if (!answer.ok) throw new TypeError(`refresh answered ${answer.status}`)
  return (await answer.json()) as Grant
}

/** boot.ts asks for the first grant before this code has arrived. */
function takeEarlyGrant(): Promise<Grant | null> | null {
  const early = globalThis.jiayuanBoot?.grant ?? null
  if (globalThis.jiayuanBoot !== undefined) delete globalThis.jiayuanBoot.grant
  return early
}
