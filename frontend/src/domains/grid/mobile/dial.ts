import { api, unwrap } from '@/kernel/api'
import { sentenceOf, Unreachable } from '@/kernel/problem'

let isAsking = false

/**
 * Dials without showing: the number is asked for with its purpose, logged, and never drawn. Answers what went wrong. A
 * second tap asks nothing more, and for who went on meanwhile nobody is called.
 */
export async function dial(person_id: string, isHere: () => boolean): Promise<string> {
  if (isAsking) return ''
  isAsking = true
  try {
    const looked = await unwrap(
      api.POST('/people/{person_id}/looks', { params: { path: { person_id } }, body: { purpose: 'visit', how: 'call', facts: ['phone'], for_duty: false } }),
    )
    if (looked.phone === null) return '档案里没有他的电话。'
    if (isHere()) location.href = `tel:${looked.phone}`
    return ''
  } catch (cause) {
    return cause instanceof Unreachable ? '这一步要有网：号码不存在手机里。有网再拨。' : sentenceOf(cause)
  } finally {
    isAsking = false
  }
}
