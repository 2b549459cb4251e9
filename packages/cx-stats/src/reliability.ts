import { fQuantile } from './distributions.ts'
import { confidenceOf, type Estimate, type EstimateOptions } from './estimate.ts'
import { InputError } from './input-error.ts'
import { summarize } from './moments.ts'

/** Cronbach's α with what it would be without each item (null where that leaves one item or no spread). */
export type Reliability = Estimate & {
  readonly items: number
  readonly withoutItem: readonly (number | null)[]
}

/**
 * Cronbach's α of items that ask for one thing: a row for each respondent, the items' scores in it (reversed ones turned round before).
 * Null without two items, two respondents, or any spread of the sums. n counts respondents. Interval by Feldt's F, which takes normal scores.
 * Sources: Cronbach, Psychometrika 16 (1951) 297; Feldt, Psychometrika 30 (1965) 357.
 */
export function reliability(
  rows: readonly (readonly number[])[],
  options: EstimateOptions = {},
): Reliability {
  const confidence = confidenceOf(options)
  const k = rows[0]?.length ?? 0
  for (const row of rows)
    if (row.length !== k)
      throw new InputError('inconsistent', { argument: 'items', items: k, row: row.length })
  const n = rows.length
  const value = alpha(rows)
  const withoutItem = Array.from({ length: k }, (_, j) =>
    alpha(rows.map((row) => row.filter((_one, i) => i !== j))),
  )
  const common = { n, confidence, method: 'reliability/cronbach-feldt', items: k, withoutItem }
  if (value === null) return { value, low: null, high: null, ...common }
  const tail = (1 - confidence) / 2
  const bound = (p: number) => 1 - (1 - value) * fQuantile(p, n - 1, (n - 1) * (k - 1))
  return { value, low: bound(1 - tail), high: bound(tail), ...common }
}

function alpha(rows: readonly (readonly number[])[]): number | null {
  const k = rows[0]?.length ?? 0
  if (k < 2) return null
  const total = summarize(rows.map((row) => row.reduce((sum, score) => sum + score, 0))).variance
  if (!total) return null
  const single = Array.from(
    { length: k },
    (_, j) => summarize(rows.map((row) => row[j] as number)).variance ?? 0,
  )
  return (k / (k - 1)) * (1 - single.reduce((sum, variance) => sum + variance, 0) / total)
}
