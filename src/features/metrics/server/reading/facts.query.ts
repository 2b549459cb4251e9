import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { toldFromFacts } from '../../domain/cuts.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { hasBehind, joinedBehind, narrowedTo, valueBehind } from './behind-facts.ts'
import { always, type CellQuestion, type KeyedCell } from './cell-question.ts'
import type { Known } from './known.query.ts'
import type { Terms } from './terms.query.ts'
import { placesIn } from './units.query.ts'

const columns = {
  day: 'fact.day',
  label: 'label.value',
  channel: 'channel.value',
  kind: 'kind.value',
} as const

function keyOf(by: CellQuestion['by']) {
  if (by === null) return sql`null`
  if (by === 'unit') return sql`place.row`
  const told = toldFromFacts.find((one) => one === by)
  return told === undefined ? sql.raw(`${columns[by as keyof typeof columns]}::text`) : valueBehind(told)
}

const dayMs = 86_400_000
const manyDays = 62
/** So many are counted sooner than all labels of many days are unpacked. */
const few = 20_000

/** Whether a question follows a few labels through so many days that their facts are read sooner than the sums of all. It leans on metric_facts_labels. */
export async function isOfFew(
  read: ReadHandle,
  { by, daily, period, labelIds, measures }: CellQuestion,
  terms: Terms,
): Promise<boolean> {
  if (!daily || by === 'label' || labelIds === null) return false
  const { from, to } = period ?? always
  if (Date.parse(to) - Date.parse(from) < manyDays * dayMs) return false
  const { rows } = await sql`
    select from metric_facts
    where measure = any(${codesOf(terms, 'measure', measures)}::smallint[])
      and label = any(${codesOf(terms, 'label', labelIds)}::int[]) and day between ${from}::date and ${to}::date
    limit ${few + 1}`.execute(read.tables<MetricsTables>() as never)
  return rows.length <= few
}

const codesOf = (terms: Terms, dimension: 'measure' | 'label', values: readonly string[]) =>
  values.flatMap((value) => terms.codeOf(dimension, value) ?? [])

/** Counts the facts themselves, by one dimension. It leans on metric_facts_labels and metric_facts_places, and on the keys of what lies behind. */
export async function countFacts(
  read: ReadHandle,
  question: CellQuestion,
  { terms, places }: Pick<Known, 'terms' | 'places'>,
): Promise<KeyedCell[]> {
  const { measures, period, by, sums, labelIds, channel, kind, behind } = question
  const { from, to } = period ?? always
  const covered = sums.flatMap((one) => placesIn([one], places).map((place) => ({ place, row: one.row })))
  const told = toldFromFacts.find((one) => one === by)
  const narrowing = narrowedTo(behind)
  const narrowed = [
    ...(labelIds === null ? [] : [sql`and fact.label = any(${codesOf(terms, 'label', labelIds)}::int[])`]),
    // A word that nothing was ever counted under has no number.
    ...(channel === null ? [] : [sql`and fact.cell >> 14 = ${terms.codeOf('channel', channel) ?? -1}`]),
    ...narrowing.map(([dimension, value]) => sql`and ${hasBehind(dimension, value)}`),
    ...(kind === null ? [] : [sql`and fact.cell & 15 = ${terms.codeOf('kind', kind) ?? -1}`]),
  ]
  const { rows } = await sql<KeyedCell>`
    select measure.value as measure, ${keyOf(by)} as key, kind.value as kind, fact.cell >> 4 & 1023 as bucket, count(*)::int as n
    from metric_facts fact
    join unnest(${covered.map(({ place }) => place)}::int[], ${covered.map(({ row }) => row)}::text[]) place(id, row) on place.id = fact.place
    join metric_terms measure on measure.dimension = 'measure' and measure.code = fact.measure
    left join metric_terms kind on kind.dimension = 'kind' and kind.code = fact.cell & 15
    left join metric_terms label on label.dimension = 'label' and label.code = fact.label
    left join metric_terms channel on channel.dimension = 'channel' and channel.code = fact.cell >> 14
    ${joinedBehind(measures, [...narrowing.map(([dimension]) => dimension), ...(told === undefined ? [] : [told])], by)}
    where fact.measure = any(${codesOf(terms, 'measure', measures)}::smallint[]) and fact.day between ${from}::date and ${to}::date
      ${sql.join(narrowed, sql` `)}
    group by 1, 2, 3, 4`.execute(read.tables<MetricsTables>() as never)
  return by === null ? rows : rows.map((row) => ({ ...row, key: question.rowOf(row.key) }))
}
