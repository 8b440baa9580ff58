/** The fixtures of all stories: a house of one's own, and people who come to it, each in a browser of their own. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

import { test as base, expect, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'

import { Hand } from './hand'

const ROOT = join(__dirname, '../..')
export const PYTHON = process.env['JIAYUAN_PYTHON'] ?? join(ROOT, '.venv/bin/python')
const PASSWORD = 'jiayuan-demo'
/** The first house of a kind has its stage built before it opens. */
const OPENING = 300_000

/** Who signs in by which name. */
export const LOGINS = {
  沈街明: 'street', 周联安: 'committee', 林支部: 'branch', 吴厅和: 'clerk', 甘一格: 'grid1', 甘二格: 'grid2',
  甘三格: 'grid3', 甘四格: 'grid4', 管家宁: 'property', 安居家: 'resident', 田有望: 'resident2', 开元启: 'admin',
  严守门: 'security', 查账清: 'auditor', 塘知春: 'clerk-qitang', 文晓理: 'clerk-wenming', 孙望竹: 'clerk-dongsun',
} as const
export type Name = keyof typeof LOGINS
export type Face = 'desk' | 'mobile'

interface Told { url?: string; code?: string; tail?: string; clock?: string }

/** A running house; see serve.py. */
export class House {
  private readonly told: Told[] = []
  private waiting: (() => void)[] = []
  private said = ''

  private constructor(private readonly process: ChildProcessWithoutNullStreams) {
    createInterface(process.stdout).on('line', (line) => {
      if (line.startsWith('{')) this.told.push(JSON.parse(line) as Told)
      for (const wake of this.waiting.splice(0)) wake()
    })
  }

  static async open(kind: Kind): Promise<House> {
    const house = new House(spawn(PYTHON, [join(__dirname, 'serve.py'), '--kind', kind]))
    house.process.stderr.on('data', (text: Buffer) => {
      house.said = (house.said + String(text)).slice(-2_000)
      if (process.env['JIAYUAN_TALK']) process.stderr.write(text)
    })
    await house.hear((told) => told.url !== undefined, 0, OPENING)
    return house
  }

  get url(): string {
    return this.told.find((told) => told.url !== undefined)!.url!
  }

  /** The newest thing told that fits; waits for one. */
  private async hear(fits: (told: Told) => boolean, from = 0, patience = 60_000): Promise<Told> {
    const deadline = Date.now() + patience
    for (;;) {
      const found = this.told.slice(from).findLast(fits)
      if (found) return found
      if (Date.now() > deadline || this.process.exitCode !== null) throw new Error(`the house says nothing (exit ${this.process.exitCode}): ${this.said}`)
      await new Promise<void>((wake) => {
        this.waiting.push(wake)
        setTimeout(wake, 500)
      })
    }
  }

  /** Run `act`, which asks for a one-time code, and bring the code that was sent for it. */
  async codeFor(act: () => Promise<unknown>): Promise<string> {
    const from = this.told.length
    await act()
    return (await this.hear((told) => told.code !== undefined, from)).code!
  }

  /** Move the clock of API and worker; the pages take theirs from the answers. */
  async moveClock(moment: string): Promise<void> {
    const from = this.told.length
    this.process.stdin.write(`clock ${moment}\n`)
    await this.hear((told) => told.clock === moment, from)
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.process.once('exit', done))
    this.process.stdin.end()
    await gone
  }
}

/** The houses of one worker, each opened when its first story comes: those that stories share, and that of the file at hand. */
class Houses {
  private readonly shared = new Map<Kind, Promise<House>>()
  private apart: { file: string; house: Promise<House> } | null = null

  share(kind: Kind): Promise<House> {
    const known = this.shared.get(kind) ?? House.open(kind)
    this.shared.set(kind, known)
    return known
  }

  async keep(kind: Kind, file: string): Promise<House> {
    if (this.apart?.file !== file) {
      await (await this.apart?.house)?.close()
      this.apart = { file, house: House.open(kind) }
    }
    return this.apart.house
  }

  async close(): Promise<void> {
    for (const house of [...this.shared.values(), this.apart?.house]) await (await house)?.close()
  }
}

/** A person at a browser. */
export interface Person {
  page: Page
  context: BrowserContext
}

export interface Options { face?: Face; offline?: boolean; signedIn?: boolean }

async function arrive(browser: Browser, house: House, name: Name | null, options: Options): Promise<Person> {
  const mobile = options.face === 'mobile'
  const context = await browser.newContext({
    baseURL: house.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    serviceWorkers: options.offline ? 'allow' : 'block',
    ...(mobile
      ? { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
      : { viewport: { width: 1440, height: 900 } }),
  })
  if (name !== null && options.signedIn !== false) {
    const answer = await context.request.post('/api/v1/auth/sign-in', {
      data: { name: LOGINS[name], password: PASSWORD },
    })
    expect(answer.status()).toBe(200)
  }
  return { context, page: await context.newPage() }
}

interface Fixtures {
  /** A house of this file's own; `test.use({ shares: true })`: that of all stories of this worker which can live with what others left. */
  house: House
  shares: boolean
  /** Somebody who acts without a screen: what a story finds arranged when it begins. */
  hand: (name: Name) => Promise<Hand>
  /** Somebody of the reference community, signed in, at the desk or at the phone. */
  as: (name: Name, options?: Options) => Promise<Person>
  /** Somebody who has not signed in. */
  stranger: (options?: Options) => Promise<Person>
}

type Kind = 'full' | 'bare' | 'pilots'

export const test = base.extend<Fixtures & { kind: Kind }, { houses: Houses }>({
  kind: ['full', { option: true }],
  shares: [false, { option: true }],
  houses: [async ({}, use) => {
    const houses = new Houses()
    await use(houses)
    await houses.close()
  }, { scope: 'worker' }],
  house: [async ({ kind, shares, houses }, use, info) => {
    await use(await (shares ? houses.share(kind) : houses.keep(kind, `${info.file} ${info.repeatEachIndex}`)))
  }, { timeout: OPENING }],
  hand: async ({ playwright, house }, use) => {
    const requests: APIRequestContext[] = []
    await use(async (name) => {
      const request = await playwright.request.newContext({ baseURL: house.url })
      requests.push(request)
      return Hand.of(request, LOGINS[name])
    })
    for (const request of requests) await request.dispose()
  },
  as: async ({ browser, house }, use) => {
    const came: Person[] = []
    await use(async (name, options = {}) => {
      const person = await arrive(browser, house, name, options)
      came.push(person)
      return person
    })
    for (const person of came) await person.context.close()
  },
  stranger: async ({ browser, house }, use) => {
    const came: Person[] = []
    await use(async (options = {}) => {
      const person = await arrive(browser, house, null, options)
      came.push(person)
      return person
    })
    for (const person of came) await person.context.close()
  },
})

export { expect }
