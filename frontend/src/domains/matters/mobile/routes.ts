import type { MobilePages } from '@/kernel/registry'
import IconListChecks from '~icons/lucide/list-checks'
import IconListTodo from '~icons/lucide/list-todo'

const STAFF = ['street_committee', 'joint_committee', 'branch', 'staff', 'partner']

export default {
  routes: [
    { path: '', component: () => import('./HomePage.vue'), meta: { title: '首页' } },
    { path: 'matters', component: () => import('./MyMattersPage.vue'), meta: { title: '我的事' } },
    { path: 'matters/:id', props: true, component: () => import('./MatterPage.vue'), meta: { title: '事情进展', deep: true } },
    { path: 'matters/:id/add', props: true, component: () => import('./MatterAddPage.vue'), meta: { title: '补充', deep: true } },
    { path: 'messages', component: () => import('./MessagesPage.vue'), meta: { title: '消息', deep: true } },
    { path: 'progress', component: () => import('./ProgressPage.vue'), meta: { title: '看进展', open: true, deep: true } },
    { path: 'tasks/:id', props: true, component: () => import('./TaskPage.vue'), meta: { title: '要办的事', deep: true } },
    ...(['handle', 'settle'] as const).map((action) => ({
      path: `tasks/:id/${action}`,
      props: ({ params }: { params: Record<string, string | string[]> }) => ({ id: params['id'], action }),
      component: () => import('./TaskHandlePage.vue'),
      meta: { title: '办好了', deep: true },
    })),
    {
      path: 'tasks/:id/answer',
      props: ({ params }) => ({ id: params['id'], action: 'answer_whistle' }),
      component: () => import('./TaskHandlePage.vue'),
      meta: { title: '回哨', deep: true },
    },
    ...(['attempt', 'refer'] as const).map((action) => ({
      path: `tasks/:id/${action}`,
      props: ({ params }: { params: Record<string, string | string[]> }) => ({ id: params['id'], action }),
      component: () => import('./TaskUpPage.vue'),
      meta: { title: action === 'attempt' ? '记一次协调' : '上报', deep: true },
    })),
    { path: 'tasks/:id/back', props: true, component: () => import('./TaskBackPage.vue'), meta: { title: '退单', deep: true } },
    { path: 'tasks/:id/add', props: true, component: () => import('./MatterAddPage.vue'), meta: { title: '说一句', deep: true } },
  ],
  tabs: [
    { title: '我的事', to: '/matters', icon: IconListChecks, order: 10, shell: 'resident', roles: ['resident'] },
    { title: '待办', to: '/', icon: IconListTodo, order: 0, shell: 'resident', roles: STAFF },
  ],
} satisfies MobilePages
