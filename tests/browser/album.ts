/** Screenshots: every step to test-results, the chosen ones to docs/images when asked for (`npm run screenshots`). */
import { join } from 'node:path'

import type { Page, TestInfo } from '@playwright/test'

const IMAGES = join(__dirname, '../../docs/images')

export async function take(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const path = process.env['JIAYUAN_IMAGES'] === undefined ? info.outputPath(`${name}.png`) : join(IMAGES, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}
