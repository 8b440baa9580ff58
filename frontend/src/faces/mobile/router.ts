import { createRouter, createWebHistory, START_LOCATION, type Router } from 'vue-router'

import type { useSession } from '@/kernel/session'

import { entering } from '../entering'
import { pages } from './domains'
import MobileShell from './MobileShell.vue'
import { useShell } from './useShell'

type Session = ReturnType<typeof useSession>

export function createMobileRouter(session: Session, started: Promise<boolean>): Router {
  const has = (path: string): boolean => pages.some((page) => page.path.replace(/^\//, '') === path)
  const mine = has('me') ? [] : [{ path: 'me', name: 'me', component: () => import('./MePage.vue'), meta: { title: '我的' } }]
  const router = createRouter({
    history: createWebHistory('/mobile/'),
    // A page just opened stands at its top: to scroll there would lay it out once more.
    scrollBehavior: (_to, from, saved) => saved ?? (from === START_LOCATION ? false : { top: 0 }),
    routes: [
      { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { open: true, title: '登录' } },
      ...entering.routes,
      { path: '/blocks', name: 'blocks', component: () => import('./BlocksPage.vue'), meta: { open: true, title: '部件' } },
      {
        path: '/',
        component: MobileShell,
        children: [
          ...mine,
          ...pages.map((page) => ({ ...page, path: page.path.replace(/^\//, '') })),
          { path: 'outbox', name: 'outbox', component: () => import('./OutboxPage.vue'), meta: { title: '在手机里的', deep: true } },
          { path: ':rest(.*)*', name: 'nothing', component: () => import('./NothingPage.vue'), meta: { title: '没有这一页', deep: true } },
        ],
      },
    ],
  })
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    await started
    if (session.me === null && !session.unreachable) {
      return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    }
    const first = entering.first(session, to)
    if (first !== true) return first
    const { shell, tabs } = useShell()
    const home = tabs.value[0]?.to
    if (to.path === '/' && shell.value === 'worker' && home !== undefined && home !== '/') return home
    return true
  })
  router.afterEach((to) => {
    document.title = to.meta.title ? `${to.meta.title} · 家园` : '家园'
  })
  return router
}
