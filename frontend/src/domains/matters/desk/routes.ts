import { addPaletteSource } from '@/kernel/palette'
import type { DeskPages } from '@/kernel/registry'
import IconListChecks from '~icons/lucide/list-checks'

const TRACKED = ['grid.event.read', 'matters.figure.read']

addPaletteSource({ group: '事', order: 20, find: async (typed, signal) => (await import('./palette')).findMatters(typed, signal) })
addPaletteSource({ group: '做', order: 30, find: async (typed) => (await import('./palette')).findVerbs(typed) })

export default {
  routes: [
    { path: '', component: () => import('./HomePage.vue'), meta: { title: '我的工作台' } },
    { path: 'matters', component: () => import('./MattersPage.vue'), meta: { title: '全部事项' } },
    { path: 'matters/:id', props: true, component: () => import('./MatterPage.vue'), meta: { title: '事项' } },
    { path: 'matters/:id/file', props: true, component: () => import('./MatterFilePage.vue'), meta: { title: '卷宗' } },
    { path: 'messages', component: () => import('./MessagesPage.vue'), meta: { title: '消息' } },
  ],
  menu: [
    { title: '全部事项', to: '/matters', icon: IconListChecks, order: 10, permission: TRACKED },
  ],
} satisfies DeskPages
