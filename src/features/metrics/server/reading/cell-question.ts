import type { Cell, CutDimension } from '../../domain/cuts.ts'
import type { Measure } from '../../domain/measures.ts'
import type { Period } from '../../domain/summed-stretches.ts'
import type { Narrowing } from './behind-facts.ts'
import type { SummedPlace } from './units.query.ts'

/** All days there are. */
export const always: Period = { from: '0001-01-01', to: '9999-12-31' }

/** What is asked of the sums. Null stands for all of a dimension. */
export interface CellQuestion {
  readonly measures: readonly Measure[]
  /** Null where it does not matter when something was counted. */
  readonly period: Period | null
  /** Whether rows are shorter than a month, so that every day is read by itself. */
  readonly daily: boolean
  readonly by: Exclude<CutDimension, 'campaign'> | null
  /** Which row a value of that dimension counts in: what counts in one row is added up. */
  readonly rowOf: (value: string | null) => string | null
  /** Whether cells say of which kind they are. */
  readonly tellsKinds: boolean
  readonly sums: readonly SummedPlace[]
  readonly labelIds: readonly string[] | null
  readonly channel: string | null
  readonly kind: string | null
  /** What is no part of the facts, and told from what lies behind them. */
  readonly behind: Narrowing
}

/** A cell in one row of the dimension asked for: null for «not known», and for everything where none was. */
export interface KeyedCell extends Cell {
  readonly measure: Measure
  readonly key: string | null
}
