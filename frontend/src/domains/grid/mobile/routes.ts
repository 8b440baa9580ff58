import type { MobilePages } from '@/kernel/registry'

import { workerRoutes, workerTabs } from './worker'

export default {
  routes: [
    ...workerRoutes,
    { path: 'report', component: () => import('./ReportPage.vue'), meta: { title: '反映问题', deep: true } },
    { path: 'handed', component: () => import('./HandedPage.vue'), meta: { title: '交来的', deep: true } },
    { path: 'voice-replies', component: () => import('./VoiceRepliesPage.vue'), meta: { title: '民情回音', deep: true } },
    { path: 'p/:code', props: true, component: () => import('./PosterPage.vue'), meta: { title: '楼道牌', open: true, deep: true } },
    { path: 'p/:code/report', props: true, component: () => import('./PosterReportPage.vue'), meta: { title: '反映问题', open: true, deep: true } },
  ],
  tabs: workerTabs,
} satisfies MobilePages
