import { SIGNALS } from '@/domains/grid/desk/early'
import { WORKBENCH } from '@/domains/matters/desk/early'
import { keptCommunity } from '@/kernel/community'

import { startSession } from '../boot'

if (/^\/desk\/?$/.test(location.pathname)) startSession([WORKBENCH], [['grid.event.read', SIGNALS]], keptCommunity())
else startSession([], [], keptCommunity())
