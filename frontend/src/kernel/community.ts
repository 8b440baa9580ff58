/**
 * Where who has several communities works on this desk. Everybody else names none; who has several and names none gets
 * sums (settled 13). Kept in the browser, so that an address opened anew is still that community's.
 */
const KEY = 'jy-community'
let working: string | null = null

export const keptCommunity = (): string | null => localStorage.getItem(KEY)
export const workingIn = (): string | null => working
export function workIn(code: string | null): void {
  working = code
  if (code === null) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, code)
}
