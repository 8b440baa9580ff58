/** The server's event stream, read by `fetch` because `EventSource` cannot carry a bearer token. */
export interface ServerEvent {
  kind: string
  id: string | null
  community: string | null
}

interface Frame {
  id: string
  event: string
  data: string
}

/** Feeds text in any cut; calls `onFrame` for each event and `onComment` for each `:` line. */
export function createFrameParser(onFrame: (frame: Frame) => void, onComment: () => void = () => {}) {
  let rest = ''
  let frame: Frame = { id: '', event: 'message', data: '' }

  function line(text: string): void {
    if (text === '') {
      if (frame.data !== '') onFrame({ ...frame, data: frame.data.slice(0, -1) })
      frame = { id: frame.id, event: 'message', data: '' }
      return
    }
    if (text.startsWith(':')) return onComment()
    const colon = text.indexOf(':')
    const name = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (name === 'data') frame.data += `${value}\n`
    else if (name === 'event') frame.event = value
    else if (name === 'id') frame.id = value
  }

  return {
    push(text: string): void {
      rest += text
      // A lone CR at the end may be half of a CRLF: it waits for the next piece.
      let match = /\r\n|\n|\r(?!$)/.exec(rest)
      while (match !== null) {
        line(rest.slice(0, match.index))
        rest = rest.slice(match.index + match[0].length)
        match = /\r\n|\n|\r(?!$)/.exec(rest)
      }
    },
  }
}

export function readEvent(frame: Frame): ServerEvent | null {
  try {
    const data: unknown = JSON.parse(frame.data)
    if (typeof data !== 'object' || data === null) return null
    const told = data as Record<string, unknown>
    return {
      kind: typeof told['kind'] === 'string' ? told['kind'] : frame.event,
      id: typeof told['id'] === 'string' ? told['id'] : null,
      community: told['community'] === undefined ? null : String(told['community']),
    }
  } catch {
    return null
  }
}

/** Dead after 45 s of silence: the server sends a comment every 20 s. */
const SILENCE_MS = 45_000

export interface StreamOptions {
  url: string
  token: () => string | null
  refresh: () => Promise<boolean>
  onEvent: (event: ServerEvent) => void
  signal: AbortSignal
}

/**
 * Reads until aborted, reconnecting with 0.5–30 s of patience. What was told between two connections is lost, so each
 * further one begins with a `resync`. Ends when the session has ended.
 */
export async function readStream(options: StreamOptions): Promise<void> {
  let connected = false
  let failures = 0
  while (!options.signal.aborted) {
    const ended = await readOnce(options, {
      opened() {
        if (connected) options.onEvent({ kind: 'resync', id: null, community: null })
        connected = true
      },
      alive() {
        failures = 0
      },
    })
    if (ended === 'signed-out') return
    failures += 1
    const patience = Math.min(500 * 2 ** (failures - 1), 30_000)
    await pause(patience / 2 + (Math.random() * patience) / 2, options.signal)
  }
}

async function readOnce(
  { url, token, refresh, onEvent, signal }: StreamOptions,
  { opened, alive }: { opened: () => void; alive: () => void },
): Promise<'signed-out' | 'broken'> {
  const attempt = new AbortController()
  const stop = (): void => attempt.abort()
  signal.addEventListener('abort', stop)
  let silence = setTimeout(stop, SILENCE_MS)
  const heard = (): void => {
    clearTimeout(silence)
    silence = setTimeout(stop, SILENCE_MS)
  }
  try {
    const headers = new Headers({ accept: 'text/event-stream', authorization: `Bearer ${token()}` })
    const answer = await fetch(url, { headers, signal: attempt.signal })
    if (answer.status === 401) return (await refresh()) ? 'broken' : 'signed-out'
    if (answer.status === 403) return 'signed-out'
    if (!answer.ok || answer.body === null) return 'broken'
    opened()
    const parser = createFrameParser((frame) => {
      alive()
      const event = readEvent(frame)
      if (event !== null) onEvent(event)
    })
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      heard()
      parser.push(piece.value)
    }
    return 'broken'
  } catch {
    return 'broken'
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', stop)
    attempt.abort()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })
}
