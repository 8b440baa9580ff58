import { useEventListener, useIntervalFn } from '@vueuse/core'

import { useSession } from './session'

/** GB/T 22239-2019 8.1.4.1: an idle session ends; half an hour is the customary number (PV-34). */
const IDLE_MS = 30 * 60_000
const KEY = 'jy-last-touch'

/** The desk signs out after 30 minutes without a hand on it; any tab's hand counts. What was typed stays as draft. */
export function useIdleSignOut(): void {
  const session = useSession()
  let noted = 0
  const touched = (): void => {
    const now = Date.now()
    if (now - noted < 5_000) return
    noted = now
    localStorage.setItem(KEY, String(now))
  }
  touched()
  useEventListener(window, ['pointerdown', 'keydown', 'wheel'], touched, { passive: true })
  useIntervalFn(() => {
    const idle = Date.now() - Number(localStorage.getItem(KEY) ?? 0)
    if (session.me !== null && idle >= IDLE_MS) void session.signOut('idle')
  }, 15_000)
}
