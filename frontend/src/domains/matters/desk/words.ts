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

const PURPOSES: Record<string, string> = { help: '被吹哨', call_back: '等你回访', arbitrate: '等你裁定' }
export const purposeText = (purpose: string): string => PURPOSES[purpose] ?? ''

export const CHANNELS: Record<string, string> = {
  desk: '电话登记', mobile: '手机上报', kiosk: '自助机', phone: '来电', api: '系统对接', device: '设备报警', transfer: '上级转来',
}
export const WAYS: Record<string, string> = { fixed: '办好了', answered: '答复了', not_ours: '不归我们管', withdrawn: '撤回' }
export const LEVELS: Record<number, string> = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' }
const EVIDENCE: Record<string, string> = { none: '不要照片', photo: '要办好后的照片', before_after: '要办前、办后的照片' }
export const evidenceText = (evidence: string): string => EVIDENCE[evidence] ?? evidence
export const PAUSES = [
  ['waiting_for_applicant', '等当事人补充'], ['hearing', '听证'], ['inspection', '检验、检测'], ['appraisal', '鉴定'],
  ['expert_review', '专家评审'], ['tender', '招标采购'], ['other', '其他'],
] as const

const POSTS: Record<string, string> = {
  joint_committee: '社区联合党委', street_committee: '街道', event_clerk: '事件岗', grid_worker: '网格员', grid_deputy: '网格员B岗',
  unit_handler: '单位经办人', registry_clerk: '登记岗', data_clerk: '数据岗',
}
export const postText = (post: string | null): string => (post === null ? '' : (POSTS[post] ?? post))

/** Who has it: a name, else the post. */
export const holderText = (of: { holder_name?: string | null; holder_post?: string | null; post?: string | null }): string =>
  of.holder_name ?? (postText(of.holder_post ?? of.post ?? null) || '未指定')

const LIMITS: Record<string, [string, string]> = { h: ['小时', '个工作小时'], d: ['天', '个工作日'], m: ['个月', '个月'] }
/** 「working:3d」 → 「3个工作日」, 「natural:2h」 → 「2小时（值班时间）」, 「clock:4h」 → 「4小时（不停表）」. */
export function limitText(limit: string | null | undefined): string {
  const found = /^(\w+):(\d+)(\w)$/.exec(limit ?? '')
  if (found === null) return limit ?? '—'
  const [, calendar = '', amount = '', unit = ''] = found
  const [natural, working] = LIMITS[unit] ?? [unit, unit]
  if (calendar === 'working') return `${amount}${working}`
  return `${amount}${natural}${calendar === 'clock' ? '（不停表）' : unit === 'h' ? '（值班时间）' : ''}`
}

/** Acts that finish nothing or undo: never the one filled button. */
const BESIDE = new Set(['reject', 'hand_back', 'return', 'withdraw', 'merge'])
const FIRST = ['rule', 'call_back', 'answer_whistle', 'approve_extension']

/** The act that ends the present state; what 「E」 does. */
export function finishing(actions: readonly ActionEntry[]): ActionEntry | undefined {
  return (
    FIRST.map((code) => actions.find((one) => one.action === code && one.is_allowed)).find(Boolean) ??
    actions.find((one) => one.target !== null && one.target !== 'withdrawn' && !BESIDE.has(one.action))
  )
}
/** 「A」: who shall do it. */
export const assigning = (actions: readonly ActionEntry[]): ActionEntry | undefined =>
  actions.find((one) => one.action === 'dispatch') ?? actions.find((one) => one.action === 'hand_over')

/** The one filled button. */
export function primary(actions: readonly ActionEntry[]): ActionEntry | undefined {
  const allowed = (code: string): ActionEntry | undefined => actions.find((one) => one.action === code && one.is_allowed)
  const finish = finishing(actions)
  return (finish?.is_allowed ? finish : undefined) ?? allowed('whistle') ?? allowed('urge') ?? allowed('hand_over')
}
const ORDER = ['whistle', 'urge', 'hand_over', 'ask_extension', 'refuse_extension', 'supervise']
const KEYS: Record<string, string> = { urge: 'r', whistle: 'w', hand_over: 'a', dispatch: 'a' }

export function keyOf(entry: ActionEntry, actions: readonly ActionEntry[]): string | undefined {
  if (entry.action === 'hand_over' && assigning(actions)?.action === 'dispatch') return undefined
  return KEYS[entry.action] ?? (entry === finishing(actions) ? 'e' : undefined)
}
/** Which acts stand as buttons and which behind 「更多」. The composer and the timeline carry the rest. */
export function laidOut(actions: readonly ActionEntry[]): { first: ActionEntry | undefined; shown: ActionEntry[]; more: ActionEntry[] } {
  const first = primary(actions)
  const elsewhere = new Set(['comment', 'attach', 'undo', 'me_too', 'evaluate', 'confirm'])
  const others = actions.filter((one) => one !== first && !elsewhere.has(one.action) && !(one.missing === '计时没有暂停'))
  const main = others.filter((one) => one.target !== null && one.action !== 'withdraw' && one.action !== 'merge')
  const beside = ORDER.map((code) => others.find((one) => one.action === code && one.is_allowed)).filter((one) => one !== undefined)
  const shown = [...beside.slice(0, 3), ...main]
  return { first, shown, more: others.filter((one) => !shown.includes(one)) }
}
/** The verb as the button says it. */
export const verbText = (entry: ActionEntry): string => (entry.action === 'hand_over' ? '转派' : entry.action === 'ask_extension' ? '延期' : entry.title)
