import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatClockTime } from '#platform/web/formats.ts'
import type { readCatalogue } from '../contract/catalogue.ts'
import { metricGroups } from '../domain/definitions/definition.ts'

export type Metric = CallerReply<typeof readCatalogue>['items'][number]
type Say = (key: string) => string

/** What is said of a metric in either language, so that one finds it by the word one knows. */
const saidOf = ({ key, expression, name, counted, outOf, leftOut }: Metric): string =>
  [
    key,
    expression,
    ...[name, counted, outOf, leftOut].flatMap((words) => (words === null ? [] : Object.values(words))),
  ]
    .join('\n')
    .toLowerCase()

/** The metrics with a text in their words, of some groups; no text and no group mean all. */
export function chosenMetrics(
  items: readonly Metric[],
  { q, group }: { q: string; group: readonly string[] },
): Metric[] {
  const text = q.trim().toLowerCase()
  return items.filter(
    (one) => saidOf(one).includes(text) && (group.length === 0 || group.includes(one.group)),
  )
}

/** Metrics by their group, in the order of groups. */
export const grouped = (items: readonly Metric[]) =>
  metricGroups
    .map((group) => ({ group, own: items.filter((one) => one.group === group) }))
    .filter(({ own }) => own.length > 0)

/** The catalogue as a sheet: each text in both languages, codes as they stand in the API. */
export function sheetOf(items: readonly Metric[], t: Say): string[][] {
  const columns: [string, (metric: Metric) => string][] = [
    ['key', ({ key }) => key],
    ['name', ({ name }) => name['zh-CN']],
    ['name_en', ({ name }) => name.en],
    ['formula', ({ formula }) => formula['zh-CN']],
    ['formula_en', ({ formula }) => formula.en],
    ['expression', ({ expression }) => expression ?? ''],
    ['left_out', ({ leftOut }) => leftOut?.['zh-CN'] ?? ''],
    ['left_out_en', ({ leftOut }) => leftOut?.en ?? ''],
    ['unit', ({ unit }) => unit],
    ['direction', ({ direction }) => direction],
    ['goal', ({ goal }) => (goal === null ? '' : String(goal))],
    ['dimensions', ({ dimensions }) => dimensions.join(' ')],
    ['sources', ({ sources }) => sources.join(' ')],
    ['time_zone', ({ calendar }) => calendar?.timeZone ?? ''],
    ['day_begins', ({ calendar }) => (calendar === null ? '' : formatClockTime(calendar.dayBegins))],
    ['year_begins', ({ calendar }) => (calendar === null ? '' : String(calendar.yearBegins))],
    ['weeks', ({ calendar }) => calendar?.weeks?.pattern ?? ''],
    ['version', ({ version }) => String(version)],
    ['since', ({ since }) => since],
    ['owner', ({ owner }) => owner.person?.name ?? t(`catalogue.roles.${owner.roleKey}`)],
    ['shown_on', ({ shownOn }) => shownOn.join(' ')],
  ]
  return [columns.map(([name]) => name), ...items.map((metric) => columns.map(([, of]) => of(metric)))]
}
