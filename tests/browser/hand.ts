/** People who act without a screen: they arrange what a story begins with, through the same API as everybody. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { expect, type APIRequestContext } from '@playwright/test'

import { DARK, LIT } from './picture'

const V1 = '/api/v1'

export interface Matter {
  id: string
  number: string
  state: string
  round: number
  version: number
  steps: { action: string; actor_name: string }[]
  rounds: { id: string; number: string; round: number; state: string }[]
}
interface Place { building_id: string; entrance_id: string; dwelling_id: string | null; text: string }

export class Hand {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly token: string,
  ) {}

  static async of(request: APIRequestContext, login: string): Promise<Hand> {
    const answer = await request.post(`${V1}/auth/token`, { form: { username: login, password: 'jiayuan-demo' } })
    expect(answer.status(), await answer.text()).toBe(200)
    return new Hand(request, ((await answer.json()) as { access_token: string }).access_token)
  }

  private headers(more: Record<string, string> = {}): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, ...more }
  }

  /** Status and body, whatever they are: for stories about what is refused. */
  async ask(path: string): Promise<{ status: number; body: unknown }> {
    const answer = await this.request.get(`${V1}${path}`, { headers: this.headers() })
    return { status: answer.status(), body: await answer.json() }
  }

  async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(`${V1}${path}`, { headers: this.headers() })
    expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
    return (await answer.json()) as T
  }

  async post<T>(path: string, body: object): Promise<T> {
    const answer = await this.request.post(`${V1}${path}`, { headers: this.headers({ 'idempotency-key': randomUUID() }), data: body })
    const text = await answer.text()
    expect(answer.status(), `${path}: ${text}`).toBeLessThan(300)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  async put(path: string, body: object, version: number): Promise<void> {
    const answer = await this.request.put(`${V1}${path}`, { headers: this.headers({ 'if-match': String(version) }), data: body })
    expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(300)
  }

  /** What the live stream tells this account from now on; stop it when enough was heard. */
  async listen(url: string): Promise<{ heard: () => string; stop: () => void }> {
    const stopped = new AbortController()
    const answer = await fetch(`${url}${V1}/events`, { headers: this.headers({ accept: 'text/event-stream' }), signal: stopped.signal })
    expect(answer.status).toBe(200)
    let text = ''
    const read = async (): Promise<void> => {
      const words = new TextDecoder()
      for await (const part of answer.body!) text += words.decode(part as Uint8Array, { stream: true })
    }
    read().catch(() => undefined)
    return { heard: () => text, stop: () => stopped.abort() }
  }

  async upload(picture: { buffer: Buffer; mimeType: string }): Promise<string> {
    const id = randomUUID()
    const answer = await this.request.put(`${V1}/files/${id}`, { headers: this.headers({ 'content-type': picture.mimeType }), data: picture.buffer })
    expect(answer.status(), await answer.text()).toBe(200)
    return id
  }

  async place(words: string): Promise<Place> {
    const [found] = await this.get<Place[]>(`/grid/places?q=${encodeURIComponent(words)}`)
    if (found === undefined) throw new Error(`no place is called ${words}`)
    return found
  }

  /** The code on the poster at an entrance: 「15栋2单元」. */
  async poster(words: string): Promise<string> {
    const { entrance_id } = await this.place(words)
    return (await this.get<{ code: string }>(`/entrances/${entrance_id}/poster`)).code
  }

  /** The phone on record of whoever has this account; a look like any other, with its purpose. */
  async phoneOf(resident: Hand): Promise<string> {
    const { person_id } = await resident.get<{ person_id: string }>('/me')
    return (await this.post<{ phone: string }>(`/people/${person_id}/looks`, { purpose: 'check', facts: ['phone'] })).phone.slice(-11)
  }

  async category(title: string): Promise<string> {
    const classes = await this.get<{ categories: { id: string; title: string }[] }[]>('/grid/categories')
    return classes.flatMap((one) => one.categories).find((one) => one.title === title)!.id
  }

  /** A roster, uploaded and read, nothing written: answers the batch. */
  async importRoster(file: string): Promise<string> {
    const file_id = await this.upload({ buffer: await readFile(file), mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
    const { id } = await this.post<{ id: string }>('/imports', { file_id, file_name: '花名册.xlsx' })
    await expect.poll(async () => (await this.get<{ state: string }>(`/imports/${id}`)).state, { timeout: 60_000 }).toBe('previewed')
    return id
  }

  /** Report at an entrance; answers the event's id. */
  async report(text: string, where: string, more: object = {}): Promise<string> {
    const { entrance_id } = await this.place(where)
    const id = randomUUID()
    await this.post('/grid/events', { id, text, place: { entrance_id }, ...more })
    return id
  }

  matter(id: string): Promise<Matter> {
    return this.get<Matter>(`/matters/${id}`)
  }

  async act(id: string, action: string, form: object = {}): Promise<void> {
    const { version } = await this.matter(id)
    await this.post(`/matters/${id}/steps`, { action, version, form })
  }

  async handled(): Promise<{ file_id: string; moment: string }[]> {
    return [
      { file_id: await this.upload(DARK), moment: 'before' },
      { file_id: await this.upload(LIT), moment: 'after' },
    ]
  }
}
