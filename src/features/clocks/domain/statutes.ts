import type { Target } from './calendars.ts'
import type { Obligation } from './codes.ts'

/** A limit that a statute sets. It runs beside what the organisation promises and never stands still. */
interface StatutoryLimit {
  readonly obligation: Extract<Obligation, 'legal_acceptance' | 'legal_resolution'>
  readonly kind: 'complaint' | 'enquiry' | null
  readonly target: Target
  readonly countsOn: 'workingHours' | 'aroundTheClock'
}

/** More time that a statute allows, once. */
export interface StatutoryExtension {
  /** How much there may be in all, counted as the limit is; null where the statute leaves that to whoever approves. */
  readonly upTo: Target | null
  /** Somebody above has to approve it, and the customer has to be told. */
  readonly approval: boolean
}

export interface Statute {
  readonly code: StatuteCode
  /** The day it came into force in the version followed here. */
  readonly inForce: string
  readonly limits: readonly StatutoryLimit[]
  /** More time for the conclusion, one after the other; after the last there is none. */
  readonly extensions: readonly StatutoryExtension[]
}

/** Statutes whose limits can be installed; what each says, and where, stands in the locales under `statute`. */
export const statuteCodes = [
  'market_regulation',
  'banking_insurance',
  'seven_day_return',
  'hotline_12345',
] as const
export type StatuteCode = (typeof statuteCodes)[number]

const days = (amount: number, unit: 'working_day' | 'natural_day'): Target => ({
  amount,
  unit,
  // The day on which a period begins is not counted (Civil Code, art. 201).
  fromNextDay: true,
})

/**
 * Counted from the receipt of the ticket. Where the law counts from a later moment (mediation from acceptance, a refund from the goods'
 * return) this is early, never late.
 */
export const statutes: readonly Statute[] = [
  {
    code: 'market_regulation',
    inForce: '2020-01-01',
    extensions: [],
    limits: [
      {
        obligation: 'legal_acceptance',
        kind: 'complaint',
        target: days(7, 'working_day'),
        countsOn: 'workingHours',
      },
      {
        obligation: 'legal_resolution',
        kind: 'complaint',
        target: days(45, 'working_day'),
        countsOn: 'workingHours',
      },
    ],
  },
  {
    code: 'banking_insurance',
    inForce: '2020-03-01',
    extensions: [
      { upTo: days(30, 'natural_day'), approval: false },
      { upTo: days(60, 'natural_day'), approval: true },
    ],
    limits: [
      {
        obligation: 'legal_resolution',
        kind: 'complaint',
        target: days(15, 'natural_day'),
        countsOn: 'aroundTheClock',
      },
    ],
  },
  {
    code: 'seven_day_return',
    inForce: '2014-03-15',
    extensions: [],
    limits: [
      {
        obligation: 'legal_resolution',
        kind: null,
        target: days(7, 'natural_day'),
        countsOn: 'aroundTheClock',
      },
    ],
  },
  {
    code: 'hotline_12345',
    inForce: '2020-12-28',
    extensions: [{ upTo: null, approval: true }],
    limits: [
      {
        obligation: 'legal_resolution',
        kind: 'enquiry',
        target: days(1, 'working_day'),
        countsOn: 'workingHours',
      },
      {
        obligation: 'legal_resolution',
        kind: null,
        target: days(5, 'working_day'),
        countsOn: 'workingHours',
      },
    ],
  },
]
