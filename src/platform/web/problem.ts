import type { Problem } from '#platform/contract/refusal.ts'

/** A call that was refused, or that never reached the server (`kind: 'unavailable'`, `status: 0`). */
export class ProblemError extends Error {
  readonly code: string
  readonly kind: Problem['kind']
  readonly facts: Readonly<Record<string, unknown>>
  readonly status: number
  readonly requestId: string | null

  constructor(problem: Omit<Problem, 'type' | 'title' | 'requestId'> & { requestId?: string | null }) {
    super(problem.code)
    this.name = 'ProblemError'
    this.code = problem.code
    this.kind = problem.kind
    this.facts = problem.facts
    this.status = problem.status
    this.requestId = problem.requestId ?? null
  }
}

/** One thing wrong with what was sent: `path` names the field, as in `contact.phone`. */
export interface InputIssue {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** The call did not reach the server, or no whole answer came back. */
export function unreachable(): ProblemError {
  return new ProblemError({ code: 'platform.unreachable', kind: 'unavailable', facts: {}, status: 0 })
}

/** Makes a problem of a reply that is not a success. A proxy's own page in between becomes a problem, too. */
export function problemOf(status: number, body: unknown): ProblemError {
  if (isProblem(body)) return new ProblemError({ ...body, facts: body.facts ?? {}, status })
  if (status >= 502 && status <= 504)
    return new ProblemError({ code: 'platform.unavailable', kind: 'unavailable', facts: {}, status })
  if (status === 413)
    return new ProblemError({ code: 'platform.tooLarge', kind: 'invalid', facts: {}, status })
  return new ProblemError({ code: 'platform.bug', kind: 'bug', facts: {}, status })
}

/** Anything thrown, as a problem; what is not one is a fault of the page. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return new ProblemError({ code: 'platform.pageBroke', kind: 'bug', facts: {}, status: 0 })
}

/** The fields a refusal complains about; empty where it names none. */
export function issuesOf(problem: ProblemError | null): readonly InputIssue[] {
  const issues = problem?.facts.issues
  if (!Array.isArray(issues)) return []
  return issues.map((issue: { path: unknown; code?: unknown; message?: unknown }) => ({
    path: Array.isArray(issue.path) ? issue.path.join('.') : String(issue.path ?? ''),
    code: String(issue.code ?? ''),
    message: String(issue.message ?? ''),
  }))
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'kind' in body
}
