import { defineAsyncComponent } from 'vue'

import { decisions } from '@/domains/matters/desk/kinds'
import { addPaletteSource } from '@/kernel/palette'
import type { DeskPages } from '@/kernel/registry'
import IconBuilding from '~icons/lucide/building'
import IconFileSearch from '~icons/lucide/file-search'

addPaletteSource({ group: '人', order: 10, find: async (typed) => (await import('./palette')).findPeople(typed) })
addPaletteSource({ group: '房', order: 15, find: async (typed) => (await import('./palette')).findDoors(typed) })

decisions.push({ permission: 'people.correction.answer', column: defineAsyncComponent(() => import('./WaitingPart.vue')) })

export default {
  routes: [
    { path: 'houses', component: () => import('./HousesPage.vue'), meta: { title: '房屋与居民', permission: 'territory.house.read' } },
    { path: 'houses/residents', component: () => import('./ResidentsPage.vue'), meta: { title: '居民', permission: 'people.resident.read' } },
    { path: 'houses/households', component: () => import('./HouseholdsPage.vue'), meta: { title: '户', permission: 'people.resident.read' } },
    { path: 'houses/register', component: () => import('./RegisterPage.vue'), meta: { title: '登记居民', permission: 'people.person.edit' } },
    { path: 'houses/people/:id', name: 'person', props: true, component: () => import('./PersonPage.vue'), meta: { title: '档案', permission: 'people.resident.read' } },
    { path: 'houses/people/:id/merge', name: 'merge', props: true, component: () => import('./MergePage.vue'), meta: { title: '合并档案', permission: 'people.person.merge' } },
    { path: 'open-record', component: () => import('./OpenRecordPage.vue'), meta: { title: '调阅档案', permission: 'people.record.open' } },
    { path: 'houses/requests', component: () => import('./RequestsPage.vue'), meta: { title: '待核实', permission: ['people.binding.decide', 'people.correction.answer'] } },
    { path: 'houses/duplicates', component: () => import('./DuplicatesPage.vue'), meta: { title: '疑似重复', permission: 'people.person.merge' } },
    { path: 'houses/consents', component: () => import('./ConsentsPage.vue'), meta: { title: '同意书', permission: 'people.binding.decide' } },
    { path: 'houses/imports', component: () => import('./ImportsPage.vue'), meta: { title: '导入名册', permission: 'people.import.run' } },
    { path: 'houses/imports/:id', name: 'import', props: true, component: () => import('./ImportPage.vue'), meta: { title: '导入', permission: 'people.import.run' } },
  ],
  menu: [
    { title: '房屋与居民', to: '/houses', icon: IconBuilding, permission: ['territory.house.read', 'people.resident.read'], order: 30 },
    { title: '调阅档案', to: '/open-record', icon: IconFileSearch, permission: 'people.record.open', order: 35 },
  ],
} satisfies DeskPages
