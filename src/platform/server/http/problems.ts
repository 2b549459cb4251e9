import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '#platform/contract/locale.ts'
import { type Problem, Refusal, refusalStatus } from '#platform/contract/refusal.ts'
import { isDatabaseGone, isDiskFull } from '../database/connection.ts'
import type { Logger } from '../log.ts'
import { localeOf } from './request.ts'

/** Makes the sentence of a refusal in a language. */
export type Sentence = (locale: Locale, code: string, facts: Readonly<Record<string, unknown>>) => string

const byCode: Record<string, ['invalid' | 'missing', `${string}.${string}`, number?]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['invalid', 'platform.tooLarge', 413],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid', 'platform.badJson', 400],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid', 'platform.badJson', 400],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['invalid', 'platform.badMediaType', 415],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid', 'platform.badLength', 400],
  FST_REQ_FILE_TOO_LARGE: ['invalid', 'platform.tooLarge', 413],
  FST_FILES_LIMIT: ['invalid', 'platform.tooManyFiles', 413],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['invalid', 'platform.badMediaType', 415],
  FST_ERR_BAD_URL: ['missing', 'platform.notFound', 404],
  FST_ERR_MAX_PARAM_LENGTH: ['missing', 'platform.notFound', 404],
  WRONG_METHOD: ['invalid', 'platform.wrongMethod', 405],
  ERR_ENCODING_INVALID_ENCODED_DATA: ['invalid', 'platform.badEncoding', 400],
  // PostgreSQL stores no NUL, neither in a text nor inside JSON.
  '22021': ['invalid', 'platform.badText', 422],
  '22P05': ['invalid', 'platform.badText', 422],
}

// The form parser's errors have no codes.
const isBrokenForm = (error: unknown): boolean =>
  error instanceof Error && /^(Unexpected end of multipart data|Multipart: |Malformed )/.test(error.message)

interface Failure {
  readonly status: number
  readonly code: string
  readonly kind: Problem['kind']
  readonly facts: Readonly<Record<string, unknown>>
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal)
    return { status: refusalStatus[error.kind], code: error.code, kind: error.kind, facts: error.facts }
  if (isDatabaseGone(error))
    return { status: 503, code: 'platform.unavailable', kind: 'unavailable', facts: {} }
  if (isDiskFull(error)) return { status: 503, code: 'platform.diskFull', kind: 'unavailable', facts: {} }
  const { code, statusCode } = error as Partial<FastifyError>
  const known = code === undefined ? undefined : byCode[code]
  if (known !== undefined) return { status: known[2] ?? 400, code: known[1], kind: known[0], facts: {} }
  if (isBrokenForm(error) || error instanceof SyntaxError || (statusCode !== undefined && statusCode < 500)) {
    return { status: statusCode ?? 400, code: 'platform.badRequest', kind: 'invalid', facts: {} }
  }
  return { status: 500, code: 'platform.bug', kind: 'bug', facts: {} }
}

/** Answers an error as problem details (RFC 9457); only bugs are logged with their stack. */
export function answerProblem(parts: { log: Logger; sentence: Sentence }) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const { status, code, kind, facts } = failureOf(error)
    if (kind === 'bug')
      parts.log.error({ error, requestId: request.id, route: request.routeOptions.url }, 'bug')
    else if (kind === 'unavailable' && error instanceof Refusal && error.cause !== undefined)
      parts.log.warn({ error: error.cause, requestId: request.id, code }, 'unavailable')
    const problem: Problem = {
      type: `urn:huixiang:problem:${code}`,
      title: parts.sentence(localeOf(request), code, facts),
      status,
      code,
      kind,
      facts,
      requestId: request.id,
    }
    const { retryAfterSeconds } = facts as { retryAfterSeconds?: number }
    if (kind === 'limit' || kind === 'unavailable')
      reply.header('retry-after', String(retryAfterSeconds ?? 2))
    return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
  }
}
