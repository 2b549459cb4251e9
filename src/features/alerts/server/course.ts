import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { againstOf } from '../domain/evaluating.ts'
import { judge } from '../domain/judging.ts'
import { recipes } from '../domain/recipes.ts'
import type { RuleRow } from './alerts.tables.ts'
import { measureOf, reachBack } from './rule-rows.query.ts'
import { type Judged, segmentsOf } from './segments.ts'

const daysShown = 35

/** A segment day by day, each beside what was to be expected by what came before it. */
function courseOf(judged: Judged, rule: RuleRow, key: string) {
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

/** How the worst segment of an alert went, up to today or some days after what it is about. */
export async function readCourse(
  read: ReadHandle,
  rule: RuleRow,
  { key, to, today, now }: { key: string; to: string; today: number; now: number },
) {
  const last = Math.min(today - (recipes[rule.watched].ripensDays ?? 0), (dayNumberOf(to) as number) + 7)
  const judged = await segmentsOf(read, rule, { from: last - daysShown - reachBack(rule), to: last, now })
  return courseOf(judged, rule, key)
}
