import type { MobilePages } from '@/kernel/registry'

export default {
  routes: [
    { path: 'me', component: () => import('./MinePage.vue'), meta: { title: '我的' } },
    { path: 'me/sessions', component: () => import('./SessionsPage.vue'), meta: { title: '登录着的设备', deep: true } },
  ],
  tabs: [],
} satisfies MobilePages
