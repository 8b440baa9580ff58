/** The parts of 小区与网格. */
export const TABS = [
  { title: '概况', to: '/places', permission: 'territory.place.read' },
  { title: '人口', to: '/places/people', permission: 'people.figure.read' },
  { title: '小区', to: '/places/estates', permission: 'territory.place.read' },
  { title: '楼栋', to: '/places/buildings', permission: 'territory.place.read' },
  { title: '网格和网格员', to: '/places/grids', permission: 'territory.place.read' },
  { title: '责任一览', to: '/places/chart', permission: 'territory.place.read' },
  { title: '单位', to: '/places/units', permission: 'territory.place.read' },
  { title: '区划', to: '/places/areas', permission: 'territory.area.read' },
]
