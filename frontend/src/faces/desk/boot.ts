import { SIGNALS } from '@/domains/grid/desk/early'
import { MY_INBOX } from '@/domains/matters/desk/early'

import { startSession } from '../boot'

if (/^\/desk\/?$/.test(location.pathname)) startSession([MY_INBOX], [['grid.event.read', SIGNALS]])
else startSession()
