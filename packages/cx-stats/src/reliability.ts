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
  const variances = Array.from(
    { length: k },
    (_, j) => summarize(rows.map((row) => row[j] as number)).variance ?? 0,
  )
  const value = alpha(rows, variances)
  const withoutItem = variances.map((_, j) => alpha(rows, variances, j))
  const common = { n, confidence, method: 'reliability/cronbach-feldt', items: k, withoutItem }
  if (value === null) return { value, low: null, high: null, ...common }
  const tail = (1 - confidence) / 2
  const bound = (p: number) => 1 - (1 - value) * fQuantile(p, n - 1, (n - 1) * (k - 1))
  // At low confidence Feldt's interval can lie beside the α it is about: then it is widened to meet it.
  return { value, low: Math.min(value, bound(1 - tail)), high: Math.max(value, bound(tail)), ...common }
}

/** α of all items but one. Adds the others up rather than taking it off their sum, which would leave a spread where there is none. */
function alpha(
  rows: readonly (readonly number[])[],
  variances: readonly number[],
  without?: number,
): number | null {
  const sumOf = (scores: readonly number[]) => {
    let sum = 0
    for (let i = 0; i < scores.length; i++) if (i !== without) sum += scores[i] as number
    return sum
  }
  const items = variances.length - (without === undefined ? 0 : 1)
  if (items < 2) return null
  const total = summarize(rows.map(sumOf)).variance
  return total ? (items / (items - 1)) * (1 - sumOf(variances) / total) : null
}
