/** 消息: what was told to me; and for who answers for it, whether it reached the others. */
export const MESSAGE_TABS = [
  { title: '消息', to: '/messages' },
  { title: '电话告知', to: '/messages/calls', permission: 'matters.delivery.read' },
  { title: '送达情况', to: '/messages/deliveries', permission: 'matters.delivery.read' },
]
/** 事项设置: rows that the community edits itself. */
export const SETTING_TABS = [
  { title: '类别', to: '/matter-settings', permission: 'matters.category.edit' },
  { title: '派遣规则', to: '/matter-settings/routing', permission: 'matters.category.edit' },
  { title: '时限', to: '/matter-settings/limits', permission: 'matters.category.edit' },
  { title: '上班和值班', to: '/matter-settings/hours', permission: 'matters.category.edit' },
  { title: '工作日历', to: '/matter-settings/calendar', permission: ['matters.category.edit', 'matters.calendar.edit'] },
  { title: '答复用语', to: '/matter-settings/templates', permission: 'grid.template.edit' },
]
