import { EDUCATIONS, ETHNIC_GROUPS, MARITAL_STATUSES, POLITICAL_STATUSES } from '@/domains/people/desk/codes'
import { EMPLOYMENTS } from '@/domains/people/desk/words'

/** The facts that may be asked at a door: the name of the form's field, and its closed list if it has one. */
export interface FactField { field: string; title: string; options?: { value: string; title: string }[] }
const listed = (words: Readonly<Record<string, string>>): { value: string; title: string }[] =>
  Object.entries(words).map(([value, title]) => ({ value, title })).sort((one, other) => one.value.localeCompare(other.value))

export const FACTS: Readonly<Record<string, FactField>> = {
  'person.phone': { field: 'phone', title: '联系电话' },
  'person.employment': { field: 'employment', title: '就业状况', options: listed(EMPLOYMENTS) },
  'person.workplace': { field: 'workplace', title: '工作单位' },
  'person.education': { field: 'education', title: '文化程度', options: listed(EDUCATIONS) },
  'person.political_status': { field: 'political_status', title: '政治面貌', options: listed(POLITICAL_STATUSES) },
  'person.marital_status': { field: 'marital_status', title: '婚姻状况', options: listed(MARITAL_STATUSES) },
  'person.ethnic_group': { field: 'ethnic_group', title: '民族', options: listed(ETHNIC_GROUPS) },
}
