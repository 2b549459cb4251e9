import type { PreparedPlace } from '../serving/prepared-place.ts'

/** What a workload is measured with. `seconds` are those of the house; the floor gets as many. */
export interface BenchPlan {
  readonly place: PreparedPlace
  readonly tickets: number
  /** Voices of three years, where figures are asked. */
  readonly voices: number
  readonly seconds: number
  readonly connections: number
}

/** House and floor take turns so often; an odd number, for the median. */
export const rounds = 3
