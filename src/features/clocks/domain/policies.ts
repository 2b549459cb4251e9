import type { Obligation, TargetUnit } from './codes.ts'
import type { StatuteCode } from './statutes.ts'

/** Which tickets a limit is for; null or absent means any. */
export interface Conditions {
  readonly kind: string | null
  readonly urgency: string | null
  readonly tier?: number | null
  /** This label and all below it; this unit and all below it. */
  readonly labelId?: string | null
  readonly unitId?: string | null
  readonly channel?: string | null
  /** 'vip', or a tag. */
  readonly customerGroup?: string | null
}

export interface PolicyRule extends Conditions {
  readonly obligation: Obligation
  readonly active: boolean
  /** The statute that sets it; absent on what the organisation promises of its own accord. */
  readonly statute?: StatuteCode | null
}

/** What limits look at. Paths hold the ids of a label or unit and of all above it. */
export interface LimitedMatter {
  readonly kind: string
  readonly urgency: string
  readonly tier?: number | null
  readonly labelPath?: readonly string[]
  readonly unitPath?: readonly string[]
  readonly channel?: string | null
  readonly customerGroups?: readonly string[]
}

/**
 * The limits that hold for one obligation: of those of one origin the most specific one that fits, among equals the first of the list. No statute
 * sets another aside, and no promise a statute: there is one of each.
 */
export function policiesFor<Rule extends PolicyRule>(
  rules: readonly Rule[],
  { obligation, ...matter }: LimitedMatter & { obligation: Obligation },
): Rule[] {
  const asked = rules.filter((rule) => rule.active && rule.obligation === obligation)
  const originOf = ({ statute = null }: Rule) => statute
  const origins = [...new Set(asked.map(originOf))]
  return origins.flatMap((origin) => {
    const ofOne = asked.filter((rule) => originOf(rule) === origin)
    return mostSpecific(ofOne, matter) ?? []
  })
}

/** Of the limits that fit the most specific one, among equals the first of the list. */
export function mostSpecific<Rule extends Conditions>(
  rules: readonly Rule[],
  matter: LimitedMatter,
): Rule | undefined {
  const fitting = rules.filter((rule) => fits(rule, matter))
  const most = Math.max(...fitting.map(specificity))
  return fitting.find((rule) => specificity(rule) === most)
}

function fits(rule: Conditions, matter: LimitedMatter): boolean {
  const is = <V>(wanted: V | null | undefined, has: V | null | undefined) => wanted == null || wanted === has
  const within = (wanted: string | null | undefined, path: readonly string[] = []) =>
    wanted == null || path.includes(wanted)
  return (
    is(rule.kind, matter.kind) &&
    is(rule.urgency, matter.urgency) &&
    is(rule.tier, matter.tier) &&
    is(rule.channel, matter.channel) &&
    within(rule.labelId, matter.labelPath) &&
    within(rule.unitId, matter.unitPath) &&
    within(rule.customerGroup, matter.customerGroups)
  )
}

const conditions = ['kind', 'urgency', 'tier', 'labelId', 'unitId', 'channel', 'customerGroup'] as const

function specificity(rule: Conditions): number {
  return conditions.filter((condition) => rule[condition] != null).length
}

/** Whether a limit asks for more than events say, so that the ticket must be looked at. */
export function looksCloser({ labelId, unitId, channel, customerGroup }: Conditions): boolean {
  return [labelId, unitId, channel, customerGroup].some((wanted) => wanted != null)
}

export interface DefaultPolicy extends Omit<PolicyRule, 'active'> {
  readonly target: { readonly amount: number; readonly unit: TargetUnit } | null
  readonly countsOn: 'workingHours' | 'aroundTheClock'
  readonly pausable: boolean
}

const any = { kind: null, urgency: null }
const urgent = { kind: null, urgency: 'urgent' }
const ordinary = { kind: null, urgency: 'ordinary' }
const ordinaryEnquiry = { kind: 'enquiry', urgency: 'ordinary' }

/**
 * The time limits that ship. Urgent matters (life safety, heavy loss) never stand still: waiting for the customer
 * does not make the danger wait. An enquiry is answered, not contacted first.
 */
export const defaultPolicies: readonly DefaultPolicy[] = [
  {
    ...urgent,
    obligation: 'contact',
    target: { amount: 30, unit: 'minute' },
    countsOn: 'aroundTheClock',
    pausable: false,
  },
  {
    ...urgent,
    obligation: 'plan',
    target: { amount: 2, unit: 'hour' },
    countsOn: 'aroundTheClock',
    pausable: false,
  },
  {
    ...urgent,
    obligation: 'resolve',
    target: { amount: 24, unit: 'hour' },
    countsOn: 'aroundTheClock',
    pausable: false,
  },
  { ...ordinaryEnquiry, obligation: 'contact', target: null, countsOn: 'workingHours', pausable: true },
  {
    ...ordinaryEnquiry,
    obligation: 'resolve',
    target: { amount: 1, unit: 'day' },
    countsOn: 'workingHours',
    pausable: true,
  },
  {
    ...ordinary,
    obligation: 'contact',
    target: { amount: 4, unit: 'hour' },
    countsOn: 'workingHours',
    pausable: true,
  },
  {
    ...ordinary,
    obligation: 'resolve',
    target: { amount: 48, unit: 'hour' },
    countsOn: 'aroundTheClock',
    pausable: true,
  },
  {
    ...any,
    obligation: 'callback',
    target: { amount: 24, unit: 'hour' },
    countsOn: 'aroundTheClock',
    pausable: false,
  },
]
