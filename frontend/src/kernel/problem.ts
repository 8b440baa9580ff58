/** What a refused call answers (RFC 9457), and how pages show it. */
export interface FieldFault {
  name: string
  message: string
  code?: string
}

export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail?: string | null
  fields?: FieldFault[] | null
  [fact: string]: unknown
}

export class ProblemError<P extends Problem = Problem> extends Error {
  override readonly name = 'ProblemError'
  readonly problem: P

  constructor(problem: P) {
    super(`${problem.status} ${problem.code}`)
    this.problem = problem
  }
}

/** No answer at all: no network, a dead server, a torn line. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'status' in value
}

/** The answer's body as a problem, also where a proxy answered with a page of its own. */
export function asProblem(body: unknown, status: number): Problem {
  if (isProblem(body)) return body
  return { type: 'about:blank', title: '我们这边出错了', status, code: 'kernel.unreadable' }
}

/** The problem's code, for `switch` in pages: `codeOf(error) === 'matters.not_yet'`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.problem.code : undefined

/** Faults by field name, to be shown under the fields. */
export function faultsByName(error: unknown): Record<string, string> {
  const faults: FieldFault[] = error instanceof ProblemError ? (error.problem.fields ?? []) : []
  return Object.fromEntries(faults.map((fault) => [fault.name, fault.message]))
}

export type Situation = 'unreachable' | 'noPermission' | 'notFound' | 'conflict' | 'refused' | 'outdated' | 'ours'

/** Which of the states of a page an error is. */
export function situationOf(error: unknown): Situation {
  if (error instanceof Unreachable) return 'unreachable'
  if (!(error instanceof ProblemError)) return 'ours'
  const { status } = error.problem
  if (status === 403) return 'noPermission'
  if (status === 404) return 'notFound'
  if (status === 409 || status === 412) return 'conflict'
  if (status === 426) return 'outdated'
  if (status === 502 || status === 503 || status === 504) return 'unreachable'
  return status >= 500 ? 'ours' : 'refused'
}

/** The device has no room left; Dexie wraps what the browser says. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || ('inner' in error && isFull(error.inner)))

/** One sentence for a toast-free line under a button. */
export function sentenceOf(error: unknown): string {
  const situation = situationOf(error)
  if (situation === 'unreachable') return '没连上服务器。你填的还在，连上了再按一次。'
  if (error instanceof ProblemError && situation !== 'ours') return error.problem.detail ?? error.problem.title
  if (isFull(error)) return '这台设备存满了，存不下。删掉些别的照片，再按一次。你填的没丢。'
  const reference = referenceOf(error)
  return `我们这边出错了。${reference && `已记下编号${reference}，`}你填的没丢。`
}

/** The short number under which the log of the server knows this failure; empty where it never came that far. */
export function referenceOf(error: unknown): string {
  const told = error instanceof ProblemError ? (error.problem['reference'] ?? error.problem['request_id']) : undefined
  return typeof told === 'string' ? told.slice(-8).toUpperCase() : ''
}
