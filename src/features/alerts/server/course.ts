import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { MetricKey } from '#features/metrics/domain/definitions.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { againstOf } from '../domain/evaluating.ts'
import { judge } from '../domain/judging.ts'
import { predictParts } from '../domain/judging-made.ts'
import type { Recipe } from '../domain/measured.ts'
import { z95 } from '../domain/predicting.ts'
import type { JudgedSegment } from './alerts.tables.ts'
import type { Rule } from './rule-recipes.ts'
import { measureOf, reachBack } from './rule-rows.query.ts'
import { type Judged, segmentsOf } from './segments.ts'

const daysShown = 35

/** A segment day by day, each beside what was to be expected by what came before it. */
function courseOf(judged: Judged, rule: Rule, key: string) {
  const segment = judged.segments.find((one) => one.key === key)
  const measure = measureOf(rule)
  if (segment === undefined) return []
  const until = judged.days
  return Array.from({ length: Math.min(daysShown, until) }, (_, index) => {
    const day = until - Math.min(daysShown, until) + index
    const window = { from: day + 1 - rule.window_days, until: day + 1 }
    const against = window.from < 0 ? null : againstOf(segment, measure, window)
    const found =
      against === null
        ? null
        : judge({ series: segment.series, recipe: measure.recipe, frame: segment.frame, against }, window)
    return {
      day: dateOf(judged.first + day),
      value: found?.value ?? null,
      n: found?.n ?? 0,
      expected: found?.expected ?? null,
      low: found?.low ?? null,
      high: found?.high ?? null,
    }
  })
}

/** What a made metric is made of, over the days that an alert is about: each beside what was to be expected of it, where that is asked. */
function partsAt(judged: Judged, rule: Rule, { key, from, to }: JudgedSegment) {
  const segment = judged.segments.find((one) => one.key === key)
  const { recipe, made } = rule
  if (recipe.form !== 'made' || made === null || segment === undefined) return []
  const dayAt = (day: string) => (dayNumberOf(day) as number) - judged.first
  const window = { from: dayAt(from), until: dayAt(to) + 1 }
  const against = againstOf(segment, measureOf(rule), window)
  if (against === null) return []
  const { series, frame } = segment
  return predictParts({ series, frame, recipe, against }, window).flatMap((part, index) =>
    part === null
      ? []
      : {
          metric: made.parts[index] as MetricKey,
          unit: (recipe.parts[index] as Recipe).unit,
          ...{ value: part.value, n: part.n },
          usual:
            'goal' in against ? null : { expected: part.expected, low: part.at(-z95), high: part.at(z95) },
        },
  )
}

/** How the worst segment of an alert went, up to today or some days after what it is about, and what it is made of. */
export async function readCourse(
  read: ReadHandle,
  rule: Rule,
  { segment, today, now }: { segment: JudgedSegment; today: number; now: number },
) {
  const { key, to } = segment
  const last = Math.min(today - (rule.recipe.ripensDays ?? 0), (dayNumberOf(to) as number) + 7)
  const judged = await segmentsOf(read, rule, { from: last - daysShown - reachBack(rule), to: last, now })
  return { course: courseOf(judged, rule, key), parts: partsAt(judged, rule, segment) }
}
