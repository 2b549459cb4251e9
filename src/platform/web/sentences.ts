import i18next from 'i18next'
import type { ProblemError } from './problem.ts'

/** The sentence for an event of the log, e.g. `tickets.closed`, from the feature's `events`. */
export function eventSentence(type: string, facts: Readonly<Record<string, unknown>>): string {
  return sentence('events', type, facts) ?? type
}

/** The sentence for a refusal; one of its kind where the feature has no words for its code. `takenBack`: what was shown already is gone again. */
export function refusalSentence(
  problem: Pick<ProblemError, 'code' | 'kind' | 'facts'>,
  { takenBack = false }: { readonly takenBack?: boolean } = {},
): string {
  const words =
    sentence('refusals', problem.code, problem.facts) ??
    i18next.t(`kinds.${problem.kind}`, { ns: 'platform' })
  return takenBack ? i18next.t('takenBack', { ns: 'platform', words }) : words
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
  const key = keyFor(`${section}.${code}`, { ns, facts })
  const said = { ...facts, ...saidLists(ns, code, facts) }
  return i18next.exists(key, { ns, ...said }) ? i18next.t(key, { ns, ...said }) : undefined
}

/** A sentence may have a shorter form, `<code>_unknown`, for when something that it would tell is not known. */
function keyFor(key: string, { ns, facts }: { ns: string; facts: Readonly<Record<string, unknown>> }) {
  const short = `${key}_unknown`
  return Object.values(facts).includes(null) && i18next.exists(short, { ns }) ? short : key
}

/**
 * Facts that are lists are said item by item: `lists.<code>.<fact>` has the words of an `item` and of `some` of them; none is '', and so is a
 * list that an older event has not.
 */
function saidLists(ns: string, code: string, facts: Readonly<Record<string, unknown>>) {
  const list = new Intl.ListFormat(i18next.language, { type: 'conjunction' })
  const words = `lists.${code}`
  const named: object = i18next.getResource(i18next.resolvedLanguage ?? i18next.language, ns, words) ?? {}
  const lists = Object.keys(named).map((fact): [string, string] => {
    const items = facts[fact]
    if (!Array.isArray(items) || items.length === 0) return [fact, '']
    const names = items.map((item) => i18next.t(`${words}.${fact}.item`, { ns, item }))
    return [fact, i18next.t(`${words}.${fact}.some`, { ns, items: list.format(names) })]
  })
  return Object.fromEntries(lists)
}
