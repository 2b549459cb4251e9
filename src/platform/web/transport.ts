import { liveCursorHeader } from '#platform/contract/live-cursor.ts'
import { earlyReply } from './early.ts'
import { beginAt } from './live-place.ts'
import { noteServerTime } from './now.ts'
import { problemOf, unreachable } from './problem.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What may accompany a request. */
export interface RequestOptions {
  /** A FormData or Blob goes as it is, anything else as JSON. */
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** Repeats of one deed carry one key, so that it happens once. */
  readonly idempotencyKey?: string
}

/** Sends one request to our own server and reads the reply. Throws ProblemError. */
export async function request<Reply>(
  method: Method,
  url: string,
  options: RequestOptions = {},
): Promise<Reply> {
  const response = await reach(method, url, options)
  noteServerTime(response.headers.get('date'))
  const body: unknown = await readBody(response)
  if (!response.ok) throw problemOf(response.status, body)
  beginAt(response.headers.get(liveCursorHeader))
  return body as Reply
}

/** A key for one deed. Works on plain http, too, where randomUUID is missing. */
export function newKey(): string {
  if (crypto.randomUUID !== undefined) return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** Sends a file or form and tells how far it is (0 … 1). Throws ProblemError. */
export function upload<Reply>(
  url: string,
  body: FormData | Blob,
  options: { method?: 'POST' | 'PUT'; onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open(options.method ?? 'POST', url)
    for (const [name, value] of headersFor('POST', { idempotencyKey: newKey() }))
      sending.setRequestHeader(name, value)
    sending.upload.onprogress = (event) => options.onProgress?.(event.loaded / Math.max(event.total, 1))
    sending.onerror = () => reject(unreachable())
    sending.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    sending.onload = () => {
      const reply = parsed(sending.responseText)
      if (sending.status >= 200 && sending.status < 300) resolve(reply as Reply)
      else reject(problemOf(sending.status, reply))
    }
    options.signal?.addEventListener('abort', () => sending.abort())
    sending.send(body)
  })
}

/** A file as it came. */
export interface Download {
  readonly name: string
  readonly content: Blob
}

/** Gets a file and tells how much of it is there: its bytes so far, and the answer's headers. Throws ProblemError. */
export async function download(
  url: string,
  options: { onProgress?: (bytes: number, headers: Headers) => void; signal?: AbortSignal } = {},
): Promise<Download> {
  const response = await reach('GET', url, options.signal ? { signal: options.signal } : {})
  if (!response.ok) throw problemOf(response.status, await readBody(response))
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body?.getReader()
  for (let bytes = 0; reader !== undefined; ) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value as Uint8Array<ArrayBuffer>)
    bytes += value.length
    options.onProgress?.(bytes, response.headers)
  }
  const { headers } = response
  const name = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'download'
  return { name, content: new Blob(pieces, { type: headers.get('content-type') ?? '' }) }
}

async function reach(method: Method, url: string, options: RequestOptions): Promise<Response> {
  try {
    const early = method === 'GET' ? earlyReply(url) : undefined
    return await (early ??
      fetch(url, {
        method,
        headers: headersFor(method, options),
        body: bodyOf(options.body),
        signal: options.signal ?? null,
        credentials: 'same-origin',
      }))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
}

function headersFor(method: Method, options: RequestOptions): Headers {
  const headers = new Headers({
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  })
  if (method === 'GET') return headers
  // A page of another site cannot set this header without our leave: it is the proof against forged requests.
  headers.set('x-huixiang', '1')
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey)
  if (options.body !== undefined && !isRaw(options.body)) headers.set('content-type', 'application/json')
  return headers
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null
  return isRaw(body) ? body : JSON.stringify(body)
}

function isRaw(body: unknown): body is FormData | Blob {
  return body instanceof FormData || body instanceof Blob
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return parsed(await response.text())
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachable()
  }
}

function parsed(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Posts a question and gives the lines of its answer (NDJSON) as they come. Throws ProblemError. */
export async function* answerLines<Line>(
  url: string,
  body: object,
  signal: AbortSignal,
): AsyncGenerator<Line> {
  const response = await reach('POST', url, { body, signal })
  if (!response.ok) throw problemOf(response.status, await readBody(response))
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let left = ''
  for (;;) {
    const { value, done } = await reader.read()
    const lines = (left + decoder.decode(value, { stream: !done })).split('\n')
    left = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line
    if (done) return
  }
}
