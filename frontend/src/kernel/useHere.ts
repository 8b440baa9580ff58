import { onUnmounted } from 'vue'
import { isNavigationFailure, NavigationFailureType, onBeforeRouteLeave, useRouter, type RouteLocationRaw } from 'vue-router'

/** Whether its person is still on this page, and where the page leads when its act is done. Who went on while it ran is not fetched back. */
export function useHere() {
  const router = useRouter()
  let isHere = true
  onBeforeRouteLeave(() => {
    isHere = false
  })
  const forget = router.afterEach((_to, _from, failure) => {
    if (isNavigationFailure(failure, NavigationFailureType.aborted)) isHere = true
  })
  onUnmounted(() => {
    forget()
    isHere = false // also where the same page opened for another thing
  })
  return {
    isHere: (): boolean => isHere,
    /** To a further page, which leads back here. */
    goOn: async (to: RouteLocationRaw): Promise<void> => void (isHere && (await router.push(to))),
    /** In place of this page, which is over: back where its person came from there, so that no page stands twice in his way. */
    goOnFrom: async (to: RouteLocationRaw): Promise<void> => {
      if (!isHere) return
      if (history.state?.back === router.resolve(to).fullPath) router.back()
      else await router.replace(to)
    },
  }
}
