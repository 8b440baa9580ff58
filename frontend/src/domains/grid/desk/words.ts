import type { components } from '@/kernel/schema'

type Schemas = components['schemas']
export type EventDetail = Schemas['EventDetail']
export type EventRow = Schemas['EventRow']
export type Category = Schemas['Category']
export type Reporting = Schemas['Reporting']
export type PlaceFound = Schemas['PlaceFound']
export type VisitRow = Schemas['VisitRow']
export type RouteRow = Schemas['RouteRow']
export type ChecklistRow = Schemas['ChecklistRow']
export type RuleRow = Schemas['RuleRow']
export type NeedRow = Schemas['NeedRow']

/** The entrance or door that a caller's words name: 「15栋2单元」「15-2-401」. */
const PLACE = /(?:[A-Za-z\d]{1,3}|[一二三四五六七八九十]{1,3})(?:栋|幢|号楼)(?:\d{1,2}|[一二三四五六七八九十]{1,2})单元(?:\d{3,4}(?!\d)室?)?|(?<!\d)\d{1,2}-\d{1,2}-\d{3,4}(?!\d)/
export const placeIn = (text: string): string => PLACE.exec(text.replace(/\s/g, ''))?.[0] ?? ''

export const STATES: Record<string, string> = {
  reported: '待立案', registered: '待派遣', dispatched: '处置中', handled: '待核查', closed: '已结案', rejected: '不予立案', merged: '已并入', withdrawn: '已撤回',
}
export const stateTitle = (state: string): string => STATES[state] ?? state
export const OUTCOMES: Record<string, string> = { met: '见到了', not_home: '没人应', refused: '不愿见', moved: '搬走了' }
export const HOWS: Record<string, string> = { door: '上门', phone: '电话', video: '视频' }
export const PEOPLE_STATES: Record<string, string> = { fine: '都好', unwell: '身体不好', needs_help: '要帮忙' }
export const AT_HOME: Record<string, string> = { daytime: '白天在家', evening: '晚上在家', weekend: '周末在家' }
export const TOPICS: Record<string, string> = {
  facility: '公共设施', environment: '环境卫生', safety: '安全', parking: '停车', elder_care: '养老', child_care: '托幼', health: '看病', culture: '文化体育', work: '就业', other: '其他',
}
export const NEED_STATES: Record<string, string> = { open: '等答复', merged: '已归集', matter: '转成事项', project: '列入项目', answered: '已答复', declined: '办不了' }
export const TAGS: Record<string, string> = {
  living_alone: '独居', empty_nest: '空巢', left_behind_elder: '留守老人', left_behind_child: '留守儿童', child_in_need: '困境儿童', frail: '失能', disabled: '残疾',
  severely_disabled: '重度残疾', subsistence: '低保', extreme_poverty: '特困', landless: '失地', veteran: '退役军人', long_illness: '长期患病',
}
