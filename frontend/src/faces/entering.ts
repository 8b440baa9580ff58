import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'

import type { useSession } from '@/kernel/session'

/** What an account may still have to do before anything else answers, in this order; each is a page of its own. */
const STEPS = [
  { name: 'password', path: '/password', component: () => import('./PasswordPage.vue'), meta: { title: '先改口令' } },
  { name: 'second-factor', path: '/second-factor', component: () => import('./FactorPage.vue'), meta: { title: '先启用动态口令' } },
]
export const entering = { routes: STEPS, first }

/** Until such a step is done every address leads to it, and afterwards none does. */
function first(session: ReturnType<typeof useSession>, to: RouteLocationNormalized): true | RouteLocationRaw {
  const due = session.me?.password_must_change ? 'password' : session.me?.second_factor_missing ? 'second-factor' : null
  if (due === to.name) return true
  if (due !== null) return { name: due, query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  return STEPS.some((step) => step.name === to.name) ? '/' : true
}
