import type { DeskPages } from '@/kernel/registry'

export default { routes: [], menu: [] } satisfies DeskPages
