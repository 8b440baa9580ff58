import { defineAsyncComponent } from 'vue'

import { addKind, decisions } from '@/domains/matters/desk/kinds'
import { api, unwrap } from '@/kernel/api'
import type { DeskPages } from '@/kernel/registry'
import IconFootprints from '~icons/lucide/footprints'

import { AHEAD } from './ahead'
import EventSignals from './EventSignals.vue'

addKind('grid.event', {
  sign: '平',
  title: '网格事件',
  facts: defineAsyncComponent(() => import('./EventFacts.vue')),
  proposed: async (id) => (await unwrap(api.GET('/grid/events/{event_id}', { params: { path: { event_id: id } } }))).proposed,
  templates: (category_id, action) => unwrap(api.GET('/grid/templates', { params: { query: { action, ...(category_id ? { category_id } : {}) } } })),
  ahead: AHEAD,
  begin: { to: '/grid/events/new', permission: 'grid.event.record' },
})
decisions.push({ permission: 'grid.event.read', column: EventSignals }, { permission: 'grid.vacancy.read', column: defineAsyncComponent(() => import('./VacanciesPart.vue')) })

export default {
  routes: [
    { path: 'grid/events', component: () => import('./EventsPage.vue'), meta: { title: '网格事件', permission: 'grid.event.read', ofOne: true } },
    { path: 'grid/events/new', component: () => import('./NewEventPage.vue'), meta: { title: '来电登记', permission: 'grid.event.record' } },
    { path: 'grid/events/board', component: () => import('./BoardPage.vue'), meta: { title: '网格看板', permission: ['grid.figure.read', 'grid.board.read'], ofOne: true } },
    { path: 'grid/events/digest', component: () => import('./DigestPage.vue'), meta: { title: '一周民情', permission: 'grid.figure.read', ofOne: true } },
    { path: 'grid/events/numbers', component: () => import('./NumbersPage.vue'), meta: { title: '事件数字', permission: 'grid.figure.read' } },
    { path: 'grid/events/numbers/:indicator', props: true, component: () => import('./BehindPage.vue'), meta: { title: '数字背后的事', permission: 'grid.figure.read', ofOne: true } },
    { path: 'grid/events/old', component: () => import('./OldPage.vue'), meta: { title: '30天没办完', permission: 'matters.figure.read', ofOne: true } },
    { path: 'handed-items', component: () => import('./HandedItemsPage.vue'), meta: { title: '交来的' } },
    { path: 'grid/visits', component: () => import('./VisitsPage.vue'), meta: { title: '走访', permission: 'grid.visit.read' } },
    { path: 'grid/visits/due', component: () => import('./DuePage.vue'), meta: { title: '本月还要走访的', permission: 'grid.visit.read' } },
    { path: 'grid/visits/patrols', component: () => import('./PatrolsPage.vue'), meta: { title: '巡查', permission: 'grid.patrol.read' } },
    { path: 'grid/visits/needs', component: () => import('./NeedsPage.vue'), meta: { title: '居民需求', permission: 'grid.need.read' } },
    { path: 'grid/visits/routes', component: () => import('./RoutesPage.vue'), meta: { title: '巡查路线', permission: 'grid.patrol.read' } },
    { path: 'grid/visits/checklists', component: () => import('./ChecklistsPage.vue'), meta: { title: '巡查清单', permission: 'grid.patrol.read' } },
    { path: 'grid/visits/rules', component: () => import('./RulesPage.vue'), meta: { title: '走访频次', permission: 'grid.visit.read' } },
    { path: 'matter-settings/templates', component: () => import('./TemplatesPage.vue'), meta: { title: '答复用语', permission: 'grid.template.edit' } },
    { path: 'grid/events/:id', redirect: (to) => `/matters/${String(to.params['id'])}` },
  ],
  menu: [
    { title: '网格事件', to: '/grid/events', icon: '平', order: 103, permission: 'grid.event.read' },
    { title: '走访巡查', to: '/grid/visits', icon: IconFootprints, order: 104, permission: 'grid.visit.read' },
  ],
} satisfies DeskPages
