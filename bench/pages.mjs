/**
 * Opens pages of a running house in Chromium as a cheap phone would (CPU ÷4, 1.6 Mbit/s, 150 ms) and prints one JSON
 * line: what was measured, each a list of runs.
 *
 *     node bench/pages.mjs http://localhost:8000 BUILDING
 */
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

const { chromium } = createRequire(new URL('../frontend/package.json', import.meta.url))('@playwright/test')

const [url, building] = process.argv.slice(2)
const RUNS = 5
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 }
const DESK = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** `CHROMIUM`, else what is on PATH, else Playwright's own. */
function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      // Not this one.
    }
  }
  return undefined
}

/** Runs in the page: the largest paint, the sum of the shifts, and when the application first stood there. */
function watch() {
  window.bench = { lcp: 0, cls: 0, mounted: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.bench.lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.bench.cls += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  const look = () => {
    if (document.querySelector('#app main')) window.bench.mounted = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function settle(page) {
  await page.waitForFunction(() => document.querySelector('#app main') !== null, null, { timeout: 60_000 })
  await page.waitForFunction(
    () => ![...document.querySelectorAll('[aria-busy="true"], .bone')].some((one) => one.checkVisibility()), null, { timeout: 60_000 },
  )
  await page.waitForTimeout(500)
}

async function arrive(browser, login, options) {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const answer = await context.request.post('/api/v1/auth/sign-in', { data: { name: login, password: 'jiayuan-demo' } })
  if (answer.status() !== 200) throw new Error(`${login}: ${answer.status()} ${await answer.text()}`)
  return context
}

/** Somebody who was here before, signed in by the refresh cookie, with an empty cache. */
async function open(browser, login, path, options) {
  const context = await arrive(browser, login, { ...options, serviceWorkers: 'block' })
  const before = await context.newPage()
  await before.goto(path)
  await settle(before)
  await before.close()
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.clearBrowserCache')
  await wire.send('Network.emulateNetworkConditions', SLOW_4G)
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(watch)
  await page.goto(path)
  await settle(page)
  const found = await page.evaluate(() => window.bench)
  await context.close()
  return found
}

/** The phone's home with its worker installed and the network gone, CPU ÷4. */
async function openWithoutNetwork(browser) {
  const context = await arrive(browser, 'resident', PHONE)
  const before = await context.newPage()
  await before.goto('/mobile/')
  await settle(before)
  await before.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await before.reload()
  await settle(before)
  await before.close()
  await context.setOffline(true)
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(watch)
  await page.goto('/mobile/')
  await page.waitForFunction(() => window.bench.mounted > 0, null, { timeout: 60_000 })
  const { mounted } = await page.evaluate(() => window.bench)
  await context.close()
  return mounted
}

/** From the click on a building to its cells laid out, data at hand, CPU ÷4. */
async function openHouse(browser) {
  const context = await arrive(browser, 'clerk', { ...DESK, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(`/desk/houses?building=${building}`)
  await page.waitForFunction(() => document.querySelectorAll('button[role=gridcell]').length >= 144, null, { timeout: 60_000 })
  await settle(page)
  const cells = await page.evaluate(() => document.querySelectorAll('button[role=gridcell]').length)
  const others = page.locator(`a[href*="building="]:not([href*="${building}"]), button[data-building]:not([data-building="${building}"])`)
  await others.first().click()
  await page.waitForFunction((most) => {
    const now = document.querySelectorAll('button[role=gridcell]').length
    return now > 0 && now < most
  }, cells, { timeout: 60_000 })
  await settle(page)
  const wire = await context.newCDPSession(page)
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const took = await page.evaluate(async (wanted) => {
    const link = document.querySelector(`a[href*="${wanted.building}"], button[data-building="${wanted.building}"]`)
    const began = performance.now()
    link.click()
    await new Promise((done) => {
      const look = () => document.querySelectorAll('button[role=gridcell]').length === wanted.cells && (watching.disconnect(), done())
      const watching = new MutationObserver(look)
      watching.observe(document.body, { childList: true, subtree: true })
    })
    document.querySelector('[role=grid]').getBoundingClientRect()
    return performance.now() - began
  }, { building, cells })
  await context.close()
  return { took, cells }
}

const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-background-networking'] })
const found = { desk: [], mobile: [], offline: [], house: [] }
try {
  for (let run = 0; run < RUNS; run += 1) {
    found.desk.push(await open(browser, 'committee', '/desk/', DESK))
    found.mobile.push(await open(browser, 'resident', '/mobile/', PHONE))
    found.offline.push(await openWithoutNetwork(browser))
    found.house.push(await openHouse(browser))
  }
} finally {
  await browser.close()
}
console.log(JSON.stringify(found))
