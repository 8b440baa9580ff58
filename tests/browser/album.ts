/** Screenshots: every step to test-results; with `npm run screenshots` the chosen ones to docs/images. */
import { join } from 'node:path'

import type { Page, TestInfo } from '@playwright/test'

import { settle } from './routes'

const IMAGES = join(__dirname, '../../docs/images')
/** What README and guides show, written there by `npm run screenshots`. */
const CHOSEN = new Set([
  'desk-home', 'house-view', 'import-1-preview', 'loop-5-desk-dispatched', 'bulk-1-chosen', 'merge-1-preview', 'audit',
  'mobile-home', 'loop-2-report', 'loop-10-judged', 'j02-1-today', 'newcomers-1-wrong-digit', 'patrol-1-fault', 'loop-7-offline',
])

export async function take(page: Page, info: TestInfo, name: string): Promise<void> {
  await settle(page)
  const isAsked = process.env['JIAYUAN_PICTURES'] === '1'
  const path = isAsked && CHOSEN.has(name) ? join(IMAGES, `${name}.png`) : info.outputPath(`${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}

/** The same step on a wide screen too, for a page that only the phone's face has; then it is a phone again. */
export async function takeBoth(page: Page, info: TestInfo, name: string): Promise<void> {
  await take(page, info, name)
  const phone = page.viewportSize()!
  await page.setViewportSize({ width: 1440, height: 900 })
  await take(page, info, `${name}-wide`)
  await page.setViewportSize(phone)
}
