import { proseDay } from '@/kernel/formats'

import type { MatterKept } from './phone'

/** What a worker may do with a matter, and how it is asked for on a phone. */
export type Verb = 'handle' | 'settle' | 'close' | 'return' | 'hand_back' | 'claim' | 'attempt' | 'refer'
export type Way = 'fixed' | 'answered' | 'not_ours'
export const VERBS: Readonly<Record<Verb, { title: string; ask: string; hint: string; done: string }>> = {
  handle: { title: '办好了', ask: '怎么办好的', hint: '比如：换了灯泡，亮了', done: '报上去了，等人核查' },
  settle: { title: '当场办好', ask: '怎么办好的', hint: '比如：已劝导，杂物搬走了', done: '报上去了，等人核查' },
  close: { title: '核查结案', ask: '看到什么', hint: '比如：灯亮了，居民说行', done: '结案了，反映人收到了' },
  return: { title: '退回重办', ask: '差在哪儿', hint: '比如：灯亮了又灭，没修好', done: '退回去了，办的人收到了' },
  hand_back: { title: '退单', ask: '为什么办不了', hint: '比如：要物业开配电箱', done: '退回社区，另派人' },
  claim: { title: '我来办', ask: '', hint: '', done: '归你办了' },
  attempt: { title: '记一次协调', ask: '怎么协调的', hint: '比如：找过物业和供电所，都说不归他们', done: '协调记下了，办不了可以上报' },
  refer: { title: '上报', ask: '为什么办不了', hint: '比如：要挖路，社区批不了', done: '报上去了，时限内给答复' },
}
export const ORDER: Verb[] = ['close', 'handle', 'settle', 'return', 'hand_back', 'claim']
/** What one's own level cannot do goes up, never without an attempt (R309); who will read it stands beside the verb. */
export const UPWARDS = [['attempt', '找过谁、怎么说的，居民看得到'], ['refer', '居民和上级都看得到，上级限时答复']] as const
export const WAYS: { value: Way; title: string }[] = [{ value: 'fixed', title: '办好了' }, { value: 'answered', title: '答复了' }, { value: 'not_ours', title: '不归我们管' }]

export interface StepForm { note: string; before: string[]; files: string[]; way: Way | ''; whose: string }
export const emptyStep = (): StepForm => ({ note: '', before: [], files: [], way: '', whose: '' })
/** What the category asks to see of the work done, as the server holds it. */
export type EvidenceAsked = 'none' | 'photo' | 'before_after'

export function stepBody(verb: Verb, version: number, form: StepForm): object {
  const note = form.note.trim()
  const after = form.files.map((file_id) => ({ file_id, moment: 'after' }))
  const files = [...form.before.map((file_id) => ({ file_id, moment: 'before' })), ...after]
  const fields: Record<Verb, object> = {
    handle: { note, files }, settle: { note, files }, return: { note }, hand_back: { note }, claim: {}, refer: { note },
    attempt: { note, files: form.files.map((file_id) => ({ file_id, moment: 'other' })) },
    close: { note, files: after, way: form.way || 'fixed', whose: form.way === 'not_ours' ? form.whose.trim() : '' },
  }
  return { action: verb, version, form: fields[verb] }
}
export function missingIn(verb: Verb, form: StepForm, evidence: EvidenceAsked): Record<string, string> {
  const found: Record<string, string> = {}
  if (verb !== 'claim' && form.note.trim() === '') found['note'] = `还没写${VERBS[verb].ask}。写一句就行。`
  if (verb === 'close' && form.way === '') found['way'] = '还没选怎么结的。'
  if (verb === 'close' && form.way === 'not_ours' && form.whose.trim() === '') found['whose'] = '写清归谁管，比如：供电局。'
  if (verb !== 'handle' && verb !== 'settle') return found
  if (evidence !== 'none' && form.files.length === 0) found['files'] = '这一类办好了要有一张照片。'
  if (evidence === 'before_after' && form.before.length === 0) found['before'] = '还要一张办之前的照片。'
  return found
}

/** Only what differs, for who wrote without knowing it. */
export function differences(mine: MatterKept, theirs: MatterKept, now: Date): { label: string; mine: string; theirs: string }[] {
  const facts = ({ matter }: MatterKept): [string, string][] => [
    ['环节', matter.state_title], ['谁在办', matter.holder_name ?? '没人'],
    ['时限', matter.due_at === null ? '没有' : proseDay(matter.due_at, now)], ['类别', matter.category_title ?? '没分'],
    ['最近一步', matter.steps[0] === undefined ? '' : `${matter.steps[0].actor_name}${matter.steps[0].title}${matter.steps[0].note ? `：${matter.steps[0].note}` : ''}`],
  ]
  const other = new Map(facts(theirs))
  return facts(mine).map(([label, value]) => ({ label, mine: value, theirs: other.get(label) ?? '' })).filter((one) => one.mine !== one.theirs)
}
