import { startSession } from '../boot'

startSession()
