/** What axe finds wrong on a page by WCAG 2.2 AA, one line for each violation. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export async function violations(page: Page): Promise<string[]> {
  // No page has a frame: one run in the page itself, without a blank page beside it, and without a word about what passed.
  const found = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags(RULES).analyze()
  return found.violations.map((one) => `${one.id}, ${one.help}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)
}
