/** The parts of 账号与岗位. */
export const TABS = [
  { title: '账号', to: '/accounts', permission: 'access.account.read' },
  { title: '岗位', to: '/accounts/posts', permission: 'access.post.read' },
  { title: '审计', to: '/accounts/audit', permission: 'audit.entry.read' },
  { title: '个人信息清单', to: '/accounts/retention', permission: 'access.retention.read' },
]
