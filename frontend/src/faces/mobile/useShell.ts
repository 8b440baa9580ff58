import { computed } from 'vue'

import type { TabEntry } from '@/kernel/registry'
import { useSession } from '@/kernel/session'

import { tabs } from './domains'

/** Whose tabs these are: who holds a worker's permission works here, everybody else lives here. */
export function useShell() {
  const session = useSession()
  const isFor = (tab: TabEntry): boolean => tab.roles === undefined || tab.roles.includes(session.me?.role ?? '')
  const allowed = computed(() => tabs.filter((tab) => session.may(tab.permission) && isFor(tab)))
  const shell = computed<TabEntry['shell']>(() => (allowed.value.some((tab) => tab.shell === 'worker') ? 'worker' : 'resident'))
  return { shell, tabs: computed(() => allowed.value.filter((tab) => tab.shell === shell.value)) }
}
