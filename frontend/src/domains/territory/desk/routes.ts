import type { DeskPages } from '@/kernel/registry'
import IconLandmark from '~icons/lucide/landmark'
import IconMap from '~icons/lucide/map'

const read = 'territory.place.read'

export default {
  routes: [
    { path: 'places', component: () => import('./ProfilePage.vue'), meta: { title: '小区与网格', permission: read } },
    { path: 'places/people', component: () => import('./PeopleTotalsPage.vue'), meta: { title: '辖区人口', permission: 'people.figure.read' } },
    { path: 'places/estates', component: () => import('./EstatesPage.vue'), meta: { title: '小区', permission: read, ofOne: true } },
    { path: 'places/estates/:id/handovers', name: 'handover', props: true, component: () => import('./HandoverPage.vue'), meta: { title: '小区交付', permission: read } },
    { path: 'places/chart', component: () => import('./ChartPage.vue'), meta: { title: '责任一览', permission: read, ofOne: true } },
    { path: 'places/buildings', component: () => import('./BuildingsPage.vue'), meta: { title: '楼栋', permission: read, ofOne: true } },
    { path: 'places/buildings/new', component: () => import('./NewBuildingsPage.vue'), meta: { title: '成批新建楼栋', permission: 'territory.building.edit' } },
    { path: 'places/buildings/:id', name: 'building', props: true, component: () => import('./BuildingPage.vue'), meta: { title: '楼栋', permission: read, ofOne: true } },
    { path: 'places/posters', component: () => import('./PostersPage.vue'), meta: { title: '楼道牌', permission: 'territory.poster.print' } },
    { path: 'places/grids', component: () => import('./GridsPage.vue'), meta: { title: '网格和网格员', permission: read, ofOne: true } },
    { path: 'places/units', component: () => import('./UnitsPage.vue'), meta: { title: '驻区单位', permission: read } },
    { path: 'places/areas', component: () => import('./AreasPage.vue'), meta: { title: '行政区划', permission: 'territory.area.read' } },
  ],
  menu: [
    { title: '小区与网格', to: '/places', icon: IconMap, permission: read, order: 210 },
    { title: '行政区划', to: '/places/areas', icon: IconLandmark, permission: 'territory.area.edit', order: 215 },
  ],
} satisfies DeskPages
