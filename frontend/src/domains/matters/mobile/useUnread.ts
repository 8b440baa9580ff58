import { useQuery } from '@pinia/colada'
import { computed } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { useServerEvent } from '@/kernel/events'

/** How many messages I have not seen, for the bell. */
export function useUnread() {
  const { data, refetch } = useQuery({ key: ['messages', 'unread'], query: () => unwrap(api.GET('/messages/unread')) })
  useServerEvent(['grid.event.*', 'message.*', 'matters.*'], () => void refetch())
  return { unread: computed(() => data.value?.unread ?? 0), refetch }
}
