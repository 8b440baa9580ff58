import { serverNow } from '@/kernel/clock'
import { newId } from '@/kernel/ids'
import { drain, enqueue, outboxItems } from '@/kernel/outgoing'
import { toast } from '@/kernel/toast'

import { isOpen, listCategories, listConsentTexts, rememberDay, syncDoors, syncHouseholds, syncRoutes, syncTasks, type Receipt } from './phone'
import type { Day, Task } from './walk'

/** Brings onto the phone what a day without a network needs, in the order in which it is wanted. */
export async function syncAll(day: Day, tasks: Task[], account: string): Promise<void> {
  const at = serverNow().toISOString()
  await rememberDay(day, tasks, at)
  const receipt = await syncHouseholds(day, at)
  if (receipt !== null) await handOver(receipt, account)
  await syncDoors(day)
  await syncTasks(tasks)
  await syncRoutes(day)
  if (isOpen()) await Promise.all([listCategories(), listConsentTexts()])
}

/** The scope changed: what left is gone from here, what is unsent still goes, and both workers can read the receipt. */
async function handOver({ before, after, dropped, kept, grids }: Receipt, account: string): Promise<void> {
  const unsent = (await outboxItems()).filter((item) => item.state === 'waiting').length
  const id = newId()
  const body = { id, grid_ids: grids, scope_before: before, scope_after: after, dropped, kept, unsent }
  await enqueue({ account, kind: 'grid.handover', id, method: 'POST', path: '/grid/handovers', body, photos: [], title: '交接回执' })
  toast(`网格调整了：去掉${dropped}户，现在有${kept}户，回执已记`)
  await drain()
}
