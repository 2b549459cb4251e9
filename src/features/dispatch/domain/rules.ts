/** A rule as it stands in its list; empty lists and null mean "any". */
export interface Rule {
  readonly id: string
  readonly kinds: readonly string[]
  readonly labelIds: readonly string[]
  readonly urgencies: readonly string[]
  readonly tiers: readonly number[]
  readonly unitIds: readonly string[]
  readonly languages: readonly string[]
  readonly vip: boolean | null
}

/** What a rule may ask about; the one that tells most about a ticket first. */
export type Condition = 'label' | 'vip' | 'urgency' | 'kind' | 'tier' | 'unit' | 'language'

/** What rules look at. The paths hold the thing itself and everything above it. */
export interface Matter {
  readonly kind: string
  readonly urgency: string
  readonly tier: number
  readonly labelPath: readonly string[]
  readonly unitPath: readonly string[]
  readonly language: string | null
  readonly vip: boolean
}

export interface Match<R extends Rule> {
  readonly rule: R
  /** Names of the conditions that the matter met; none for a rule that takes everything. */
  readonly matched: readonly Condition[]
  /** The label of the rule under which the matter falls. */
  readonly labelId: string | null
}

type Check = readonly [name: Condition, asked: boolean, met: boolean]

function checks(rule: Rule, matter: Matter): Check[] {
  const { kinds, labelIds, urgencies, tiers, unitIds, languages, vip } = rule
  return [
    ['label', labelIds.length > 0, matter.labelPath.some((label) => labelIds.includes(label))],
    ['vip', vip !== null, vip === matter.vip],
    ['urgency', urgencies.length > 0, urgencies.includes(matter.urgency)],
    ['kind', kinds.length > 0, kinds.includes(matter.kind)],
    ['tier', tiers.length > 0, tiers.includes(matter.tier)],
    ['unit', unitIds.length > 0, matter.unitPath.some((unit) => unitIds.includes(unit))],
    ['language', languages.length > 0, matter.language !== null && languages.includes(matter.language)],
  ]
}

/** The first rule of the list whose every condition the matter meets. */
export function firstMatch<R extends Rule>(rules: readonly R[], matter: Matter): Match<R> | null {
  for (const rule of rules) {
    const asked = checks(rule, matter).filter(([, isAsked]) => isAsked)
    if (!asked.every(([, , met]) => met)) continue
    const labelId = matter.labelPath.find((label) => rule.labelIds.includes(label)) ?? null
    return { rule, matched: asked.map(([name]) => name), labelId }
  }
  return null
}
