import { api, unwrap } from '@/kernel/api'
import { newId } from '@/kernel/ids'
import { ProblemError } from '@/kernel/problem'
import { toast } from '@/kernel/toast'

import type { ActionEntry, MatterDetail } from './words'

/** One step of a matter; the same key sent twice is one step. */
export async function takeStep(
  matter: { id: string; version: number },
  action: string,
  form: Record<string, unknown>,
  key: string,
): Promise<string> {
  const { id } = await unwrap(
    api.POST('/matters/{matter_id}/steps', {
      params: { path: { matter_id: matter.id }, header: { 'Idempotency-Key': key } }, body: { action, version: matter.version, form },
    }),
  )
  return id
}

export const readMatter = (id: string): Promise<MatterDetail> =>
  unwrap(api.GET('/matters/{matter_id}', { params: { path: { matter_id: id } } }))

/** Takes the last step back under the version it left behind; somebody's later step forbids it. */
export async function takeBack(id: string): Promise<void> {
  const now = await readMatter(id)
  await takeStep(now, 'undo', {}, newId())
}

/** What was done, in a sentence; with 撤回 where the server still allows it. */
export async function tellDone(id: string, sentence: string, after: () => unknown): Promise<void> {
  const now = await readMatter(id).catch((cause: unknown) => {
    // Handed over to somebody whose matters one may not see: nothing to take back.
    if (cause instanceof ProblemError) return null
    throw cause
  })
  const undo = now?.actions.find((one) => one.action === 'undo' && one.is_allowed)
  if (undo === undefined) toast(sentence)
  else toast(sentence, { undo: async () => {
    await takeBack(id)
    await after()
  } })
}

/** 「已派给犹家荣，他手机收到了」 */
export function doneSentence(entry: ActionEntry, to: string): string {
  switch (entry.action) {
    case 'dispatch':
    case 'hand_over':
      return to ? `已派给${to}，手机收到了` : '已派出去，按规则找到了人'
    case 'register':
      return '立案了，该派人了'
    case 'reject':
      return '没有立案，已告诉反映人'
    case 'urge':
      return '催过了，经办人收到了'
    case 'whistle':
      return '哨吹响了，几家单位都收到了'
    case 'record_answer':
      return '回哨记下了'
    case 'close':
      return '结案了，已请居民评价'
    case 'handle':
    case 'settle':
      return '报上去了，等核查'
    case 'hand_back':
      return '退回去了，等重新派'
    case 'return':
      return '退回重办，原来的人收到了'
    case 'pause':
      return '停表了，恢复前不算时间'
    case 'resume':
      return '接着计时了'
    case 'ask_extension':
      return '延期申请交上去了'
    case 'approve_extension':
      return '同意延期，新的时限已算好'
    case 'refuse_extension':
      return '没同意延期，时限不变'
    case 'supervise':
      return '列入督办了'
    case 'merge':
      return '并过去了，两边的人都收到消息'
    case 'split':
      return '拆出一件新的'
    case 'link':
      return '关联上了'
    case 'rule':
      return to ? `裁定归${to}办` : '裁定了'
    case 'call_back':
    case 'affirm':
    case 'deny':
    case 'miss':
      return '回访记下了'
    case 'attempt':
      return '协调记下了，办不了可以上报'
    case 'refer':
      return '报上去了，时限内给答复'
    case 'accept_referral':
      return '受理了，社区和居民都收到消息'
    case 'return_referral':
      return '退回社区了'
    case 'answer_referral':
      return '答复下去了，由社区转告居民'
    case 'claim':
      return '由你接手了'
    case 'withdraw':
      return '撤回了'
    default:
      return `${entry.title}：记下了`
  }
}
