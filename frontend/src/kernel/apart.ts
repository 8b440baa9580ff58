import { useQueryCache } from '@pinia/colada'
import type { Pinia } from 'pinia'
import { watch } from 'vue'

import { useSession } from './session'

/** What one account has read is nothing for the next one on the same page: who signs in after somebody else finds nothing read. */
export function keepAccountsApart(pinia: Pinia): void {
  const session = useSession(pinia)
  const queries = useQueryCache(pinia)
  let last: string | undefined
  watch(
    () => session.me?.account.id,
    (now) => {
      if (now === undefined || now === last) return
      if (last !== undefined) for (const read of queries.getEntries()) queries.remove(read)
      last = now
    },
    { flush: 'sync', immediate: true },
  )
}
