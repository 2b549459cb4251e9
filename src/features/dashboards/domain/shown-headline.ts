import { isCensus } from '@huixiang/cx-stats/census.ts'
import { type Estimate, goalStatus } from '@huixiang/cx-stats/estimate.ts'
import type { Cut } from './answers.ts'
import type { Answered } from './answers-of-widget.ts'
import { benchmarkFor } from './benchmarks.ts'
import { difference } from './differences.ts'
import { lengthOf } from './periods.ts'
import { periodBehind, sidesOfEvent } from './questions.ts'
import { medianOf, placeOf } from './ranking.ts'
import type { Headline, Hurdle } from './shown-shape.ts'

type Found = { readonly headline: Headline | null; readonly hurdle: Hurdle | null }
const none: Found = { headline: null, hurdle: null }
/** Days of the shortest month. */
const aMonth = 28
const stopped = (hurdle: Hurdle): Found => ({ headline: null, hurdle })

const heldTo = (cut: Cut, value: number) => {
  const nothing: Estimate = { value: null, n: 0, low: null, high: null, confidence: 0.95, method: '' }
  const bound = cut.direction === 'less' ? { atMost: value } : { atLeast: value }
  // What is neither better nor worse is held to nothing.
  return cut.direction === 'neither' ? 'unclear' : goalStatus(cut.total ?? nothing, bound)
}

function againstPeriod(answered: Answered, cut: Cut, kind: 'previous' | 'last_year'): Found {
  // What there is at this moment has no days, and no time before.
  if (cut.total !== null && isCensus(cut.total)) return stopped('onlyNow')
  const behind = periodBehind(answered.widget, answered.scope)
  const earlier = answered.of('before')[0]?.total ?? null
  if (behind === null) return none
  const how = { ...cut, days: { now: lengthOf(cut), before: lengthOf(behind) } }
  // Nothing counted a year ago, or for a month, is more likely a time without records than one without events.
  const isBlank = earlier?.n === 0 && (kind === 'last_year' || lengthOf(behind) >= aMonth)
  const found = difference({ now: cut.total, before: isBlank ? null : earlier }, how)
  return { headline: { kind, before: earlier, after: cut.total, ...found }, hurdle: null }
}

function aroundTheEvent(answered: Answered, cut: Cut): Found {
  const { widget, scope } = answered
  if (cut.total !== null && isCensus(cut.total)) return stopped('onlyNow')
  if (!scope.marks.some(({ id }) => id === widget.markId)) return stopped('noEvent')
  const sides = sidesOfEvent(widget, scope)
  if (sides === null) return stopped('eventAhead')
  const earlier = answered.of('before')[0]?.total ?? null
  const since = answered.of('after')[0]?.total ?? null
  const how = { ...cut, days: { now: lengthOf(sides.after), before: lengthOf(sides.before) } }
  const found = difference({ now: since, before: earlier }, how)
  return { headline: { kind: 'event', before: earlier, after: since, ...found }, hurdle: null }
}

function amongSiblings(answered: Answered, cut: Cut): Found {
  const { unitId, aboveId } = answered.scope
  if (unitId === undefined) return stopped('noUnit')
  const known = (answered.of('siblings')[0]?.rows ?? []).flatMap(({ key, estimate }) =>
    key === null || key === aboveId || estimate?.value == null ? [] : [{ key, value: estimate.value }],
  )
  const values = known.map(({ value }) => value)
  const own = known.find(({ key }) => key === unitId)
  const middle = medianOf(values)
  if (own === undefined || middle === null) return none
  const rank = placeOf(own.value, values, cut.direction)
  return { headline: { kind: 'siblings', rank, of: values.length, middle }, hurdle: null }
}

function againstGoal(cut: Cut): Found {
  const value = cut.goal
  if (value === null) return stopped('noGoal')
  return { headline: { kind: 'goal', value, status: heldTo(cut, value), source: null }, hurdle: null }
}

function againstBenchmark({ benchmarks }: Answered, cut: Cut): Found {
  const one = benchmarkFor(benchmarks, cut.metric, cut.to)
  if (one === undefined) return stopped('noBenchmark')
  const { value, source } = one
  return { headline: { kind: 'benchmark', value, status: heldTo(cut, value), source }, hurdle: null }
}

/** What is said about the whole, or what stands in the way of saying it. */
export function headlineOf(answered: Answered, cut: Cut): Found {
  const { comparison, by } = answered.widget
  if (comparison === 'previous' || comparison === 'last_year') return againstPeriod(answered, cut, comparison)
  if (comparison === 'event') return aroundTheEvent(answered, cut)
  if (comparison === 'siblings' && by === 'none') return amongSiblings(answered, cut)
  if (comparison === 'goal') return againstGoal(cut)
  if (comparison === 'benchmark') return againstBenchmark(answered, cut)
  if (comparison === 'distribution' && !cut.distribution?.some(({ n }) => n > 0))
    return stopped('noDistribution')
  return none
}
