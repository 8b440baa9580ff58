/** Screenshots: every step to test-results; with `npm run screenshots` the chosen ones to docs/images. */
import { join } from 'node:path'

import type { Page, TestInfo } from '@playwright/test'

const IMAGES = join(__dirname, '../../docs/images')
const CHOSEN = new Set(['loop-1-poster', 'loop-2-report', 'loop-5-desk-dispatched', 'loop-7-offline', 'loop-10-judged', 'loop-11-second-round', 'import-1-preview', 'j02-1-today', 'desk-home', 'mobile-home'])

export async function take(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const isAsked = process.env['JIAYUAN_PICTURES'] === '1'
  const path = isAsked && CHOSEN.has(name) ? join(IMAGES, `${name}.png`) : info.outputPath(`${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}
