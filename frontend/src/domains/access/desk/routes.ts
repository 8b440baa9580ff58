import type { DeskPages } from '@/kernel/registry'
import IconKeyRound from '~icons/lucide/key-round'
import IconUserCog from '~icons/lucide/user-cog'

export default {
  routes: [
    { path: 'accounts', component: () => import('./AccountsPage.vue'), meta: { title: '账号', permission: 'access.account.read' } },
    { path: 'accounts/posts', component: () => import('./PostsPage.vue'), meta: { title: '岗位', permission: 'access.post.read' } },
    { path: 'accounts/audit', component: () => import('./AuditPage.vue'), meta: { title: '审计记录', permission: 'audit.entry.read' } },
    { path: 'accounts/retention', component: () => import('./RetentionPage.vue'), meta: { title: '个人信息清单', permission: 'access.retention.read' } },
    { path: 'accounts/:id', name: 'account', props: true, component: () => import('./AccountPage.vue'), meta: { title: '账号', permission: 'access.account.read' } },
    { path: 'settings/account', component: () => import('./MyAccountPage.vue'), meta: { title: '我的账号' } },
  ],
  menu: [
    { title: '账号与岗位', to: '/accounts', icon: IconUserCog, permission: 'access.account.read', order: 230 },
    { title: '我的账号', to: '/settings/account', icon: IconKeyRound, order: 290 },
  ],
} satisfies DeskPages
