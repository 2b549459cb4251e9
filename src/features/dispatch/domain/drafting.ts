import type { Strategy } from './strategy.ts'

/** One change that is tried before it is made: a rule put in its place (or a new one), or how a unit shares. */
export type DraftChange<R> =
  | { readonly kind: 'rule'; readonly ruleId: string | null; readonly rule: R }
  | { readonly kind: 'strategy'; readonly unitId: string; readonly strategy: Strategy | null }

interface InForce<R> {
  /** In their order, the one for everything else last. */
  readonly rules: readonly R[]
  readonly own: ReadonlyMap<string, Strategy>
}

/** What would be in force with a change: a new rule stands before the last, as it would when it is added. */
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
  const drafted = (id: string) => ({ ...change.rule, id }) as R
  if (change.ruleId !== null)
    return { own, rules: rules.map((rule) => (rule.id === change.ruleId ? drafted(rule.id) : rule)) }
  return { own, rules: [...rules.slice(0, -1), drafted(newId), ...rules.slice(-1)] }
}
