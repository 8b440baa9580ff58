/** The parts of 房屋与居民. */
export const TABS = [
  { title: '房屋', to: '/houses', permission: 'territory.house.read' },
  { title: '居民', to: '/houses/residents', permission: 'people.resident.read' },
  { title: '户', to: '/houses/households', permission: 'people.resident.read' },
  { title: '待核实', to: '/houses/requests', permission: ['people.binding.decide', 'people.correction.answer'] },
  { title: '疑似重复', to: '/houses/duplicates', permission: 'people.person.merge' },
  { title: '同意书', to: '/houses/consents', permission: 'people.binding.decide' },
  { title: '导入', to: '/houses/imports', permission: 'people.import.run' },
]
