import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { toldFromFacts } from '../../domain/cuts.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { hasBehind, joinedBehind, narrowedTo, valueBehind } from './behind-facts.ts'
import type { CellQuestion, KeyedCell } from './cell-question.ts'
import type { Known } from './known.query.ts'
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

/** Counts the facts themselves, by one dimension. It leans on metric_facts_labels and metric_facts_places, and on the keys of what lies behind. */
export async function countFacts(
  read: ReadHandle,
  question: CellQuestion,
  { terms, places }: Pick<Known, 'terms' | 'places'>,
): Promise<KeyedCell[]> {
  const { measures, period, by, sums, labelIds, channel, kind, behind } = question
  const { from, to } = period ?? { from: '0001-01-01', to: '9999-12-31' }
  const codes = (dimension: 'measure' | 'label', values: readonly string[]) =>
    values.flatMap((value) => terms.codeOf(dimension, value) ?? [])
  const covered = sums.flatMap((one) => placesIn([one], places).map((place) => ({ place, row: one.row })))
  const told = toldFromFacts.find((one) => one === by)
  const narrowing = narrowedTo(behind)
  const narrowed = [
    ...(labelIds === null ? [] : [sql`and fact.label = any(${codes('label', labelIds)}::int[])`]),
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
    where fact.measure = any(${codes('measure', measures)}::smallint[]) and fact.day between ${from}::date and ${to}::date
      ${sql.join(narrowed, sql` `)}
    group by 1, 2, 3, 4`.execute(read.tables<MetricsTables>() as never)
  return by === null ? rows : rows.map((row) => ({ ...row, key: question.rowOf(row.key) }))
}
