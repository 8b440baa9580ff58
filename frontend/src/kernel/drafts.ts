/**
 * What was typed and not sent. It stays on this device under the account that typed it, for a week, and goes when it
 * is sent or when its author signs out himself.
 */
const WEEK_MS = 7 * 86_400_000
const PREFIX = 'jy-draft/'

interface Kept<T> {
  id: string
  at: number
  value: T
}

const keyOf = (account: string, kind: string): string => `${PREFIX}${account}/${kind}`

export function readDraft<T>(account: string, kind: string): Kept<T> | null {
  const text = localStorage.getItem(keyOf(account, kind))
  if (text === null) return null
  try {
    const kept = JSON.parse(text) as Kept<T>
    if (Date.now() - kept.at < WEEK_MS) return kept
  } catch {
    // Written by an older version: as good as none.
  }
  localStorage.removeItem(keyOf(account, kind))
  return null
}

/** False when the device refuses (full, or forbidden): the page says so instead of promising. */
export function keepDraft<T>(account: string, kind: string, id: string, value: T): boolean {
  try {
    localStorage.setItem(keyOf(account, kind), JSON.stringify({ id, at: Date.now(), value } satisfies Kept<T>))
    return true
  } catch {
    return false
  }
}

export const dropDraft = (account: string, kind: string): void => localStorage.removeItem(keyOf(account, kind))

export function dropDrafts(account: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`${PREFIX}${account}/`)) localStorage.removeItem(key)
  }
}
