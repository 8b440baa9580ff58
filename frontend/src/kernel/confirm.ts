import { shallowRef } from 'vue'

export interface Confirmation {
  /** Asks with the object's name: 「不予受理蹇世珍的申请？」 */
  title: string
  /** Who will notice, and that it cannot be undone. */
  body: string
  /** The verb itself, never 「确定」: 「出具不予受理」. */
  verb: string
}

interface Asked extends Confirmation {
  answer: (yes: boolean) => void
}

export const currentConfirmation = shallowRef<Asked | null>(null)

/** Only for what cannot come back: 不予受理, 发布到大屏或全体居民, 封存选举结果, 删除个人信息, 注销. */
export function confirmIrreversible(confirmation: Confirmation): Promise<boolean> {
  currentConfirmation.value?.answer(false)
  return new Promise((resolve) => {
    currentConfirmation.value = {
      ...confirmation,
      answer(yes) {
        currentConfirmation.value = null
        resolve(yes)
      },
    }
  })
}
