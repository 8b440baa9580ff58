import { execFileSync } from 'node:child_process'

import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'

/** `CHROMIUM`, else what is on PATH, else Playwright's own. */
function chromium(): string | undefined {
  if (process.env['CHROMIUM']) return process.env['CHROMIUM']
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      // Not this one.
    }
  }
  return undefined
}
const executablePath = chromium()
/** On a stage of its own, with three communities. */
const APART = /j30\.spec\.ts/

const config: PlaywrightTestConfig = {
  testDir: '../tests/browser',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  reporter: [['list']],
  use: {
    baseURL: process.env['JIAYUAN_URL'] ?? 'http://localhost:8000',
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Only the offline tests want the worker; they ask for it themselves.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    // To trace every story costs time: `JIAYUAN_TRACE=1` keeps the traces of what fails.
    trace: process.env['JIAYUAN_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking', '--font-render-hinting=none'],
    },
  },
  expect: { timeout: 15_000, toHaveScreenshot: { animations: 'disabled', caret: 'hide' } },
  projects: [
    // First, so that its stage is built while another worker builds that of the others.
    { name: 'apart', testMatch: APART },
    { name: 'stories', testIgnore: APART },
  ],
}

export default defineConfig(config)
