import type { StatusKind } from '@/blocks/status'
import type { components } from '@/kernel/schema'

export type MatterRow = components['schemas']['MatterRow']
export type MatterDetail = components['schemas']['MatterDetail']
export type ActionEntry = components['schemas']['ActionEntry']
export type StepEntry = components['schemas']['StepEntry']

interface Shown {
  state: string
  flags?: readonly string[]
  round?: number
  closed_at?: string | null
}

/** Which chip a state is; the word is the state's own title. */
export function statusOf(matter: Shown): StatusKind {
  if (matter.state === 'withdrawn' || matter.state === 'merged') return 'withdrawn'
  if (matter.state === 'rejected') return 'refused'
  if (matter.closed_at) return 'done'
  if ((matter.round ?? 1) > 1) return 'round'
  return matter.state === 'reported' || matter.state === 'registered' ? 'waiting' : 'doing'
}
export const stateText = (title: string, round: number): string => (round > 1 ? `${title} · 第${round}轮` : title)

const PURPOSES: Record<string, string> = { help: '被吹哨', call_back: '等你回访', arbitrate: '等你裁定', referral: '等你答复', reply: '等你回居民的话' }
export const purposeText = (purpose: string): string => PURPOSES[purpose] ?? ''

const POSTS: Record<string, string> = {
  joint_committee: '社区联合党委', street_committee: '街道', event_clerk: '网格事件专员', grid_worker: '网格员', grid_deputy: '网格副员',
  unit_handler: '单位承办人', registry_clerk: '户籍信息专员', data_clerk: '数据专员',
  window_clerk: '窗口人员', mediator: '调解员', child_officer: '儿童主任',
}
export const postText = (post: string | null): string => (post === null ? '' : (POSTS[post] ?? post))

/** Who has it: a name, else the post. */
export const holderText = (of: { holder_name?: string | null; holder_post?: string | null; post?: string | null }): string =>
  of.holder_name ?? (postText(of.holder_post ?? of.post ?? null) || '未指定')
