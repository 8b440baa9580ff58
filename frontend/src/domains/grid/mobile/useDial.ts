import { ref } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { sentenceOf, Unreachable } from '@/kernel/problem'

/** Dials without showing: the number is asked for with its purpose, logged, and never drawn. */
export function useDial() {
  const busy = ref(false)
  const fault = ref('')
  async function dial(person_id: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    fault.value = ''
    try {
      const looked = await unwrap(
        api.POST('/people/{person_id}/looks', { params: { path: { person_id } }, body: { purpose: 'visit', how: 'call', facts: ['phone'], for_duty: false } }),
      )
      if (looked.phone === null) fault.value = '档案里没有他的电话。'
      else location.href = `tel:${looked.phone}`
    } catch (cause) {
      fault.value = cause instanceof Unreachable ? '这一步要有网：号码不存在手机里。有网再拨。' : sentenceOf(cause)
    } finally {
      busy.value = false
    }
  }
  return { dial, busy, fault }
}
