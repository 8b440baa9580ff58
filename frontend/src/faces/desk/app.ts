import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { keepAccountsApart } from '@/kernel/apart'
import { keptCommunity, workIn } from '@/kernel/community'
import { Unreachable } from '@/kernel/problem'
import { useSession } from '@/kernel/session'
import '@/styles/theme.css'
import '@/styles/base.css'

import App from './DeskApp.vue'
import { createDeskRouter } from './router'

const app = createApp(App)
const pinia = createPinia()
app.use(pinia)
// An answer is fresh for half a minute; the server's events say when it is not.
app.use(PiniaColada, { queryOptions: { staleTime: 30_000 } })

workIn(keptCommunity())
const session = useSession(pinia)
keepAccountsApart(pinia)
const started = session.resume().catch((cause: unknown) => {
  if (!(cause instanceof Unreachable) && !(cause instanceof TypeError)) throw cause
  session.unreachable = true
  return false
})
const router = createDeskRouter(session, started)
app.use(router)
void router.isReady().then(() => app.mount('#app'))
