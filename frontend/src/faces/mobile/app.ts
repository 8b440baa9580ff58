import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'

import { MY_HOME } from '@/domains/matters/mobile/early'
import { keepAccountsApart } from '@/kernel/apart'
import { recallMe, rememberMe } from '@/kernel/lastMe'
import { Unreachable } from '@/kernel/problem'
import { useSession } from '@/kernel/session'
import '@/styles/theme.css'
import '@/styles/base.css'
import '@/styles/mobile.css'

import MobileApp from './MobileApp.vue'
import { createMobileRouter } from './router'

const app = createApp(MobileApp)
const pinia = createPinia()
app.use(pinia)
app.use(PiniaColada, { queryOptions: { staleTime: 30_000 } })

const session = useSession(pinia)
keepAccountsApart(pinia)
const started = session.resume().catch((cause: unknown) => {
  if (!(cause instanceof Unreachable) && !(cause instanceof TypeError)) throw cause
  // Without a network the phone opens for who used it last; his readable data still wants the PIN.
  session.me = recallMe()
  session.unreachable = session.me === null
  return session.me !== null
})
watch(
  () => session.me,
  (me) => {
    if (me !== null || session.ended === 'asked') rememberMe(me)
  },
)
const router = createMobileRouter(session, started)
app.use(router)
void router.isReady().then(async () => {
  await almostHere()
  app.mount('#app')
})

/** What the first page shows left the server together with who is here: rather one drawing than two. */
function almostHere(): Promise<unknown> {
  return Promise.race([globalThis.jiayuanBoot?.early[MY_HOME]?.answer.catch(() => undefined), new Promise((go) => setTimeout(go, 100))])
}
