import { onScopeDispose, ref, type Ref } from 'vue'

import { useListening } from '@/kernel/ticking'

export type Unfetched = 'outdated' | 'unreachable' | 'back'
const PAUSE = 5_000

/**
 * Why a part that comes when it is asked for did not come: the build behind this page is gone, or nobody answers, and
 * later somebody does again. A page that missed a part has to be loaded anew: its styles are not asked for twice.
 */
export function useUnfetched(): Ref<Unfetched | null> {
  const why = ref<Unfetched | null>(null)
  let timer = 0
  async function look(reached: Unfetched): Promise<void> {
    const answers = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(() => true, () => false)
    why.value = answers ? reached : 'unreachable'
    if (!answers) timer = window.setTimeout(() => void look('back'), PAUSE)
  }
  useListening(window, 'vite:preloadError', () => {
    if (why.value === null) void look('outdated')
  })
  onScopeDispose(() => clearTimeout(timer))
  return why
}
