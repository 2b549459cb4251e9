import type { Fields as StepsFields } from '#features/macros/web/public/macro-fields.ts'
import { stepsFields, stepsOf } from '#features/macros/web/public/macro-fields.ts'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import type { addRule, listRules } from '../contract.ts'

export type Rule = CallerReply<typeof listRules>['rules'][number]
export type RuleInput = CallerInput<typeof addRule>

/** The form of a rule: its steps lie flat in it, as in a macro's. */
export interface Fields extends StepsFields {
  ruleUnitId?: string | null
  trigger: RuleInput['trigger']
  conditions?: RuleInput['conditions']
  mentions?: string[]
  webhooks?: string[]
}

export const fieldsOf = (rule: Rule | null): Partial<Fields> => ({
  ...stepsFields(rule?.steps ?? {}),
  name: rule?.name ?? '',
  ruleUnitId: rule?.unit?.id ?? null,
  ...(rule !== null && { trigger: rule.trigger, conditions: shownConditions(rule) }),
  mentions: rule?.mentions.map(({ id }) => id) ?? [],
  webhooks: rule?.webhooks.map(({ id }) => id) ?? [],
})

// Options of the fields hold texts, the tier is a number.
const shownConditions = ({ conditions }: Rule) =>
  ({ ...conditions, tier: conditions.tier.map(String) }) as RuleInput['conditions']

/** A cleared field is no condition. */
export const conditionsOf = (conditions: Fields['conditions'] = {}): RuleInput['conditions'] =>
  Object.fromEntries(
    Object.entries(conditions).filter(
      ([, value]) => value != null && value !== '' && [value].flat().length > 0,
    ),
  )

export const inputOf = (fields: Fields): RuleInput => ({
  name: fields.name,
  unitId: fields.ruleUnitId ?? null,
  trigger: fields.trigger,
  conditions: conditionsOf(fields.conditions),
  steps: stepsOf(fields),
  mentions: fields.mentions ?? [],
  webhooks: fields.webhooks ?? [],
})

/** A list with one of its items somewhere else. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.toSpliced(from, 1)
  const item = items[from]
  return item === undefined ? rest : rest.toSpliced(to, 0, item)
}
