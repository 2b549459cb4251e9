import type { Strategy } from './strategy.ts'

/** One change that is tried before it is made: a rule put in its place (or a new one), or how a unit shares. */
export type DraftChange<R> =
  | {
      readonly kind: 'rule'
      readonly ruleId: string | null
      readonly rule: R
      readonly place?: number | undefined
    }
  | { readonly kind: 'strategy'; readonly unitId: string; readonly strategy: Strategy | null }

/**
 * Rules with one of them, or a new one, at a place from 1. The last takes everything that is left: nothing comes behind it, and it stays
 * there itself. Without a place a new one comes before the last, and one that is there already stays.
 */
export function placedAmong<R extends { readonly id: string }>(
  rules: readonly R[],
  rule: R,
  place?: number,
): R[] {
  const at = rules.findIndex(({ id }) => id === rule.id)
  const isLast = at !== -1 && at === rules.length - 1
  if (at !== -1 && (isLast || place === undefined)) return rules.with(at, rule)
  const others = rules.filter(({ id }) => id !== rule.id)
  const before = Math.max(others.length - 1, 0)
  return others.toSpliced(Math.min((place ?? Number.POSITIVE_INFINITY) - 1, before), 0, rule)
}

interface InForce<R> {
  /** In their order, the one for everything else last. */
  readonly rules: readonly R[]
  readonly own: ReadonlyMap<string, Strategy>
}

/** What would be in force with a change. */
export function withChange<R extends { readonly id: string }>(
  { rules, own }: InForce<R>,
  change: DraftChange<Omit<R, 'id' | 'position'>>,
  newId: string,
): InForce<R> {
  if (change.kind === 'strategy') {
    const next = new Map(own)
    if (change.strategy === null) next.delete(change.unitId)
    else next.set(change.unitId, change.strategy)
    return { rules, own: next }
  }
  const drafted = { ...change.rule, id: change.ruleId ?? newId } as R
  return { own, rules: placedAmong(rules, drafted, change.place) }
}
