import type { Me } from './session'

/** Who used this phone last, so that the app opens without a network: own name, role and permissions, nothing else. */
const KEY = 'jy-me'

export function rememberMe(me: Me | null): void {
  if (me === null) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, JSON.stringify(me))
}

export function recallMe(): Me | null {
  const text = localStorage.getItem(KEY)
  if (text === null) return null
  try {
    return JSON.parse(text) as Me
  } catch {
    return null
  }
}
