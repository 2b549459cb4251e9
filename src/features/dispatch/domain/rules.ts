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
  readonly matched: readonly string[]
  /** The label of the rule under which the matter falls. */
  readonly labelId: string | null
}

type Condition = readonly [name: string, asked: boolean, met: boolean]

function conditions(rule: Rule, matter: Matter): Condition[] {
  const { kinds, labelIds, urgencies, tiers, unitIds, languages, vip } = rule
  return [
    ['label', labelIds.length > 0, matter.labelPath.some((label) => labelIds.includes(label))],
    ['kind', kinds.length > 0, kinds.includes(matter.kind)],
    ['urgency', urgencies.length > 0, urgencies.includes(matter.urgency)],
    ['tier', tiers.length > 0, tiers.includes(matter.tier)],
    ['unit', unitIds.length > 0, matter.unitPath.some((unit) => unitIds.includes(unit))],
    ['language', languages.length > 0, matter.language !== null && languages.includes(matter.language)],
    ['vip', vip !== null, vip === matter.vip],
  ]
}

/** The first rule of the list whose every condition the matter meets. */
export function firstMatch<R extends Rule>(rules: readonly R[], matter: Matter): Match<R> | null {
  for (const rule of rules) {
    const asked = conditions(rule, matter).filter(([, isAsked]) => isAsked)
    if (!asked.every(([, , met]) => met)) continue
    const labelId = matter.labelPath.find((label) => rule.labelIds.includes(label)) ?? null
    return { rule, matched: asked.map(([name]) => name), labelId }
  }
  return null
}
