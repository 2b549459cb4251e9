/** Texts that only one of two classifiers got right. */
export type Disagreements = { readonly onlyOld: number; readonly onlyNew: number }

/** `pValue` of «both are equally good»; `worse` when the new one is significantly worse, at 5 %. */
export type PromotionTest = { readonly pValue: number; readonly worse: boolean; readonly better: boolean }

const LEVEL = 0.05

/** ln(n!) summed; exact enough for any n a test has. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1)
  for (let i = 2; i <= n; i++) logs[i] = (logs[i - 1] as number) + Math.log(i)
  return logs
}

/**
 * McNemar's exact two-sided test (Psychometrika 12, 1947) on the texts where two classifiers disagree: a fair coin
 * would favour one side as often as the other. Nothing disagreed on gives p = 1.
 * @throws RangeError when a count is negative or no whole number
 */
export function promotionTest({ onlyOld, onlyNew }: Disagreements): PromotionTest {
  for (const count of [onlyOld, onlyNew])
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count of texts: ${count}`)
  const n = onlyOld + onlyNew
  const logs = logFactorials(n)
  let tail = 0
  for (let i = 0; i <= Math.min(onlyOld, onlyNew); i++)
    tail += Math.exp((logs[n] as number) - (logs[i] as number) - (logs[n - i] as number) - n * Math.LN2)
  const pValue = Math.min(1, 2 * tail)
  const significant = pValue < LEVEL
  return { pValue, worse: significant && onlyNew < onlyOld, better: significant && onlyNew > onlyOld }
}

/** Counts the disagreements of two classifiers over the same texts, in the same order. */
export function disagreements(oldRight: readonly boolean[], newRight: readonly boolean[]): Disagreements {
  if (oldRight.length !== newRight.length) throw new RangeError('both classifiers must judge the same texts')
  let onlyOld = 0
  let onlyNew = 0
  for (const [i, old] of oldRight.entries()) {
    if (old && !newRight[i]) onlyOld++
    if (!old && newRight[i]) onlyNew++
  }
  return { onlyOld, onlyNew }
}
