import { plainNumber, readCitizenId } from '@/domains/people/desk/citizenId'
import type { components } from '@/kernel/schema'

/** A household met at its door: what is typed, what the number says by itself, what is sent. */
type Schemas = components['schemas']
export type NewCollection = Schemas['NewCollection']
type Newcomer = Schemas['Newcomer']
export interface Person {
  name: string; number: string; phone: string; relation: string; kind: NonNullable<Newcomer['kind']>; tenure: NonNullable<Newcomer['tenure']>
  vehicle: string; pet: string; origin: string; birth: string; sex: '' | '1' | '2'; hukou: '' | 'agricultural' | 'non_agricultural' | 'resident'; village: string; since: string; paper: string; signed: string
}
export const newPerson = (head: boolean, like?: Person): Person => ({
  name: '', number: '', phone: '', relation: head ? '02' : '', kind: like?.kind ?? 'floating', tenure: like?.tenure ?? 'tenant', origin: like?.origin ?? '',
  vehicle: '', pet: '', birth: '', sex: '', hukou: '', village: '', since: '', paper: '', signed: '',
})
export interface CollectForm { people: Person[]; beside: boolean; from_on: string }

export const RELATIONS = [
  { value: '10', title: '配偶' }, { value: '20', title: '子' }, { value: '30', title: '女' }, { value: '50', title: '父母' },
  { value: '40', title: '孙辈' }, { value: '70', title: '兄弟姐妹' }, { value: '97', title: '其他亲属' }, { value: '99', title: '非亲属' },
] as const
export const KINDS = [{ value: 'floating', title: '流动' }, { value: 'registered', title: '户籍在这里' }, { value: 'overseas', title: '境外' }, { value: 'unregistered', title: '未落户' }] as const
export const TENURES = [{ value: 'tenant', title: '租住' }, { value: 'owner', title: '自有' }, { value: 'family', title: '家人自有' }, { value: 'borrowed', title: '借住' }, { value: 'staff', title: '单位宿舍' }, { value: 'other', title: '其他' }] as const

/** What is wrong with one person, by field; checked on the spot, the household is met once only. */
export function faultsOf(person: Person, today: string): Record<string, string> {
  const found: Record<string, string> = {}
  if (person.name.trim() === '') found['name'] = '还没写名字，照证件写。'
  if (person.number.trim() !== '') {
    const read = readCitizenId(person.number, today)
    if (typeof read === 'string') found['document_number'] = read
  } else if (person.birth === '') found['document_number'] = '写身份证号；没带证件就点“没带证件”，写出生日期。'
  const digits = person.phone.replace(/\D/g, '')
  if (digits !== '' && !/^1\d{10}$/.test(digits) && digits.length < 10) found['phone'] = `少了${11 - digits.length}位，手机号是11位。`
  if (person.relation === '') found['relation'] = '还没选和户主的关系。'
  if (person.signed === '') found['consent'] = '还没签名。本人看过同意书，在下面签。'
  return found
}
/** 「1944年3月 女 82岁」 as the number says. */
export function derived(person: Person, today: string): string {
  const read = person.number.trim() === '' ? null : readCitizenId(person.number, today)
  if (read === null || typeof read === 'string') return ''
  const [year, month] = read.birth.split('-')
  const age = Number(today.slice(0, 4)) - Number(year) - (today.slice(5) < read.birth.slice(5) ? 1 : 0)
  return `${year}年${Number(month)}月生 · ${read.sex === '1' ? '男' : '女'} · ${age}岁`
}

export function collectBody(id: string, dwelling: string, form: CollectForm, text: string): NewCollection {
  return {
    id, dwelling_id: dwelling, from_on: form.from_on, beside_others: form.beside, words: '',
    people: form.people.map((one) => ({
      name: one.name.trim(),
      ...(one.number.trim() === '' ? { birth_on: one.birth, ...(one.sex === '' ? {} : { sex: one.sex }) } : { document_kind: 'citizen_id' as const, document_number: plainNumber(one.number) }),
      ...(one.phone.trim() === '' ? {} : { phone: one.phone.replace(/[\s-]/g, '') }),
      relation: one.relation, kind: one.kind, tenure: one.tenure,
      ...(one.vehicle.trim() === '' ? {} : { vehicle: one.vehicle.trim() }),
      ...(one.pet.trim() === '' ? {} : { pet: one.pet.trim() }),
      ...(one.origin.trim() === '' ? {} : { origin: one.origin.trim() }),
      statuses: one.hukou === '' || one.since === '' ? [] : [{ hukou_kind: one.hukou, from_on: one.since, ...(one.village.trim() === '' ? {} : { village: one.village.trim() }), ...(one.paper.trim() === '' ? {} : { document: one.paper.trim() }) }],
      consent: { text_id: text, given_how: 'screen' as const, file_id: one.signed },
    })),
  }
}
/** The server's name of a fault is `people.2.document_number`. */
export const faultsAt = (faults: Record<string, string>, position: number): Record<string, string> =>
  Object.fromEntries(Object.entries(faults).filter(([name]) => name.startsWith(`people.${position}.`)).map(([name, message]) => [name.split('.')[2] ?? name, message]))
