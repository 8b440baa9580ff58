/** What a task costs: trusted clicks, key commands outside fields, fields typed into. Kept over navigations. */
import type { BrowserContext, Page } from '@playwright/test'

export interface Price { taps: number; keys: number; fields: number }

/** Counts in every page that this context opens from now on. */
export async function countPrices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const KEY = 'price'
    const known = (): { taps: number; keys: string[]; fields: string[] } => JSON.parse(sessionStorage.getItem(KEY) ?? '{"taps":0,"keys":[],"fields":[]}')
    const keep = (change: (price: ReturnType<typeof known>) => void): void => {
      const price = known()
      change(price)
      sessionStorage.setItem(KEY, JSON.stringify(price))
    }
    const isField = (target: EventTarget | null): target is HTMLElement =>
      target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'button', 'submit'].includes(target.type)))
    // ↵ on a button makes a click of its own (detail 0): the key is counted, not the click.
    addEventListener('click', (event) => event.isTrusted && event.detail > 0 && keep((price) => (price.taps += 1)), true)
    addEventListener('keydown', (event) => event.isTrusted && !isField(event.target) && !['Control', 'Meta', 'Shift', 'Alt'].includes(event.key) && keep((price) => price.keys.push(event.key)), true)
    addEventListener('input', (event) => {
      const { target } = event
      if (isField(target)) keep((price) => (price.fields = [...new Set([...price.fields, target.getAttribute('name') ?? target.getAttribute('aria-label') ?? target.id])]))
    }, true)
  })
}

/** From here on it costs. */
export const begin = (page: Page): Promise<void> => page.evaluate(() => sessionStorage.removeItem('price'))

export async function priceOf(page: Page): Promise<Price> {
  const price = await page.evaluate(() => JSON.parse(sessionStorage.getItem('price') ?? '{"taps":0,"keys":[],"fields":[]}') as { taps: number; keys: string[]; fields: string[] })
  return { taps: price.taps, keys: price.keys.length, fields: price.fields.length }
}
