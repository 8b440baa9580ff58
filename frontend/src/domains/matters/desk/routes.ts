import { addPaletteSource } from '@/kernel/palette'
import type { DeskPages } from '@/kernel/registry'
import IconCalendarDays from '~icons/lucide/calendar-days'
import IconListChecks from '~icons/lucide/list-checks'
import IconSlidersHorizontal from '~icons/lucide/sliders-horizontal'

import { seesMatters } from './kinds'

addPaletteSource({ group: '事', order: 20, find: async (typed, signal) => (await import('./palette')).findMatters(typed, signal) })
addPaletteSource({ group: '做', order: 30, find: async (typed) => (await import('./palette')).findVerbs(typed) })

export default {
  routes: [
    { path: '', component: () => import('./HomePage.vue'), meta: { title: '我的工作台', ofOne: true } },
    { path: 'matters', component: () => import('./MattersPage.vue'), meta: { title: '全部事项', ofOne: true } },
    { path: 'matter-settings', component: () => import('./CategoriesPage.vue'), meta: { title: '事项类别', permission: 'matters.category.edit' } },
    { path: 'matter-settings/routing', component: () => import('./RoutingPage.vue'), meta: { title: '派遣规则', permission: 'matters.category.edit' } },
    { path: 'matter-settings/limits', component: () => import('./LimitsPage.vue'), meta: { title: '时限', permission: 'matters.category.edit' } },
    { path: 'matter-settings/hours', component: () => import('./HoursPage.vue'), meta: { title: '上班和值班', permission: 'matters.category.edit' } },
    { path: 'matter-settings/calendar', component: () => import('./CalendarPage.vue'), meta: { title: '工作日历', permission: ['matters.category.edit', 'matters.calendar.edit'] } },
    { path: 'matters/:id', props: true, component: () => import('./MatterPage.vue'), meta: { title: '事项', ofOne: true } },
    { path: 'matters/:id/file', props: true, component: () => import('./MatterFilePage.vue'), meta: { title: '卷宗', ofOne: true } },
    { path: 'messages', component: () => import('./MessagesPage.vue'), meta: { title: '消息', ofOne: true } },
    { path: 'messages/calls', component: () => import('./CallsPage.vue'), meta: { title: '电话告知', permission: 'matters.delivery.read' } },
    { path: 'messages/deliveries', component: () => import('./DeliveriesPage.vue'), meta: { title: '送达情况', permission: 'matters.delivery.read' } },
  ],
  menu: [
    { title: '全部事项', to: '/matters', icon: IconListChecks, order: 10, shown: seesMatters },
    { title: '事项设置', to: '/matter-settings', icon: IconSlidersHorizontal, order: 230, permission: 'matters.category.edit' },
    { title: '工作日历', to: '/matter-settings/calendar', icon: IconCalendarDays, order: 231, permission: 'matters.calendar.edit' },
  ],
} satisfies DeskPages
