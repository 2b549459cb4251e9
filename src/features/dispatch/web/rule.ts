import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import type { addRule, listRules } from '../contract.ts'

/** A dispatch rule as the settings show it. */
export type Rule = CallerReply<typeof listRules>['rules'][number]
/** What a rule says, wherever it stands. */
export type RuleSays = Omit<Rule, 'id' | 'position' | 'version'>
export type RuleInput = CallerInput<typeof addRule>

/** A list with one of its members somewhere else; the last place belongs to the rule for all that is left. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const place = Math.min(Math.max(to, 0), items.length - 2)
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(place, 0, item)
  return next
}

/** What a rule says, without which it is and where it stands. */
export function saysOf({ id: _, position: __, version: ___, ...says }: Rule): RuleSays {
  return says
}
