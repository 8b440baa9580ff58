import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'

// A server of this test's own: tokens are good until `valid` moves on; the cookie lasts while `remembered`.
let server: Server
let valid = 1
let remembered = true
let refreshes = 0
const bodies: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const answer = (status: number, content?: unknown): void => {
        response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
        response.end(content === undefined ? undefined : JSON.stringify(content))
      }
      if (request.url === '/api/v1/auth/refresh') {
        refreshes += 1
        if (!remembered) return answer(204)
        return setTimeout(() => answer(200, { access_token: `t${valid}`, expires_in: 900 }), 20)
      }
      if (request.headers.authorization !== `Bearer t${valid}`) {
        return answer(401, { type: '', title: '登录已结束', status: 401, code: 'access.session_ended' })
      }
      bodies.push(body)
      return answer(request.method === 'POST' ? 201 : 200, { device_id: 'd', proof_key: 'k' })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${port}` })
  vi.stubGlobal('navigator', {})
})
afterAll(() => server.close())
beforeEach(() => {
  refreshes = 0
  remembered = true
  bodies.length = 0
})

test('five calls with an expired token ask for one refresh, and all are answered', async () => {
  const { api, unwrap } = await import('@/kernel/api')
  const { keepGrant } = await import('@/kernel/token')
  keepGrant({ access_token: 't0', expires_in: 900 })
  const answers = await Promise.all(Array.from({ length: 5 }, () => unwrap(api.GET('/me'))))
  expect(answers).toHaveLength(5)
  expect(refreshes).toBe(1)
})

test('a call with a body is sent again with its body', async () => {
  const { api, unwrap } = await import('@/kernel/api')
  valid = 2
  await unwrap(api.PUT('/me/password', { body: { current_password: 'a', new_password: 'b' } }))
  expect(bodies).toEqual(['{"current_password":"a","new_password":"b"}'])
})

test('a session that cannot be renewed ends, and the call says why', async () => {
  const { api, unwrap } = await import('@/kernel/api')
  const { accessToken, whenEnded } = await import('@/kernel/token')
  const ended = vi.fn<() => void>()
  whenEnded(ended)
  remembered = false
  valid = 3
  await expect(unwrap(api.GET('/me'))).rejects.toMatchObject({ problem: { code: 'access.session_ended' } })
  expect(ended).toHaveBeenCalledOnce()
  expect(accessToken()).toBeNull()
})

test('without a session nothing is refreshed', async () => {
  const { api, unwrap } = await import('@/kernel/api')
  await expect(unwrap(api.GET('/me'))).rejects.toMatchObject({ problem: { status: 401 } })
  expect(refreshes).toBe(0)
})
