import { promiseTimeout } from '@vueuse/core'
import { useRoute, useRouter } from 'vue-router'

import { useSession } from '@/kernel/session'

/** A page that stands before everything else until something is set right: on to where one was going, or out. */
export function useEntering(stillMissing: () => boolean | undefined): { go: () => Promise<void>; leave: () => Promise<void> } {
  const session = useSession()
  const route = useRoute()
  const router = useRouter()
  return {
    /** All processes of the server know of the change within a second. */
    async go() {
      for (let tries = 0; tries < 10; tries += 1) {
        await session.load()
        if (!stillMissing()) break
        await promiseTimeout(150)
      }
      const next = route.query['next']
      await router.replace(typeof next === 'string' && next.startsWith('/') ? next : '/')
    },
    async leave() {
      await session.signOut()
      await router.replace({ name: 'sign-in' })
    },
  }
}
