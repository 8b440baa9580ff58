import { NEED_STATES, OUTCOMES, STATES, TOPICS } from '@/domains/grid/desk/words'
import { CHANNELS } from '@/domains/matters/desk/terms'
import { KINDS, TAGS, TOLD_BY } from '@/domains/people/desk/words'
import { roleText } from '@/kernel/words'

/** What an act noted beside who and when. A name or code that is not here yet is shown as it is. */
const FACTS: Readonly<Record<string, string>> = {
  accepted: '属实', account: '账号', area: '地区', becomes: '改成', began: '登录', buildings: '楼栋', by_guardian: '监护人代办', by_phone: '凭登记的手机号',
  count: '条数', day: '日期', days: '满几天', ended: '登录', first: '一边', gone: '并掉的档案', has_words: '说了用途', hours: '哪种时间', how: '怎么做的',
  item: '手机里那一条', least: '至少几件', left: '没撤的', list: '名单', permille: '抽千分之几', post: '岗位', result: '结果', role: '身份', rows: '行数', scope: '范围',
  second: '另一边', state: '状态', subject: '是什么', table: '数据表', taken: '撤掉的', told_by: '告知方式', tries: '第几次', way: '方式', why: '原因',
  withheld: '暂不告诉本人', worker: '网格员',
  by_age_from: '几岁起', by_age_to: '到几岁', by_building: '楼栋', by_building_id: '楼栋', by_category: '类别', by_due_until: '几时前到期', by_estate: '小区', by_estate_id: '小区',
  by_grid: '网格', by_grid_id: '网格', by_household_id: '住户', by_kind: '登记类别', by_outcome: '走访结果', by_route_id: '路线', by_since: '从哪天', by_state: '环节', by_tab: '哪一页',
  by_tag: '关爱登记', by_topic: '主题', by_until: '到哪天', by_urgent: '只看紧急', by_via: '来源', by_with_numbers: '含完整号码', by_worker_account_id: '网格员',
}
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  becomes: { work: '上班', rest: '休息', statutory: '照法定' },
  hours: { duty: '值班', office: '上班' },
  how: { reveal: '看全号', call: '拨打', open: '打开档案', export: '导出', deleted: '删除', cleared: '清除内容', work: '逐条处理' },
  list: { 'people.resident': '居民名单', 'grid.event': '网格事件', 'grid.visit': '走访记录', 'grid.patrol': '巡查记录', 'grid.need': '需求' },
  result: { told: '告知到了', not_reached: '没打通', given_up: '不再打' },
  state: { ready: '写好了', failed: '没写成' },
  subject: { person: '人', household: '户' },
  told_by: TOLD_BY,
  way: { password: '口令', phone: '手机号', token: '程序', document: '证件号', door: '姓名和房号' },
  why: { signed_out: '自己退出', elsewhere: '从别的设备退出', reuse: '登录凭据被重用', locked: '账号停用', password: '改了口令' },
  by_kind: KINDS,
  by_outcome: OUTCOMES,
  by_state: { ...NEED_STATES, ...STATES },
  by_tab: { open: '没办完的', late: '已超期', soon: '今天到期', mine: '我的', supervised: '督办的', bad: '评价不满意', closed: '已办结', all: '全部' },
  by_tag: TAGS,
  by_topic: TOPICS,
  by_via: CHANNELS,
}
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

function valueText(name: string, value: unknown, posts: ReadonlyMap<string, string>): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  const code = String(value)
  if (name === 'role') return roleText(code)
  if (name === 'post') return posts.get(code) ?? code
  return ID.test(code) ? `…${code.slice(-8)}` : (CODES[name]?.[code] ?? code)
}
export const factsText = (facts: Record<string, unknown>, posts: ReadonlyMap<string, string>): string =>
  Object.entries(facts)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${FACTS[name] ?? name}：${valueText(name, value, posts)}`)
    .join('，')
/** As it is kept, whole: what somebody compares or looks up. */
export const factsKept = (facts: Record<string, unknown>): string =>
  Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`).join(' ')
