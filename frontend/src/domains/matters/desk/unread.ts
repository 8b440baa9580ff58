import { ref } from 'vue'

import { api, unwrap } from '@/kernel/api'
import { useServerEvent } from '@/kernel/events'
import { provideNotices } from '@/kernel/notices'
import { ProblemError, Unreachable } from '@/kernel/problem'

/** How many messages wait behind the bell, up to 99. */
export const unread = ref(0)

export async function refetchUnread(): Promise<void> {
  try {
    unread.value = (await unwrap(api.GET('/messages/unread'))).unread
  } catch (cause) {
    // The bell keeps its number while the line is down.
    if (!(cause instanceof Unreachable) && !(cause instanceof ProblemError)) throw cause
  }
}

/** Once a page stands: the bell appears and follows the server's hints. */
export function ringBell(): void {
  provideNotices({ unread, to: '/messages' })
  void refetchUnread()
  useServerEvent(['grid.event.*', 'matters.*', 'message.*'], () => void refetchUnread())
}
