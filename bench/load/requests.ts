import type { Answer } from './connection.ts'

/** Who asks: the cookie of a session, or nobody. */
export interface Caller {
  readonly cookie?: string
}

const head = (line: string, { cookie }: Caller) =>
  `${line} HTTP/1.1\r\nhost: localhost\r\nx-huixiang: 1\r\n${cookie === undefined ? '' : `cookie: ${cookie}\r\n`}`

/** The text of a request that reads. */
export const getting = (path: string, caller: Caller = {}): string => `${head(`GET ${path}`, caller)}\r\n`

const sending =
  (method: 'POST' | 'PUT') =>
  (path: string, body: unknown, caller: Caller = {}): string => {
    const text = JSON.stringify(body)
    const lines = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
    return `${head(`${method} ${path}`, caller)}${lines}\r\n${text}`
  }

/** The text of a request that sends JSON. */
export const posting = sending('POST')

/** The text of a request that puts JSON in its place. */
export const putting = sending('PUT')

/** The body of an answer that must be good. */
export function readJson(answer: Answer): unknown {
  if (answer.status >= 300) throw new Error(`Answered ${answer.status}: ${answer.body.toString()}`)
  return JSON.parse(answer.body.toString())
}
