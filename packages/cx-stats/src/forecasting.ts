import { conformalMargin } from './conformal-margin.ts'
import { normalQuantile, tQuantile } from './distributions.ts'
import { type Models, modelsFor, pathsOf } from './forecast-models.ts'

/** What is expected, between what, and how that has fared on the values themselves. */
export type ForecastReport = {
  readonly model: string
  readonly steps: readonly {
    readonly value: number
    readonly low: number | null
    readonly high: number | null
  }[]
  readonly backtest: {
    /** Mean absolute error beside that of repeating the last season; below 1 is better. Null where repeating is never wrong. */
    readonly mase: number | null
    /** Share of values that lay in the intervals which were forecast for them. */
    readonly coverage: number | null
    /** Forecasts that were held against what came. */
    readonly n: number
    readonly origins: number
  }
}

const mostOrigins = 40
// Intervals take that many looks back.
const leastKnown = 5

/**
 * Forecasts by the model that has been best so far, of these: the last season again, smoothed level and season, the same with a trend, with a season that grows
 * with the level, and the mean of all. Intervals are as wide as its errors were (conformal, by steps ahead), wider
 * where those so far held too little. The back-test goes through the last origins in time: at each, model
 * and intervals are chosen by the errors known by then alone, as they would have been on that day.
 * Sources: Hyndman and Koehler, International Journal of Forecasting 22 (2006) 679 (MASE); Tashman, ibid. 16 (2000) 437 (rolling origins); Vovk,
 * Gammerman and Shafer, Algorithmic Learning in a Random World (2005).
 */
export function forecastOf(
  values: readonly number[],
  by: { readonly horizon: number; readonly period: number; readonly confidence: number },
): ForecastReport {
  const models = modelsFor(values, by.period)
  const least = Math.max(2 * by.period + 2, 8)
  const tries = originsOf(values.length, least, by.horizon).map((origin) => {
    const known = values.slice(0, origin)
    return {
      origin,
      paths: pathsOf(models, known, by),
      unit: repetitionError(known, by.period),
      liveliness: livelinessOf(known, by.period),
    }
  })
  const issued: Issued[] = []
  const choose = (origin: number, liveliness: number) => {
    const choice = chosen(models, knownErrors(values, tries, origin), { ...by, liveliness })
    return widened(choice, correction(issued, { origin, confidence: by.confidence }))
  }
  for (const one of tries) issued.push(...issuedAt(values, one, choose(one.origin, one.liveliness)))
  const now = choose(values.length, livelinessOf(values, by.period))
  const path = pathsOf(models, values, by)[now.model] as readonly number[]
  return {
    model: Object.keys(models)[now.model] ?? 'mean',
    steps: path.map((value, step) => {
      const half = now.halves[step] ?? null
      return { value, low: half === null ? null : value - half, high: half === null ? null : value + half }
    }),
    backtest: { ...judged(issued), origins: tries.length },
  }
}

function originsOf(n: number, least: number, horizon: number): number[] {
  const first = Math.max(least, n - Math.max(mostOrigins, 2 * horizon))
  const room = n - first
  const stride = Math.max(1, Math.ceil(room / mostOrigins))
  return Array.from(
    { length: Math.max(0, Math.floor((room + stride - 1) / stride)) },
    (_, i) => first + i * stride,
  )
}

type Try = {
  readonly origin: number
  readonly paths: readonly (readonly number[])[]
  readonly unit: number
  readonly liveliness: number
}
type Errors = readonly (readonly (readonly number[])[])[]
type Choice = { readonly model: number; readonly halves: readonly (number | null)[] }

/** By model and step ahead, what was off as far as known at an origin, in units of how lively the series was. */
function knownErrors(values: readonly number[], tries: readonly Try[], origin: number): Errors {
  const models = tries[0]?.paths ?? []
  return models.map((_, model) =>
    (models[0] ?? []).map((_step, step) =>
      tries
        .filter((one) => one.origin + step < origin)
        .map((one) => {
          const off = (values[one.origin + step] as number) - (one.paths[model]?.[step] as number)
          return Math.abs(off) / one.liveliness
        }),
    ),
  )
}

