/** The pages of a face, as its router knows them while it runs: a new page cannot be forgotten. */
import { expect, type Page } from '@playwright/test'

export interface Route {
  path: string
  title: string
  /** Any one of these opens it. */
  permissions: string[]
  open: boolean
}

interface Running {
  __vue_app__: { config: { globalProperties: { $router: {
    getRoutes(): { path: string; redirect?: unknown; components?: object; children: unknown[]; meta: { title?: string; permission?: string | string[]; open?: boolean } }[]
    push(path: string): Promise<unknown>
  } } } }
}

export function routesOf(page: Page): Promise<Route[]> {
  return page.evaluate(() => {
    const { $router } = (document.querySelector('#app') as unknown as Running).__vue_app__.config.globalProperties
    return $router
      .getRoutes()
      .filter((route) => route.redirect === undefined && route.children.length === 0 && route.components !== undefined)
      .map(({ path, meta }) => ({ path, title: meta.title ?? '', permissions: [meta.permission ?? []].flat(), open: meta.open ?? false }))
  })
}

/** Go there as a link inside the face would. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => (document.querySelector('#app') as unknown as Running).__vue_app__.config.globalProperties.$router.push(to), path)
}

/** The application stands in place of the html's first picture, and nothing that the page shows as bones is still being fetched. */
export async function settle(page: Page): Promise<void> {
  await expect(page.locator('#app[data-v-app]')).not.toBeEmpty()
  await expect(page.locator('[aria-busy="true"], .bone').locator('visible=true')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}
