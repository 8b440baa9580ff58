import type { components } from '@/kernel/schema'

/** The timeline of a matter in plain words, and the five levels of a verdict. */
export type MatterDetail = components['schemas']['MatterDetail']
export type StepEntry = components['schemas']['StepEntry']

export const LEVELS = [
  { level: 5, title: '非常满意' },
  { level: 4, title: '满意' },
  { level: 3, title: '基本满意' },
  { level: 2, title: '不满意' },
  { level: 1, title: '非常不满意' },
] as const
export const levelText = (level: number): string => LEVELS.find((one) => one.level === level)?.title ?? ''

/** One step of the timeline in plain words; what somebody wrote stands behind the colon. */
export function stepWords(step: StepEntry, round: number, level: number | null = null): string {
  const who = step.is_mine ? '你' : step.actor_name
  const said = step.note ? `：${step.note}` : ''
  switch (step.action) {
    case 'open':
      if (round > 1) return '上一次没办好，重新办'
      return step.is_mine ? '你报上来了' : '有人报上来了'
    case 'register':
      return `${who}接了，马上派人${said}`
    case 'reject':
      return `${who}没有立案${said}`
    case 'dispatch':
      return `${who}派了人去办${said}`
    case 'handle':
    case 'settle':
      return `${who}说办好了${said}`
    case 'hand_back':
      return `${who}说办不了，社区另派人${said}`
    case 'return':
      return `${who}去看过，还没好，退回重办${said}`
    case 'close':
      return `${who}去看过，办完了${said}`
    case 'evaluate':
      return level === null ? '你评过了' : `你评了${levelText(level)}`
    case 'urge':
      return `${who}催了一下${said}`
    case 'supervise':
      return `${who}在盯着办${said}`
    case 'withdraw':
      return `${who}撤回了${said}`
    case 'confirm':
      return '你说已经好了'
    case 'me_too':
      return `又一位邻居也遇到了${said}`
    case 'merge':
      return `${who}把它和另一件并在一起办${said}`
    case 'call_back':
      return `${who}打过电话${said}`
    case 'pause':
      return `${who}：先停一停${said}`
    case 'attempt':
      return `${who}协调过${said}`
    case 'refer':
      return `社区办不了，报给上级了${said}`
    case 'accept_referral':
      return `上级受理了，社区会告诉你结果${said}`
    case 'return_referral':
      return `上级退回来了，社区再协调${said}`
    case 'answer_referral':
      return `上级答复了${said}`
    case 'resume':
      return `${who}接着办了${said}`
    case 'attach':
      return `${who}补了照片${said}`
    default:
      return step.note ? `${who}${said}` : `${who}：${step.title}`
  }
}

/** What may be taken to urge, add, withdraw and judge now. */
export const mayDo = (matter: MatterDetail, action: string): boolean => matter.actions.some((one) => one.action === action && one.is_allowed)

/** What a bad verdict sets going (HL-39…41). */
export const CALL_BACK = '一个工作日内，由没经手这件事的社区工作人员给你打电话，问清楚再办。'
