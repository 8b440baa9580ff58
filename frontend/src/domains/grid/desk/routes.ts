import { defineAsyncComponent } from 'vue'

import { addKind, decisions } from '@/domains/matters/desk/kinds'
import { api, unwrap } from '@/kernel/api'
import type { DeskPages } from '@/kernel/registry'

import { AHEAD } from './words'

addKind('grid.event', {
  sign: '平',
  title: '网格事件',
  facts: defineAsyncComponent(() => import('./EventFacts.vue')),
  proposed: async (id) => (await unwrap(api.GET('/grid/events/{event_id}', { params: { path: { event_id: id } } }))).proposed,
  templates: (category_id, action) => unwrap(api.GET('/grid/templates', { params: { query: { action, ...(category_id ? { category_id } : {}) } } })),
  ahead: AHEAD,
  begin: { to: '/grid/events/new', permission: 'grid.event.record' },
})
decisions.push({ permission: 'grid.event.read', column: defineAsyncComponent(() => import('./EventSignals.vue')) })

export default {
  routes: [
    { path: 'grid/events', component: () => import('./EventsPage.vue'), meta: { title: '网格事件', permission: 'grid.event.read' } },
    { path: 'grid/events/new', component: () => import('./NewEventPage.vue'), meta: { title: '来电登记', permission: 'grid.event.record' } },
    { path: 'grid/events/:id', redirect: (to) => `/matters/${String(to.params['id'])}` },
  ],
  menu: [
    { title: '网格事件', to: '/grid/events', icon: '平', order: 103, permission: 'grid.event.read' },
  ],
} satisfies DeskPages
