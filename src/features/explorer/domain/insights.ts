import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import type { Period } from './periods.ts'
import type { Rise } from './rising.ts'

/** At most so many voices of the period are read, the newest, … */
export const mostVoices = 50_000
/** … and at most so many of each stretch of the baseline. */
export const mostBaselineVoices = 12_500

/** How many voices of a stretch of days were read. */
export interface PeriodRead extends Period {
  readonly n: number
}

/** What voices are about together, or one of their words; `voices` are places in the list of all. */
interface Part {
  /** In how many voices of each period; the current one first. */
  readonly counts: readonly number[]
  /** −1…1, of those that have been judged. */
  readonly sentiment: Estimate
  readonly rise: Rise | null
  readonly voices: Uint32Array
}

/** What a set of voices is about. */
export interface FoundTopic extends Part {
  readonly name: readonly string[]
  readonly terms: readonly string[]
  readonly share: Estimate
  /** Places of voices that show it best. */
  readonly examples: readonly number[]
}

/** A word or phrase. */
export interface FoundWord extends Part {
  readonly term: string
}

/** Everything found in the voices of a period. */
export interface Insights {
  /** Milliseconds since 1970. */
  readonly at: number
  /** The current one first. */
  readonly periods: readonly PeriodRead[]
  /** There are more voices in the period than were read. */
  readonly more: boolean
  readonly tested: number
  readonly topics: readonly FoundTopic[]
  readonly others: Pick<FoundTopic, 'counts' | 'share' | 'sentiment' | 'voices'>
  readonly rising: readonly FoundWord[]
  readonly words: readonly FoundWord[]
  /** Ids of the voices read, in the order that places name. */
  readonly voiceIds: readonly string[]
}

/** What the making of it is doing. */
export const steps = ['waiting', 'reading', 'counting', 'grouping'] as const
export type Step = (typeof steps)[number]
export interface Working {
  readonly step: Step
  /** Voices read so far. */
  readonly read: number
}
