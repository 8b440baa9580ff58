import { defineAsyncComponent, h, type Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

import type { TabEntry } from '@/kernel/registry'

import { tasksWaiting } from './waiting'

/** A grid worker's pages and tabs: 今天 · 楼栋 · 记一笔 · 待办. */
const WALKS = 'grid.day.read'
/** Residents open the same application: the worker's icons come only with his tabs, their place is kept. */
const icon = (name: keyof typeof import('./workerIcons')): Component =>
  defineAsyncComponent({ loader: () => import('./workerIcons').then((icons) => icons[name]), loadingComponent: () => h('span', { class: 'icon' }), delay: 0 })
const tasks = (): { text: string } | null =>
  tasksWaiting.value > 0 ? { text: tasksWaiting.value > 99 ? '99+' : String(tasksWaiting.value) } : null

export const workerRoutes: RouteRecordRaw[] = [
  { path: 'today', component: () => import('./TodayPage.vue'), meta: { title: '今天', permission: WALKS } },
  { path: 'today/:household', props: true, component: () => import('./VisitPage.vue'), meta: { title: '记一次走访', permission: 'grid.visit.record', deep: true } },
  { path: 'buildings', component: () => import('./BuildingsPage.vue'), meta: { title: '楼栋', permission: 'grid.door.read' } },
  { path: 'buildings/:building', props: true, component: () => import('./DoorsPage.vue'), meta: { title: '楼栋', permission: 'grid.door.read', deep: true } },
  { path: 'collect/:dwelling', props: true, component: () => import('./CollectPage.vue'), meta: { title: '采集新住户', permission: 'grid.collection.record', deep: true } },
  { path: 'note', component: () => import('./NotePage.vue'), meta: { title: '记一笔', permission: WALKS } },
  { path: 'todo', component: () => import('./TodoPage.vue'), meta: { title: '待办', permission: WALKS } },
  { path: 'todo/:id', props: true, component: () => import('./TaskPage.vue'), meta: { title: '这件事', permission: WALKS, deep: true } },
  { path: 'patrols/:route', props: true, component: () => import('./PatrolPage.vue'), meta: { title: '巡查', permission: 'grid.patrol.record', deep: true } },
  { path: 'leave', component: () => import('./LeavePage.vue'), meta: { title: '请假', permission: 'territory.leave.ask', deep: true } },
]

export const workerTabs: TabEntry[] = [
  { title: '今天', to: '/today', icon: icon('today'), permission: WALKS, order: 1, shell: 'worker' },
  { title: '楼栋', to: '/buildings', icon: icon('buildings'), permission: WALKS, order: 2, shell: 'worker' },
  { title: '记一笔', to: '/note', icon: icon('note'), permission: WALKS, order: 3, shell: 'worker', accent: true },
  { title: '待办', to: '/todo', icon: icon('todo'), permission: WALKS, order: 4, shell: 'worker', badge: tasks },
]