const rootMean = (errors: readonly number[]): number =>
  Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)

function chosen(
  models: Models,
  errors: Errors,
  { confidence, liveliness }: { confidence: number; liveliness: number },
): Choice {
  const means = errors.map((bySteps) => {
    const all = bySteps.flat()
    return all.length === 0
      ? Number.POSITIVE_INFINITY
      : all.reduce((sum, error) => sum + error, 0) / all.length
  })
  // Nothing is known yet: the mean of all, which is never far off.
  const usual = Object.keys(models).length
  const model = means.reduce((best, mean, i) => (mean < (means[best] as number) ? i : best), usual)
  const own = errors[model] ?? []
  let widest = 0
  const scales = own.map((ofStep) => {
    if (ofStep.length >= 3) widest = Math.max(widest, rootMean(ofStep))
    return widest || 1
  })
  const relative = own.flatMap((ofStep, step) =>
    ofStep.map((error) => ({ low: 0, high: 0, observed: error / (scales[step] as number) })),
  )
  const looks = own[0]?.length ?? 0
  const margin = looks < leastKnown ? null : marginOf(relative, { looks, confidence })
  return { model, halves: scales.map((scale) => (margin === null ? null : margin * scale * liveliness)) }
}

/** Steps of one look back miss together: few looks know little of how far off one can be, whatever the number of steps (Student's t). */
function marginOf(
  relative: Parameters<typeof conformalMargin>[0],
  { looks, confidence }: { looks: number; confidence: number },
): number | null {
  const margin = conformalMargin(relative, confidence)
  const level = (1 + confidence) / 2
  return margin === null ? null : (margin * tQuantile(level, looks - 1)) / normalQuantile(level)
}

/** One forecast that was made, and what came. */
type Issued = {
  readonly place: number
  readonly error: number
  readonly unit: number
  readonly half: number | null
}

function issuedAt(
  values: readonly number[],
  { origin, paths, unit }: Try,
  { model, halves }: Choice,
): Issued[] {
  return (paths[model] ?? []).flatMap((value, step) => {
    const came = values[origin + step]
    if (came === undefined) return []
    return [{ place: origin + step, error: Math.abs(came - value), unit, half: halves[step] ?? null }]
  })
}

const [narrowest, widestBy] = [1, 3]

/** By how much the intervals so far should have been wider to hold what they said; 1 while that is not known. */
function correction(
  issued: readonly Issued[],
  { origin, confidence }: { origin: number; confidence: number },
): number {
  const known = issued.flatMap(({ place, error, half }) =>
    place < origin && half !== null && half > 0 ? [{ low: 0, high: 0, observed: error / half }] : [],
  )
  const factor = conformalMargin(known, confidence)
  return factor === null ? 1 : Math.min(widestBy, Math.max(narrowest, factor))
}

const widened = ({ model, halves }: Choice, by: number): Choice => ({
  model,
  halves: halves.map((half) => (half === null ? null : half * by)),
})

/** How far off repeating the last season has been of late: errors grow and shrink with it. */
function livelinessOf(known: readonly number[], period: number): number {
  const late = repetitionError(known.slice(-Math.max(4 * period, 20)), period)
  return Math.max(late, repetitionError(known, period) / 5) || 1
}

/** How far off repeating the last season has been. */
function repetitionError(known: readonly number[], period: number): number {
  const lag = known.length > period ? period : 1
  let sum = 0
  for (let i = lag; i < known.length; i++) sum += Math.abs((known[i] as number) - (known[i - lag] as number))
  return known.length > lag ? sum / (known.length - lag) : 0
}

function judged(issued: readonly Issued[]): Pick<ForecastReport['backtest'], 'mase' | 'coverage' | 'n'> {
  const scaled = issued.filter(({ unit }) => unit > 0)
  const bounded = issued.filter(({ half }) => half !== null)
  const inside = bounded.filter(({ error, half }) => error <= (half ?? 0))
  return {
    mase:
      scaled.length === 0
        ? null
        : scaled.reduce((sum, { error, unit }) => sum + error / unit, 0) / scaled.length,
    coverage: bounded.length === 0 ? null : inside.length / bounded.length,
    n: issued.length,
  }
}
