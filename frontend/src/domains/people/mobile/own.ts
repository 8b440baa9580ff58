import type { components } from '@/kernel/schema'

/** Words of one's own record. */
export type OwnRecord = components['schemas']['OwnRecord']
export type CorrectableFact = components['schemas']['Correcting']['fact']

const FACT: Record<string, string> = { document: '证件号码', phone: '电话', record: '档案（号码遮着）' }
export const factsText = (facts: string[]): string => facts.map((fact) => FACT[fact] ?? fact).join('、')
export const howText = (how: string): string => ({ call: '拨打', export: '导出', open: '调阅' })[how] ?? '查看'

/** What one may ask to put right, in the order of the page. */
export const CORRECTABLE: Readonly<Record<CorrectableFact, { title: string; hint: string }>> = {
  'person.name': { title: '姓名', hint: '证件上的姓名' },
  'person.document': { title: '证件号码', hint: '证件上的号码' },
  'person.phone': { title: '电话', hint: '新的手机号' },
  'person.ethnic_group': { title: '民族', hint: '比如：仡佬族' },
  'person.education': { title: '文化程度', hint: '比如：高中' },
  'person.political_status': { title: '政治面貌', hint: '比如：群众' },
  'person.marital_status': { title: '婚姻状况', hint: '比如：已婚' },
  'person.employment': { title: '就业状况', hint: '比如：退休' },
  'person.workplace': { title: '工作单位', hint: '单位全名' },
  'person.former_workplace': { title: '原工作单位', hint: '退休、离职前在哪里上班' },
  'person.vehicle': { title: '车辆', hint: '比如：白色轿车 贵C·12345' },
  'person.pet': { title: '宠物', hint: '比如：小狗，办过证' },
  'household.members': { title: '家里有谁', hint: '多了谁，少了谁' },
}
export const isCorrectable = (fact: string): fact is CorrectableFact => Object.hasOwn(CORRECTABLE, fact)
export const STATE: Readonly<Record<string, string>> = { asked: '等社区答复', done: '改好了', refused: '没有改' }

/** Grouped as people read them aloud: 「154 0016 1873」. */
export const groupedDocument = (text: string): string => (/^\d{17}[\dX]$/.test(text) ? `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}` : text)
export function groupedPhone(text: string): string {
  const plain = text.replace(/^\+86/, '')
  return /^\d{11}$/.test(plain) ? `${plain.slice(0, 3)} ${plain.slice(3, 7)} ${plain.slice(7)}` : text
}
