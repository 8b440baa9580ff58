/** One walk over every page of both faces: axe finds nothing, the console is silent, the title says where one is. */
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { openVault } from './account'
import { violations } from './axe'
import type { Hand } from './hand'
import { expect, test, type Face, type Name, type Options, type Person } from './house'
import { go, routesOf, settle, type Route } from './routes'

test.use({ shares: true })
// The longest of all: each walk may go to another worker.
test.describe.configure({ mode: 'parallel', timeout: 600_000 })

const ROSTER = join(__dirname, '../data/roster-a.xlsx')
/** What a page says when it shows something else than itself. */
const ELSEWHERE = /没连上服务器|我们这边出错了|^你看不到|不在了$|没有这一页/

/** One record for each address with a part to fill in. A page without an entry here fails its walk. */
async function samples(face: Face, hand: (name: Name) => Promise<Hand>): Promise<Record<string, string>> {
  const [clerk, committee, resident, worker, steward] = await Promise.all((['吴厅和', '周联安', '安居家', '甘三格', '管家宁'] as const).map(hand))
  interface Page<T> { items: T[] }
  const first = async (who: Hand | undefined, path: string): Promise<string> => {
    const page = await who!.get<Page<{ id: string }> | { id: string }[]>(path)
    const found = (Array.isArray(page) ? page : page.items)[0]
    if (found === undefined) throw new Error(`the stage has nothing at ${path}`)
    return found.id
  }
  const { building_id, entrance_id } = await clerk!.place('15栋2单元')
  const house = await clerk!.get<{ entrances?: unknown }>(`/buildings/${building_id}/house`)
  const dwelling = /"dwelling_id":"([0-9a-f-]{36})"/.exec(JSON.stringify(house))?.[1] ?? /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(house))![1]!
  const { person_id } = await resident!.get<{ person_id: string }>('/me')
  const day = await worker!.get<object>('/grid/day')
  const household = /"household_id":"([0-9a-f-]{36})"/.exec(JSON.stringify(day))?.[1] ?? (await first(worker, '/grid/households'))
  const poster = await clerk!.poster('15栋2单元')
  const event = await first(committee, '/grid/events')
  const task = await steward!.get<Page<{ id: string }>>('/matters/inbox')
  const todo = await worker!.get<Page<{ id: string }>>('/matters/inbox')
  const own = await resident!.report('单元门关不上，夜里风大', '15栋2单元')
  const route = await first(worker, '/grid/patrol-routes')
  const account = await first(committee, '/accounts')
  const [estate] = await committee!.get<{ id: string }[]>('/estates')
  const batch: Record<string, string> = face === 'desk' ? { batch: await clerk!.importRoster(ROSTER) } : {}
  return { ...batch, account, estate: estate!.id, indicator: 'closed', person: person_id, matter: event, own, task: task.items[0]?.id ?? event, todo: todo.items[0]?.id ?? event, building: building_id, entrance: entrance_id, dwelling, household, poster, route }
}

/** What fills the parts of an address, by its pattern. */
const FILLED: Record<string, string> = {
  '/matters/:id': 'matter', '/matters/:id/file': 'matter', '/houses/people/:id': 'person', '/houses/people/:id/merge': 'person',
  '/places/buildings/:id': 'building', '/places/estates/:id/handovers': 'estate', '/houses/imports/:id': 'batch', '/accounts/:id': 'account',
}
const BY_NAME: Record<string, string> = { building: 'building', household: 'household', dwelling: 'dwelling', code: 'poster', route: 'route', indicator: 'indicator' }

function address(face: Face, route: Route, known: Record<string, string>): string | null {
  let isKnown = true
  const filled = route.path.replace(/:(\w+)(\(.*?\))?/g, (_part, name: string) => {
    const key = face === 'mobile' && route.path.startsWith('/matters/:id') ? 'own' : (FILLED[route.path] ?? (route.path.startsWith('/tasks/') ? 'task' : route.path.startsWith('/todo/') ? 'todo' : BY_NAME[name]))
    isKnown &&= key !== undefined && known[key] !== undefined
    return known[key ?? ''] ?? ''
  })
  // A fact to correct is named in the query.
  return isKnown ? (route.path === '/me/correct' ? `${filled}?fact=person.phone` : filled) : null
}

/** The states of blocks that only a hand brings about: a list of choices, a calendar. */
async function openBlocks(page: Page): Promise<void> {
  await page.getByRole('button', { name: '网格', exact: true }).click()
  await page.getByLabel('到哪天', { exact: true }).press('ArrowDown')
  await expect(page.getByRole('dialog', { name: '日历' })).toBeVisible()
  await expect(page.getByRole('group', { name: '网格', exact: true })).toBeVisible()
}

