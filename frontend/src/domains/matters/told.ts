import type { components } from '@/kernel/schema'

/** Whether somebody was reached, in the words of both faces. */
type Told = components['schemas']['ToldEntry']
export const TOLD_BY: Readonly<Record<string, string>> = { inbox: '收件箱', sms: '短信', phone_list: '电话告知' }
const WORDS: Readonly<Record<string, string>> = {
  'sms waiting': '等着发短信', 'sms sent': '已短信告知', 'sms failed': '短信未送达',
  'phone_list to_call': '等电话告知', 'phone_list sent': '已电话告知', 'phone_list failed': '电话没告知到',
}
export interface ToldWords {
  text: string
  failed: boolean
}
/** What a step's line says of it; a shut channel is nothing about this step. */
export function toldWords(told: readonly Told[], step: string): ToldWords | null {
  const one = told.find((entry) => entry.step_id === step)
  const text = one ? WORDS[`${one.told_by} ${one.state}`] : undefined
  return one && text ? { text, failed: one.state === 'failed' } : null
}
