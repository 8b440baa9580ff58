import { startSession } from '../boot'

startSession()
void import('./app')
