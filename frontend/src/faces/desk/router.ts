import { createRouter, createWebHistory, type Router } from 'vue-router'

import type { useSession } from '@/kernel/session'

import DeskShell from './DeskShell.vue'
import { entering } from '../entering'
import { menu, pages } from './domains'

type Session = ReturnType<typeof useSession>

/** Pages of the domains inside the shell; sign-in and the parts outside it. */
export function createDeskRouter(session: Session, started: Promise<boolean>): Router {
  const router = createRouter({
    history: createWebHistory('/desk/'),
    routes: [
      { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { open: true, title: '登录' } },
      ...entering.routes,
      { path: '/blocks', name: 'blocks', component: () => import('./BlocksPage.vue'), meta: { open: true, title: '部件' } },
      {
        path: '/',
        component: DeskShell,
        children: [
          ...pages.map((page) => ({ ...page, path: page.path.replace(/^\//, '') })),
          { path: 'settings/keys', name: 'keys', component: () => import('./KeysPage.vue'), meta: { title: '快捷键' } },
          { path: ':rest(.*)*', name: 'nothing', component: () => import('./NothingPage.vue'), meta: { title: '没有这一页' } },
        ],
      },
    ],
  })
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    await started
    if (session.me === null) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    return entering.first(session, to)
  })
  router.afterEach((to) => {
    const title = to.meta.title ?? menu.find((entry) => entry.to === to.path)?.title
    document.title = title ? `${title} · 家园` : '家园'
  })
  return router
}
