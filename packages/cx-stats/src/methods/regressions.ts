import { InputError } from '../input-error.ts'
import { linearRegression } from '../linear-regression.ts'
import { flag, named } from '../schema.ts'
import { aboutSize, inputOf, method, numbers, told, type Warning } from './method.ts'

const values = numbers

/** The rows in which nothing is missing. */
function whole(y: readonly (number | null)[], x: Readonly<Record<string, readonly (number | null)[]>>) {
  for (const [name, column] of Object.entries(x)) {
    if (column.length !== y.length)
      throw new InputError('inconsistent', { argument: `x.${name}`, x: column.length, y: y.length })
  }
  const columns = [y, ...Object.values(x)]
  const kept = y.map((_, i) => i).filter((i) => columns.every((column) => column[i] !== null))
  const at = (column: readonly (number | null)[]) => kept.map((i) => column[i] as number)
  return {
    y: at(y),
    x: Object.fromEntries(Object.entries(x).map(([name, column]) => [name, at(column)])),
    skipped: kept.length < y.length,
  }
}

const regression = method({
  name: 'regression',
  summary:
    'How much of y follows each of several regressors, the others held: least squares with an intercept',
  gives:
    'value (R²), adjusted, statistic (F), df [regressors, rest], p, residual (standard deviation), intercept, coefficients (value, low, high, se, statistic t, p, standardised, inflation) by name, aliased (regressors that repeat the others)',
  source: 'NIST/SEMATECH e-Handbook 4.4.3; HC3: MacKinnon and White, Journal of Econometrics 29 (1985) 305',
  input: inputOf(
    { y: values, x: named(values, 'The values of each regressor, by its name') },
    { robust: flag('HC3 standard errors, which hold for uneven spread; true when left out') },
  ),
  example: {
    y: [10.3, 10.3, 10.2, 16.4, 18.8, 19.7, 15.6, 18.2, 22.6, 19.9],
    x: {
      girth: [8.3, 8.6, 8.8, 10.5, 10.7, 10.8, 11, 11, 11.1, 11.2],
      height: [70, 65, 63, 72, 81, 83, 66, 75, 80, 75],
    },
  },
  run: ({ y, x, robust, ...options }) => {
    const { skipped, ...rows } = whole(y, x)
    const { coefficients, ...about } = linearRegression({ ...rows, robust }, options)
    const { value, n, df, adjusted, statistic, p, residual, intercept, aliased } = about
    const warnings: (Warning | false)[] = [
      aboutSize(n),
      n > 1 && value === null && 'allAlike',
      value !== null && n < 10 * (df[0] + 1) && 'smallSample',
      value !== null && df[1] > 0 && statistic === null && df[0] > 0 && 'exactLine',
      coefficients.some(({ inflation }) => inflation > 5) && 'entangled',
      aliased.length > 0 && 'aliased',
      skipped && 'skipped',
    ]
    const each = Object.fromEntries(coefficients.map(({ name, ...one }) => [name, one]))
    const extra = { adjusted, statistic, df, p, residual, intercept, coefficients: each, aliased }
    return told(about, warnings, extra)
  },
})

/** How one value follows others. */
export const regressionMethods = [regression]
