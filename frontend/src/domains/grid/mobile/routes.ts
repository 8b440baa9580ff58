import type { MobilePages } from '@/kernel/registry'

export default { routes: [], tabs: [] } satisfies MobilePages
