import type { Fault } from '../../domain/uses.ts'

/** A service outside gave nothing that could be used, and why. */
export class RemoteFault extends Error {
  readonly fault: Fault
  readonly status: number | null
  readonly retryAfterSeconds: number | null
  constructor(
    fault: Fault,
    more: { status?: number; retryAfterSeconds?: number | null; cause?: unknown } = {},
  ) {
    super(`A service outside gave nothing: ${fault}`, { cause: more.cause })
    this.fault = fault
    this.status = more.status ?? null
    this.retryAfterSeconds = more.retryAfterSeconds ?? null
  }
}

/** A service to be asked, with its key open. */
export interface RemoteModel {
  readonly address: string
  readonly model: string
  readonly key: string | null
}

/** How long a service is waited for, in milliseconds: until it answers, between two pieces of its answer, and in all. */
export interface Patience {
  readonly first: number
  readonly idle: number
  readonly total: number
}

interface Asked {
  /** Below the service's address, e.g. `/chat/completions`. */
  readonly path: string
  readonly body: string | FormData
  readonly patience: Patience
  readonly signal?: AbortSignal
}

const longestAnswer = 4 * 1024 * 1024

function urlOf(address: string, path: string): string {
  const base = address.replace(/\/+$/, '')
  return base.endsWith(path) ? base : base + path
}

function retryAfterOf(response: Response): number | null {
  const given = response.headers.get('retry-after')
  if (given === null) return null
  const seconds = /^\d+$/.test(given) ? Number(given) : (Date.parse(given) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null
}

function refusedBy(response: Response): RemoteFault | null {
  const { status } = response
  if (response.ok) return null
  if (status === 401 || status === 403) return new RemoteFault('key_refused', { status })
  if (status === 404) return new RemoteFault('unknown', { status })
  if (status === 429) return new RemoteFault('busy', { status, retryAfterSeconds: retryAfterOf(response) })
  return new RemoteFault(status >= 500 ? 'server_failed' : 'rejected', { status })
}

/** Pieces of an answer as text, each waited for with patience and all of them bounded. */
async function* piecesOf(
  response: Response,
  late: (ms: number) => void,
  idle: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let bytes = 0
  if (response.body === null) return
  for await (const piece of response.body) {
    late(idle)
    bytes += piece.length
    if (bytes > longestAnswer) throw new RemoteFault('not_understood')
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}

/**
 * Asks a service and gives its answer piece by piece. Redirects are not followed: the key is for the address that was given. Throws
 * RemoteFault, also `stopped` when `signal` was.
 */
export async function* askModel(
  { address, key }: RemoteModel,
  { path, body, patience, signal }: Asked,
): AsyncGenerator<{ readonly contentType: string; readonly piece: string }> {
  const tooLate = new AbortController()
  let timer = setTimeout(() => tooLate.abort(), patience.first)
  const overall = setTimeout(() => tooLate.abort(), patience.total)
  const late = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => tooLate.abort(), ms)
  }
  try {
    const response = await fetch(urlOf(address, path), {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.any([tooLate.signal, ...(signal === undefined ? [] : [signal])]),
      headers: {
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
    })
    const refused = refusedBy(response)
    if (refused !== null) {
      await response.body?.cancel()
      throw refused
    }
    const contentType = response.headers.get('content-type') ?? ''
    for await (const piece of piecesOf(response, late, patience.idle)) yield { contentType, piece }
  } catch (error) {
    if (error instanceof RemoteFault) throw error
    if (signal?.aborted) throw new RemoteFault('stopped')
    throw new RemoteFault(tooLate.signal.aborted ? 'slow' : 'unreachable', { cause: error })
  } finally {
    clearTimeout(timer)
    clearTimeout(overall)
    // Whoever stops reading ends the asking.
    tooLate.abort()
  }
}
