import type { Early } from '@/kernel/boot'

/**
 * The first thing a page runs, as a part of its html: asks for the session before the application has arrived. The build
 * puts it there; its imports come along, so it has hardly any.
 */
async function askForGrant(): Promise<{ access_token: string; expires_in: number } | null> {
  const answer = await fetch('/api/v1/auth/refresh', { method: 'POST' })
  if (globalThis.jiayuanBoot) globalThis.jiayuanBoot.clock = { headers: answer.headers, at: Date.now() }
  if (answer.status === 204 || (answer.status >= 400 && answer.status < 500)) return null
  if (!answer.ok) throw new TypeError(`refresh answered ${answer.status}`)
  return await answer.json()
}

async function ask(grant: Promise<{ access_token: string } | null>, path: string, community: string | null): Promise<unknown> {
  const token = (await grant)?.access_token
  if (token === undefined) return undefined
  const where = community === null ? '' : `${path.includes('?') ? '&' : '?'}community=${community}`
  const answer = await fetch(`/api/v1${path}${where}`, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new TypeError(`${path} answered ${answer.status}`)
  return await answer.json()
}

/**
 * Starts under the same lock as later refreshes: another tab may be at it. `paths` are what the first page shows, `more`
 * what it shows to whom `/me` grants a permission; `community` is where who has several works.
 */
export function startSession(paths: string[] = [], more: [permission: string, path: string][] = [], community: string | null = null): void {
  const grant = navigator.locks ? lockedGrant() : askForGrant()
  const me = ask(grant, '/me', community)
  const early: Record<string, Early> = {}
  const start = (path: string): void => {
    const one: Early = (early[path] = { answer: ask(grant, path, community) })
    one.answer.then((told) => (one.told = told)).catch(() => undefined)
  }
  paths.forEach(start)
  // Whoever takes them handles their failure.
  grant.catch(() => undefined)
  me.then((told) => {
    const granted = (told as { permissions?: string[] } | undefined)?.permissions ?? []
    for (const [permission, path] of more) if (granted.includes(permission)) start(path)
  }).catch(() => undefined)
  globalThis.jiayuanBoot = { grant, me, early }
}

async function lockedGrant(): Promise<{ access_token: string; expires_in: number } | null> {
  let grant: { access_token: string; expires_in: number } | null = null
  await navigator.locks.request('jy-refresh', async () => {
    grant = await askForGrant()
  })
  return grant
}
