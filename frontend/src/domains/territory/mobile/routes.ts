import type { MobilePages } from '@/kernel/registry'

export default {
  routes: [{ path: 'privacy-notice', component: () => import('./PrivacyNoticePage.vue'), meta: { title: '怎样处理你的信息', open: true, deep: true } }],
  tabs: [],
} satisfies MobilePages
