import { isoDay } from '@/kernel/formats'
import { serverNow } from '@/kernel/serverTime'

/** The closed lists of places. */
export const COMMUNITY_KINDS = { new_estates: '新建楼盘', converted_village: '村改居', old_estates: '老旧小区', work_unit: '单位型', mixed: '混合' } as const
export const ESTATE_STATES = { planned: '规划中', under_construction: '在建', handed_over: '已交付', occupied: '已入住' } as const
export const GRID_KINDS = { ordinary: '普通网格', special: '专属网格' } as const
export const BUILDING_KINDS = { residential: '住宅', shops: '商铺', mixed: '商住', public: '公共', other: '其他' } as const
export const UNIT_KINDS = {
  enterprise: '企业', property_company: '物业服务企业', government: '机关', institution: '事业单位', school: '学校', medical: '医疗机构',
  social_org: '社会组织', shop: '沿街商户', other: '其他',
} as const
export const DUTIES = { main: '主责', deputy: '副责' } as const
export const LEAVE_STATES = { asked: '待顶岗人确认', accepted: '已确认', declined: '已谢绝', cancelled: '已取消' } as const
export const ROLES = {
  party_contact: '党员联系人', property_steward: '物业管家', police_officer: '社区民警', doctor: '家庭医生', fire_watch: '消防责任人', community_contact: '社区包片干部',
} as const
export const SCOPES = { entrance: '这个单元', building: '整栋楼', estate: '整个小区', grid: '整个网格', community: '全社区' } as const
export const LEVELS = { province: '省', city: '市', district: '区县', street: '街道', community: '社区' } as const

export const wordOf = (words: Readonly<Record<string, string>>, code: string | null | undefined): string =>
  code === null || code === undefined ? '' : (words[code] ?? code)
export const optionsOf = (words: Readonly<Record<string, string>>): { value: string; title: string }[] =>
  Object.entries(words).map(([value, title]) => ({ value, title }))
export const today = (): string => isoDay(serverNow())
/** Empty text is no fact. */
export const orNull = (text: string): string | null => text.trim() || null
export const numberOrNull = (text: string | number | null): number | null => (text === null || text === '' ? null : Number(text))
