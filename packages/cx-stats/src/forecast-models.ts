import { holtWinters } from './holt-winters.ts'
import { holtWintersForecast } from './holt-winters-forecast.ts'

/** A way to go on from values: `horizon` steps ahead. */
type Model = (values: readonly number[], horizon: number) => readonly number[]
/** Ways by name. */
export type Models = Readonly<Record<string, Model>>

const mostTaught = 600
// A line takes three values, and one to be wrong about.
const fewest = 4

/** The models that these values allow, by name. */
export function modelsFor(values: readonly number[], period: number): Models {
  const hasSeason = period > 1 && values.length >= 2 * period + 2
  const gamma = hasSeason ? {} : { gamma: false as const }
  const season = hasSeason ? period : 1
  const smoothed =
    (seasonal: 'additive' | 'multiplicative', beta?: false): Model =>
    (known, horizon) => {
      const late = known.slice(-Math.max(mostTaught, 5 * season))
      const model = holtWinters(late, { period: season, seasonal }, { ...gamma, beta, search: 'near' })
      return holtWintersForecast(late, model, { horizon, confidence: 0.5 }).map(({ value }) => value)
    }
  const repeated: Model = (known, horizon) => {
    const last = known.slice(-season)
    return Array.from({ length: horizon }, (_, step) => last[step % last.length] as number)
  }
  if (values.length < fewest) return { 'last-season': repeated }
  const additive = { 'smoothed-level': smoothed('additive', false), 'smoothed-trend': smoothed('additive') }
  // A season that grows with the level can only be told of values above zero.
  const grows = hasSeason && values.every((value) => value > 0)
  return {
    'last-season': repeated,
    ...additive,
    ...(grows && { 'smoothed-growing-season': smoothed('multiplicative') }),
  }
}

/** Each model's path, and their mean. */
export function pathsOf(
  models: Models,
  known: readonly number[],
  { horizon }: { horizon: number },
): (readonly number[])[] {
  const paths = Object.values(models).map((model) => model(known, horizon))
  return [
    ...paths,
    Array.from(
      { length: horizon },
      (_, step) => paths.reduce((sum, path) => sum + (path[step] as number), 0) / paths.length,
    ),
  ]
}
