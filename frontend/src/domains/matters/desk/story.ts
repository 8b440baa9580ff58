import type { Component } from 'vue'

import type { Entry, Round } from '@/blocks/JyTimeline.vue'
import type { Step } from '@/blocks/StatePath.vue'
import { beijing, happenedAt } from '@/kernel/formats'
import IconBellRing from '~icons/lucide/bell-ring'
import IconCamera from '~icons/lucide/camera'
import IconCircleCheck from '~icons/lucide/circle-check'
import IconFrown from '~icons/lucide/frown'
import IconMegaphone from '~icons/lucide/megaphone'
import IconPhone from '~icons/lucide/phone'
import IconRotateCcw from '~icons/lucide/rotate-ccw'
import IconSmile from '~icons/lucide/smile'
import IconUndo2 from '~icons/lucide/undo-2'

import { toldWords } from '../told'
import { LEVELS, PAUSES, WAYS } from './terms'
import { holderText, type MatterDetail, type StepEntry } from './words'

const ICONS: Record<string, Component> = {
  urge: IconBellRing, escalate: IconBellRing, whistle: IconMegaphone, record_answer: IconMegaphone, call_back: IconPhone, affirm: IconPhone, deny: IconFrown, miss: IconPhone, close: IconCircleCheck, return: IconRotateCcw,
  hand_back: IconUndo2, undo: IconUndo2, attach: IconCamera,
}
/** Taken by nobody's hand. */
export const isSystem = (step: StepEntry): boolean => step.actor_role === 'system' || step.action === 'escalate'
const TEXTS: Record<string, string> = { sample: '抽中回访：结了的事抽一部分，由没经手的人问一问', affirm: '抽查回访：居民说好了', miss: '抽查回访：没找到人', take_back: '收回来重新派：承办人的账号停用了', comment: '说', open: '反映', escalate: '提醒：超期了，已告诉上级', undo: '撤回了上一步', attach: '补充材料', handle: '处置完成', settle: '当场办好' }

/** Who a step gave the matter to: the task that was opened with it. */
function givenTo(matter: MatterDetail, step: StepEntry): string {
  const task = matter.tasks.find((one) => one.purpose === 'main' && one.opened_at === step.at)
  return task === undefined ? '' : holderText(task)
}

/** The units that were called, by name. */
function unitsOf(matter: MatterDetail, ids: unknown[]): string {
  const names = new Map(matter.tasks.map((task) => [task.holder_id, holderText(task)]))
  return ids.map((id) => names.get(String(id)) ?? '').filter(Boolean).join('、')
}

function textOf(matter: MatterDetail, step: StepEntry): string {
  switch (step.action) {
    case 'dispatch':
    case 'hand_over':
    case 'rule': {
      const to = givenTo(matter, step)
      const verb = step.action === 'rule' ? '裁定归' : '派给'
      return to ? `${verb}${to}` : step.title
    }
    case 'whistle':
      return `吹哨给${unitsOf(matter, step.data['units'] as unknown[])}`
    case 'record_answer':
      return `${step.data['answered'] ? '代记回哨' : '不再等回哨'}：${unitsOf(matter, [step.data['unit']])}`
    case 'close':
      return `核查结案：${WAYS[String(step.data['way'])] ?? ''}${step.data['whose'] ? `，归${String(step.data['whose'])}` : ''}`
    case 'evaluate':
      return matter.verdict ? `评价：${LEVELS[matter.verdict.level]}${step.data['follow_up'] ? '，系统自动开下一轮' : ''}` : '评价了'
    case 'pause':
      return `停表：${PAUSES.find(([code]) => code === step.data['reason'])?.[1] ?? ''}`
    case 'call_back':
      return step.data['reached'] === false ? '回访，没打通' : '电话回访'
    case 'deny':
      return `抽查回访：居民说没好${step.data['follow_up'] ? '，开了下一轮' : ''}`
    case 'ask_extension':
      return `申请延${String(step.data['workdays'] ?? '')}个工作日`
    default:
      return TEXTS[step.action] ?? step.title
  }
}

function entryOf(matter: MatterDetail, step: StepEntry): Entry {
  const judged = step.action === 'evaluate'
  const bad = judged && (matter.verdict?.level ?? 5) <= 2
  const own = step.action === 'comment' ? `：${step.note}` : ''
  const icon = judged ? (bad ? IconFrown : IconSmile) : step.files.length > 0 && step.action !== 'close' ? IconCamera : ICONS[step.action]
  const tone = bad || step.action === 'escalate' || step.action === 'return' ? 'late' : step.action === 'close' ? 'done' : undefined
  return {
    id: step.id,
    at: step.at,
    // A verdict is shown without who gave it (settled 20).
    who: judged ? '居民' : isSystem(step) ? '系统' : step.actor_name,
    text: `${textOf(matter, step)}${own}`,
    ...(step.note && step.action !== 'comment' ? { note: step.note } : {}),
    ...(judged && matter.verdict?.words ? { quote: matter.verdict.words } : {}),
    audience: judged || !step.is_public ? 'internal' : 'resident',
    ...(icon ? { icon } : {}),
    told: toldWords(matter.told, step.id),
    ...(tone ? { tone } : {}),
  }
}

const day = (moment: string): string => {
  const it = beijing(moment)
  return `${String(it.month).padStart(2, '0')}-${String(it.day).padStart(2, '0')}`
}

/** The newest round first; nobody can hide an earlier one. */
export function roundsOf(all: readonly MatterDetail[]): Round[] {
  const sorted = [...all].sort((one, other) => other.round - one.round)
  return sorted.map((matter) => ({
    title: sorted.length === 1 && matter.round === 1 ? '' : `第${matter.round}轮 · ${day(matter.opened_at)}${matter.closed_at ? `至${day(matter.closed_at)}` : '起'}`,
    entries: matter.steps.map((step) => entryOf(matter, step)),
  }))
}

const shortened = (title: string): string => title.replace(/^[待已]|中$/g, '')

/** The path as six bars: what was, where it stands, what comes and who does it. */
export function pathOf(matter: MatterDetail, ahead: Record<string, string>, now: Date): Step[] {
  const at = matter.path.findIndex((entry) => entry.is_now)
  const steps: Step[] = matter.path.map((entry, index) => {
    const title = entry.is_final ? entry.title : shortened(entry.title)
    if (index < at || entry.is_final) {
      const ended = matter.path[index + 1]?.entered_at ?? (entry.is_final ? entry.entered_at : null)
      return { title, state: 'done', note: ended ? happenedAt(ended, now) : '' }
    }
    if (index > at) return { title, state: 'next', note: ahead[entry.code] ?? '' }
    const days = Math.floor(entry.seconds / 86_400) + 1
    return { title, state: 'now', note: matter.paused_at ? '停表中' : days > 1 ? `第${days}天` : '今天开始' }
  })
  const isOver = matter.path.some((entry) => entry.is_final)
  if (!isOver) steps.push({ title: '结案', state: 'next', note: ahead['closed'] ?? '' })
  if (!isOver || matter.state === 'closed') {
    const judged = matter.verdict !== null
    steps.push({
      title: '评价',
      state: judged ? 'done' : matter.state === 'closed' && !matter.evaluated_at ? 'now' : matter.evaluated_at ? 'done' : 'next',
      note: matter.verdict ? (LEVELS[matter.verdict.level] ?? '') : matter.state === 'closed' && !matter.evaluated_at ? '等居民评' : (ahead['evaluated'] ?? ''),
    })
  }
  return steps
}
