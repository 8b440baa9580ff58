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

const config: PlaywrightTestConfig = {
  testDir: '../tests/browser',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  // Shared machines are noisy; what fails three times is broken.
  retries: process.env['CI'] ? 2 : 0,
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
    trace: 'retain-on-failure',
    actionTimeout: 20_000,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking', '--font-render-hinting=none'],
    },
  },
  expect: { timeout: 15_000, toHaveScreenshot: { animations: 'disabled', caret: 'hide' } },
  projects: [
    { name: 'desk', testMatch: /.*\.desk\.spec\.ts/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'mobile',
      testMatch: /.*\.mobile\.spec\.ts/,
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
    { name: 'stories', testIgnore: /.*\.(desk|mobile)\.spec\.ts/, use: { viewport: { width: 1440, height: 900 } } },
  ],
}

export default defineConfig(config)
