import type { MobilePages } from '@/kernel/registry'

export default {
  routes: [
    { path: 'report', component: () => import('./ReportPage.vue'), meta: { title: '反映问题', deep: true } },
    { path: 'p/:code', props: true, component: () => import('./PosterPage.vue'), meta: { title: '单元门口的牌', open: true, deep: true } },
    { path: 'p/:code/report', props: true, component: () => import('./PosterReportPage.vue'), meta: { title: '反映问题', open: true, deep: true } },
  ],
  tabs: [],
} satisfies MobilePages
