import type { MobilePages } from '@/kernel/registry'

export default {
  routes: [
    { path: 'me/record', component: () => import('./RecordPage.vue'), meta: { title: '我的信息', deep: true } },
    { path: 'me/correct', component: () => import('./CorrectPage.vue'), meta: { title: '改一项', deep: true } },
    { path: 'me/binding', component: () => import('./BindingPage.vue'), meta: { title: '连上我的档案', deep: true } },
    { path: 'me/told-by', component: () => import('./ToldByPage.vue'), meta: { title: '怎样告诉我', deep: true } },
    { path: 'me/looks', component: () => import('./LooksPage.vue'), meta: { title: '谁看过我的信息', deep: true } },
    { path: 'me/closing', component: () => import('./ClosingPage.vue'), meta: { title: '注销账号', deep: true } },
  ],
  tabs: [],
} satisfies MobilePages
