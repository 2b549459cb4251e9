import type { Obligation, TargetUnit } from './codes.ts'

export interface PolicyRule {
  readonly obligation: Obligation
  /** Null means any. */
  readonly kind: string | null
  readonly urgency: string | null
  readonly active: boolean
}

/** The limit for one obligation: the most specific one that fits, among equals the first of the list. */
export function policyFor<Rule extends PolicyRule>(
  rules: readonly Rule[],
  asked: { obligation: Obligation; kind: string; urgency: string },
): Rule | undefined {
  const fitting = rules.filter(
    (rule) =>
      rule.active &&
      rule.obligation === asked.obligation &&
      (rule.kind ?? asked.kind) === asked.kind &&
      (rule.urgency ?? asked.urgency) === asked.urgency,
  )
  const most = Math.max(...fitting.map(specificity))
  return fitting.find((rule) => specificity(rule) === most)
}

function specificity({ kind, urgency }: PolicyRule): number {
  return (kind === null ? 0 : 1) + (urgency === null ? 0 : 1)
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
