import { MY_HOME } from '@/domains/matters/mobile/early'

import { startSession } from '../boot'

/** Only a resident's first page asks for his home, and who was here last is known. */
function livesHere(): boolean {
  return location.pathname === '/mobile/' && (localStorage.getItem('jy-me') ?? '').includes('"role":"resident"')
}

startSession(livesHere() ? [MY_HOME] : [])
