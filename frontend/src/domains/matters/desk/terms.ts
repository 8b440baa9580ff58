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
