import type { components } from '@/kernel/schema'

/** The closed lists about people, in the words of the glossary. */
export type Tag = components['schemas']['NewTag']['tag']
export type Option = { value: string; title: string }

export const KINDS = { registered: '户籍', floating: '流动', overseas: '境外', unregistered: '未落户' } as const
export const PRESENCES = { home: '人户一致', person_only: '人在户不在', away: '户在人不在' } as const
export const TENURES = { owner: '自有', family: '家人自有', tenant: '租住', borrowed: '借住', staff: '单位宿舍', other: '其他' } as const
export const USES = { owner: '自住', rented: '出租', vacant: '空置', shop: '经营', office: '办公', other: '其他', unknown: '待核实' } as const
export const END_REASONS = { moved: '迁出', died: '死亡', split: '分户', joined: '并户', mistaken: '登记有误' } as const
export const TAGS: Readonly<Record<Tag, string>> = {
  living_alone: '独居', empty_nest: '空巢', left_behind_elder: '留守老人', left_behind_child: '留守儿童', child_in_need: '困境儿童',
  frail: '失能', disabled: '残疾', subsistence: '低保', extreme_poverty: '特困', landless: '失地', veteran: '退役军人', long_illness: '长期患病',
}
/** One character each, for the cells. */
export const TAG_SIGNS: Readonly<Record<Tag, string>> = {
  living_alone: '独', empty_nest: '巢', left_behind_elder: '留', left_behind_child: '童', child_in_need: '困', frail: '能',
  disabled: '残', subsistence: '低', extreme_poverty: '特', landless: '失', veteran: '军', long_illness: '病',
}
export const TAG_SOURCES = { visit: '走访', document: '证件', department: '部门名单', import: '导入', self: '本人申报', window: '窗口' } as const
export const SOURCES = {
  window: '窗口', grid: '网格走访', door: '楼栋', self: '本人申报', import: '导入', merge: '合并', correction: '本人更正', house: '系统',
} as const
export const HUKOU_KINDS = { agricultural: '农业', non_agricultural: '非农业', resident: '居民户口' } as const
export const GUARDIAN_KINDS = {
  parent: '父母', grandparent: '祖父母或外祖父母', spouse: '配偶', child: '子女', relative: '其他近亲属', appointed: '指定监护',
} as const
export const CONSENT_PURPOSES = {
  resident_record: '登记居民信息', care: '健康和关爱信息', visiting: '上门走访', contact: '把电话给办事的人', sharing: '提供给别的单位', publication: '公开姓名或照片', face_gate: '人脸门禁',
} as const
export const PURPOSES = { visit: '上门走访', check: '办事核验', emergency: '紧急联络', correction: '信息更正', other: '其他' } as const
export const DOCUMENTS = {
  citizen_id: '居民身份证', passport: '护照', hk_macau_permit: '港澳居民来往内地通行证', taiwan_permit: '台湾居民来往大陆通行证',
  hmt_residence_permit: '港澳台居民居住证', foreign_residence_permit: '外国人永久居留身份证', birth_certificate: '出生医学证明', none: '没有证件',
} as const
export const SEXES = { '0': '未知', '1': '男', '2': '女', '9': '未说明' } as const
/** How somebody wants to be told; the inbox keeps each message in any case. */
export const TOLD_BY = { sms: '短信', phone_list: '电话告知', inbox: '只看收件箱' } as const
export const EMPLOYMENTS = {
  '11': '国家公务员', '13': '专业技术人员', '17': '职员', '21': '企业管理人员', '24': '工人', '27': '农民', '31': '学生', '37': '现役军人', '51': '自由职业者', '54': '个体经营者', '70': '无业人员', '80': '退（离）休人员', '90': '其他', 
} as const

/** The word of a code; a code that this page does not know yet is shown as it is. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string | null | undefined): string =>
  code === null || code === undefined ? '' : (words[code] ?? code)
export const optionsOf = (words: Readonly<Record<string, string>>): Option[] =>
  Object.entries(words).map(([value, title]) => ({ value, title }))
/** 「12栋1单元302」 */
export const doorText = (door: { building: string; entrance: string; door: string }): string =>
  `${door.building}栋${door.entrance}单元${door.door}`
/** What hangs on a person, by the table that keeps it: moved by a merge, left where it is by its undoing. */
export const MOVED: Record<string, string> = {
  resident: '住过的地方', care_tag: '标签', resident_status: '户籍性质', residence_permit: '居住证', guardian: '监护', consent: '同意',
  person_look: '查看记录', person_change: '改过的', fact_mark: '核实记录', phone: '手机', document: '证件',
}
