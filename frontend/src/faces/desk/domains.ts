import access from '@/domains/access/desk/routes'
import grid from '@/domains/grid/desk/routes'
import matters from '@/domains/matters/desk/routes'
import people from '@/domains/people/desk/routes'
import territory from '@/domains/territory/desk/routes'
import type { DeskPages, MenuEntry } from '@/kernel/registry'

const domains: DeskPages[] = [matters, territory, people, grid, access]

export const pages = domains.flatMap((domain) => domain.routes)

export const menu: MenuEntry[] = domains
  .flatMap((domain) => domain.menu)
  .sort((one, other) => one.order - other.order)
