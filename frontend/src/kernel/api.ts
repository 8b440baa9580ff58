import createClient, { createQuerySerializer, type Middleware } from 'openapi-fetch'

import { workingIn } from './community'
import { asProblem, ProblemError, Unreachable } from './problem'
import type { paths } from './schema'
import { noteServerTime } from './serverTime'
import { accessToken, refresh } from './token'

const origin = typeof location === 'undefined' ? 'http://localhost' : location.origin

const plain = createQuerySerializer()
export const api = createClient<paths>({
  baseUrl: `${origin}/api/v1`,
  querySerializer: (query) => plain(workingIn() === null ? query : { community: workingIn(), ...query }),
})

/** The body is spent after the first send, so a copy waits for the second. */
const copies = new Map<string, Request>()

const bearer: Middleware = {
  onRequest({ request, id }) {
    const token = accessToken()
    if (token !== null) request.headers.set('authorization', `Bearer ${token}`)
    copies.set(id, request.clone())
    return request
  },
  async onResponse({ request, response, id }) {
    const copy = copies.get(id)
    copies.delete(id)
    noteServerTime(response.headers)
    const wasSignedIn = request.headers.has('authorization')
    if (response.status !== 401 || !wasSignedIn || copy === undefined || !(await refresh())) return response
    copy.headers.set('authorization', `Bearer ${accessToken()}`)
    return fetch(copy)
  },
  onError({ id }) {
    copies.delete(id)
  },
}
api.use(bearer)

interface Answer<T, E> {
  data?: T
  error?: E
  response: Response
}

/** The data of a call, or a thrown `ProblemError` / `Unreachable`. */
export async function unwrap<T, E>(call: Promise<Answer<T, E>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause })
  })
  if (!response.ok) throw new ProblemError(asProblem(error, response.status))
  return data as T
}
