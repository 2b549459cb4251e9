import { cutFor } from '#features/metrics/server/public/cut.ts'
import { query } from '#platform/server/command.ts'
import { readDrivers } from '../contract/reading.ts'
import { driversOf } from '../domain/drivers.ts'
import { type Buckets, figureOf } from '../domain/figures.ts'
import type { IndicatorKey } from '../domain/indicators.ts'
import { talliesOf } from './tallies.query.ts'

/** Answers and signals of a day below which its figure is mostly chance. */
const fewestAnswers = 5
const fewestSignals = 20

function typicalOf(key: IndicatorKey, buckets: Buckets | undefined): number | null {
  if (buckets === undefined) return null
  const { value, n } = figureOf(key, buckets).typical
  return n < fewestSignals ? null : value
}

export const drivers = query(readDrivers, async (context, { satisfaction, ...stretch }) => {
  const { from, to, unit } = stretch
  const [{ byIndicator }, answers] = await Promise.all([
    talliesOf(context, stretch),
    cutFor(context, { metric: satisfaction, from, to, by: 'day', unit, tree: 'then' }),
  ])
  const asked = [...byIndicator.keys()]
  const days = answers.rows.flatMap(({ key, estimate }) => {
    if (key === null) return []
    const rated = estimate !== null && estimate.n >= fewestAnswers ? estimate.value : null
    const told = asked.map((one) => [one, typicalOf(one, byIndicator.get(one)?.get(key))] as const)
    return [{ day: key, satisfaction: rated, indicators: Object.fromEntries(told) }]
  })
  const found = driversOf(days, asked)
  const { counting } = answers
  if (found.state === 'tooFew') return { ...found, counting }
  return {
    ...found,
    counting,
    drivers: [...found.drivers],
    leftOut: [...found.leftOut],
    caveats: [...found.caveats],
  }
})
