import access from '@/domains/access/mobile/routes'
import grid from '@/domains/grid/mobile/routes'
import matters from '@/domains/matters/mobile/routes'
import people from '@/domains/people/mobile/routes'
import territory from '@/domains/territory/mobile/routes'
import type { MobilePages, TabEntry } from '@/kernel/registry'

const domains: MobilePages[] = [matters, grid, people, territory, access]

export const pages = domains.flatMap((domain) => domain.routes)

export const tabs: TabEntry[] = domains
  .flatMap((domain) => domain.tabs)
  .sort((one, other) => one.order - other.order)
