import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'

import type { useSession } from '@/kernel/session'

/** Until the password is one's own every address leads to its change, and afterwards none does. */
export function passwordFirst(session: ReturnType<typeof useSession>, to: RouteLocationNormalized): true | RouteLocationRaw {
  const due = session.me?.password_must_change === true
  if (due && to.name !== 'password') return { name: 'password', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  return !due && to.name === 'password' ? '/' : true
}