/** Every page that this person may open and nobody before him has opened. */
async function walk(face: Face, known: Record<string, string>, people: { page: Page; may: string[]; fits: (route: Route) => boolean }[]): Promise<{ pages: string[]; faults: string[] }> {
  const [pages, faults] = [new Set<string>(), new Array<string>()]
  /** A long walk that breaks off has told what it saw. */
  const note = (fault: string): void => {
    faults.push(fault)
    console.log(`${face}${fault}`)
  }
  const routes = (await routesOf(people[0]!.page)).filter((route) => !route.path.includes(':rest'))
  for (const { page, may, fits } of people) {
    for (const route of routes) {
      if (pages.has(route.path) && route.path !== '/') continue
      if (!fits(route) || (route.permissions.length > 0 && !route.permissions.some((one) => may.includes(one)))) continue
      const to = address(face, route, known)
      pages.add(route.path)
      if (to === null) {
        note(`${route.path}: an address with a part that has no sample here yet`)
        continue
      }
      const said: string[] = []
      const listen = (text: string): void => void said.push(text)
      const onConsole = (message: { type(): string; text(): string }): void => void (message.type() === 'error' && listen(message.text()))
      const onFault = (fault: Error): void => listen(String(fault))
      page.on('console', onConsole).on('pageerror', onFault)
      await go(page, to)
      // The page of all blocks shows them in every state, bones among them.
      if (route.path !== '/blocks') await settle(page).catch(() => note(`${route.path}: is still busy after a quarter of a minute`))
      // The whole page at once: a row that happens to lie under the tab bar is one scroll away, not too small.
      const size = page.viewportSize()!
      if (face === 'mobile') await page.setViewportSize({ ...size, height: Math.max(size.height, await page.evaluate(() => document.documentElement.scrollHeight)) })
      if (route.path === '/blocks') await openBlocks(page)
      const found = await violations(page)
      await page.setViewportSize(size)
      for (const violation of found) note(`${route.path}: ${violation}`)
      for (const text of said) note(`${route.path}: console: ${text}`)
      const title = await page.title()
      if (!/\S · 家园$/.test(title)) note(`${route.path}: title is 「${title}」`)
      if (route.path !== '/blocks') for (const heading of await page.getByRole('heading').allTextContents()) if (ELSEWHERE.test(heading.trim())) note(`${route.path}: shows 「${heading.trim()}」`)
      page.off('console', onConsole).off('pageerror', onFault)
    }
  }
  for (const route of routes) if (!pages.has(route.path)) note(`${route.path}: nobody of this walk may open it`)
  return { pages: [...pages], faults }
}

type Walker = { page: Page; may: string[]; fits: (route: Route) => boolean }
async function walker(as: (name: Name, options?: Options) => Promise<Person>, hand: (name: Name) => Promise<Hand>, name: Name, face: Face, fits: (route: Route) => boolean): Promise<Walker> {
  const [{ page }, { permissions }] = await Promise.all([as(name, { face }), hand(name).then((one) => one.get<{ permissions: string[] }>('/me'))])
  await page.goto(`/${face}/`)
  await settle(page)
  return { page, may: permissions, fits }
}

const inside = (route: Route): boolean => !route.open

test('no page of the desk has a violation, an error in the console or no title', async ({ as, hand, stranger }, info) => {
  const known = await samples('desk', hand)
  const people = [
    ...(await Promise.all((['周联安', '吴厅和', '开元启', '查账清', '严守门', '沈街明', '甘三格'] as const).map((name) => walker(as, hand, name, 'desk', inside)))),
  ]
  const { page } = await stranger()
  await page.goto('/desk/sign-in')
  people.push({ page, may: [], fits: (route) => route.open })
  const { pages, faults } = await walk('desk', known, people)
  info.annotations.push({ type: 'pages', description: String(pages.length) })
  console.log(`desk: ${pages.length} pages`)
  expect(faults).toEqual([])
})

for (const mode of ['light', '关怀模式'] as const) {
  test(`no page of the phone has a violation, ${mode}`, async ({ as, hand, stranger }) => {
    const known = await samples('mobile', hand)
    const resident = await walker(as, hand, '安居家', 'mobile', (route) => inside(route) && !route.path.startsWith('/tasks/'))
    const worker = await walker(as, hand, '甘三格', 'mobile', (route) => inside(route) && route.permissions.length > 0)
    await openVault(worker.page)
    const steward = await walker(as, hand, '管家宁', 'mobile', (route) => route.path === '/' || route.path.startsWith('/tasks/'))
    const guest = await stranger({ face: 'mobile' })
    await guest.page.goto('/mobile/sign-in')
    const people = [resident, worker, steward, { page: guest.page, may: [], fits: (route: Route) => route.open }]
    if (mode === '关怀模式') {
      for (const { page } of people) {
        await page.evaluate(() => localStorage.setItem('jy-care', 'on'))
        await page.reload()
        await settle(page)
        if (page === worker.page) await openVault(page)
        await expect(page.locator('html')).toHaveClass(/care/)
      }
    }
    const { pages, faults } = await walk('mobile', known, people)
    console.log(`mobile, ${mode}: ${pages.length} pages`)
    expect(faults).toEqual([])
  })
}
