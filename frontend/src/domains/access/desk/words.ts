import { isoDay } from '@/kernel/formats'
import { serverNow } from '@/kernel/serverTime'
import type { Me } from '@/kernel/session'
import { roleText } from '@/kernel/words'

export const ROLES = ['joint_committee', 'branch', 'staff', 'partner', 'street_committee'] as const
export const roleOptions = ROLES.map((value) => ({ value, title: roleText(value) }))
export const EVERYWHERE = '000000000000'
const streetOf = (code: string): string => `${code.slice(0, 9)}000`
/** Only the system administrator says where an account works; a community opens accounts of its own. */
export const choosesArea = (me: Me | null): boolean => me?.posts.some((post) => post.kind === 'system_admin') ?? false
/** The communities, the streets above them, and the platform itself. */
export function areaOptions(me: Me | null): { value: string; title: string }[] {
  const communities = me?.communities ?? []
  const streets = new Map(communities.map((one) => [streetOf(one.code), `${one.name}所在的街道`]))
  return [
    ...communities.map((one) => ({ value: one.code, title: one.name })),
    ...[...streets].map(([value, title]) => ({ value, title })),
    { value: EVERYWHERE, title: '整个平台（管理员）' },
  ]
}
/** Where somebody in this role works, as long as nobody says otherwise; nowhere, where there are several communities. */
export function usualArea(me: Me | null, role: string): string {
  const code = me?.community?.code ?? ''
  return code && role === 'street_committee' ? streetOf(code) : code
}
export const SCOPES: Record<string, string> = { grid: '网格', window: '窗口', unit: '单位' }
export const WAYS: Record<string, string> = { password: '口令', phone: '手机验证码', token: '程序', refresh: '口令' }
/** What an audited act is about, by the first word of its kind. */
export const PARTS: Record<string, string> = { access: '账号和登录', people: '居民', territory: '小区与网格', grid: '网格', matters: '事项', audit: '审计', kernel: '系统', house: '系统' }
const VERBS: Record<string, string> = {
  'people.person.revealed': '看了完整号码', 'people.record.opened': '上级调阅档案', 'people.record.sought': '上级调阅没找到人', 'people.resident.exported': '导出居民名单', 'grid.patrol.exported': '导出巡查记录', 'kernel.export.written': '导出写好', 'people.import.begun': '开始导入', 'people.import.written': '写入导入',
  'people.import.undone': '撤销导入', 'people.looks.released': '放行查看记录', 'people.person.merged': '合并档案', 'people.person.parted': '撤销合并',
  'people.binding.made': '绑定居民账号', 'people.own.exported': '本人带走自己的信息', 'access.account.opened': '开通账号', 'access.account.locked': '停用账号',
  'access.account.unlocked': '恢复账号', 'access.account.closed': '本人注销账号', 'access.password.reset': '重置口令', 'access.password.changed': '改口令', 'access.post.begun': '任命岗位',
  'access.post.ended': '免去岗位', 'access.role.given': '给角色', 'access.role.taken': '收回角色', 'access.second_factor.begun': '启用动态口令',
  'access.second_factor.ended': '停用动态口令', 'access.session.ended': '退出登录', 'kernel.keys.rotated': '换了加密密钥', 'kernel.keys.exported': '封存密钥带走', 'kernel.keys.imported': '放回密钥', 'access.device.registered': '登记离线设备', 'grid.visit.exported': '导出走访',
  'grid.visit.corrected': '更正走访', 'grid.event.exported': '导出网格事件', 'grid.need.exported': '导出居民需求', 'grid.reporter.called': '给反映人打电话',
  'matters.delivery.dialled': '看号码打电话告知', 'matters.delivery.called': '打电话告知', 'matters.delivery.sent_again': '消息再发一次', 'people.told_by.chosen': '本人选了告知方式',
  'matters.calendar.changed': '改工作日历', 'matters.sample.changed': '改抽查回访的比例', 'matters.hours.changed': '改上班时间', 'people.binding.decided': '核实居民账号', 'people.consent.withdrawn': '撤回同意',
  'grid.item.given': '手机里的一条交给别人', 'grid.item.taken': '接过别人交来的', 'grid.item.passed_on': '把交来的转给别人', 'grid.item.put_away': '放下交来的',
  'people.duplicate.dismissed': '认过不是重复', 'people.person.anonymised': '到期隐去身份', 'kernel.retention.ended': '到期清理',
  'territory.estate.handed_over': '小区交付', 'territory.handover.undone': '撤销小区交付', 'territory.building.move_taken_back': '改回楼栋的网格', 'territory.photo.shown': '挂上网格员照片', 'territory.photo.hidden': '撤下网格员照片', 'territory.community.added': '开通社区',
  'access.session.begun': '登录', 'access.session.revoked': '登录作废', 'access.sign_in.failed': '登录没成',
}
export const actText = (kind: string): string => VERBS[kind] ?? kind
export const PURPOSES: Record<string, string> = { visit: '上门走访', check: '办事核验', emergency: '紧急联络', correction: '信息更正', other: '其他' }
export const today = (): string => isoDay(serverNow())
/** A post's last day counts: relieved from today on, it was held until yesterday. */
export const yesterday = (): string => isoDay(new Date(serverNow().getTime() - 86_400_000))
export const orNull = (text: string): string | null => text.trim() || null
