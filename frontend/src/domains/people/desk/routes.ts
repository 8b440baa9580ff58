import { addPaletteSource } from '@/kernel/palette'
import type { DeskPages } from '@/kernel/registry'
import IconBuilding from '~icons/lucide/building'

addPaletteSource({ group: '人', order: 10, find: async (typed) => (await import('./palette')).findPeople(typed) })
addPaletteSource({ group: '房', order: 15, find: async (typed) => (await import('./palette')).findDoors(typed) })

export default {
  routes: [
    { path: 'houses', component: () => import('./HousesPage.vue'), meta: { title: '房屋与居民', permission: 'territory.house.read' } },
  ],
  menu: [
    { title: '房屋与居民', to: '/houses', icon: IconBuilding, permission: ['territory.house.read', 'people.resident.read'], order: 30 },
  ],
} satisfies DeskPages
