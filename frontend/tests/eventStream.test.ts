import { expect, test, vi } from 'vitest'

import { matches } from '@/kernel/events'
import { createFrameParser, readEvent, readStream } from '@/kernel/eventStream'

const TEXT = ': beat\n\nid: 1\nevent: hint\ndata: {"kind":"grid.event.dispatched","id":"a"}\n\nevent: resync\r\ndata: {}\r\n\r\nid: 2\ndata: {"kind":\ndata: "b.c.d"}\n\n'

function parse(pieces: string[]): string[] {
  const heard: string[] = []
  const parser = createFrameParser(
    (frame) => heard.push(`${frame.id}|${frame.event}|${readEvent(frame)?.kind}`),
    () => heard.push('beat'),
  )
  pieces.forEach((piece) => parser.push(piece))
  return heard
}
const WHOLE = ['beat', '1|hint|grid.event.dispatched', '1|resync|resync', '2|message|b.c.d']

test('a stream means the same wherever it is cut in two', () => {
  for (let cut = 0; cut <= TEXT.length; cut += 1) {
    expect(parse([TEXT.slice(0, cut), TEXT.slice(cut)]), `cut at ${cut}`).toEqual(WHOLE)
  }
})

test('a stream that arrives sign by sign means the same', () => {
  expect(parse([...TEXT])).toEqual(WHOLE)
})

test('an event without JSON is not an event', () => {
  expect(readEvent({ id: '', event: 'hint', data: '<html>' })).toBeNull()
})

test('a star hears its whole domain and nothing beside it', () => {
  expect(matches('grid.*', 'grid.event.closed')).toBe(true)
  expect(matches('grid.*', 'gridlock.event.closed')).toBe(false)
  expect(matches('grid.event.closed', 'grid.event.closed')).toBe(true)
})

test('who opens the stream again is told to fetch anew, for what came between is lost', async () => {
  const hint = 'event: hint\ndata: {"kind":"grid.event.closed","id":"a"}\n\n'
  const answers = [new Response(hint), new Response(hint), new Response(null, { status: 401 })]
  vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()))
  const heard: string[] = []
  await readStream({
    url: '/api/v1/events',
    token: () => 'token',
    refresh: () => Promise.resolve(false),
    onEvent: (event) => heard.push(event.kind),
    signal: new AbortController().signal,
  })
  vi.unstubAllGlobals()
  expect(heard).toEqual(['grid.event.closed', 'resync', 'grid.event.closed'])
})
