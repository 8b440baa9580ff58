/** The pages of one entry of the rail. */
export const EVENT_TABS = [
  { title: '事件', to: '/grid/events', permission: 'grid.event.read' },
  { title: '网格看板', to: '/grid/events/board', permission: ['grid.figure.read', 'grid.board.read'] },
  { title: '一周民情', to: '/grid/events/digest', permission: 'grid.figure.read' },
  { title: '数字', to: '/grid/events/numbers', permission: 'grid.figure.read' },
  { title: '30天没办完', to: '/grid/events/old', permission: 'matters.figure.read' },
]
export const WALK_TABS = [
  { title: '走访', to: '/grid/visits', permission: 'grid.visit.read' },
  { title: '巡查', to: '/grid/visits/patrols', permission: 'grid.patrol.read' },
  { title: '居民需求', to: '/grid/visits/needs', permission: 'grid.need.read' },
  { title: '巡查路线', to: '/grid/visits/routes', permission: 'grid.patrol.read' },
  { title: '巡查清单', to: '/grid/visits/checklists', permission: 'grid.patrol.read' },
  { title: '走访频次', to: '/grid/visits/rules', permission: 'grid.visit.read' },
]
