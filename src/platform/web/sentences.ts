import i18next from 'i18next'
import type { ProblemError } from './problem.ts'

/** The sentence for an event of the log, e.g. `tickets.closed`, from the feature's `events`. */
export function eventSentence(type: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence('events', type, facts) ?? type
}

/** The sentence for a refusal; one of its kind where the feature has no words for its code. */
export function refusalSentence(problem: Pick<ProblemError, 'code' | 'kind' | 'facts'>): string {
  return (
    sentence('refusals', problem.code, problem.facts) ??
    i18next.t(`kinds.${problem.kind}`, { ns: 'platform' })
  )
}

/** What a permission lets people do, in words. */
export function permissionSentence(permission: string): string {
  return sentence('permissions', permission, {}) ?? permission
}

// The code's prefix is the feature, and the feature's name is the namespace; the dot inside the key is its own.
function sentence(
  section: string,
  code: string,
  facts: Readonly<Record<string, unknown>>,
): string | undefined {
  const ns = code.slice(0, code.indexOf('.'))
  const key = `${section}.${code}`
  return i18next.exists(key, { ns, ...facts }) ? i18next.t(key, { ns, ...facts }) : undefined
}
