import { type RawBuilder, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import type { CellQuestion, KeyedCell } from './cell-question.ts'
import type { SummedPlace } from './units.query.ts'

const columns = {
  day: 'fact.day',
  label: 'label.value',
  channel: 'channel.value',
  kind: 'kind.value',
} as const

/** The places that sums cover, each with the row it counts in; the tables `asked`, `under` and `places` of a `with recursive`. */
const placesUnder = (sums: readonly SummedPlace[]): RawBuilder<unknown> => sql`asked as (
      select place, below, row from unnest(${sums.map(({ place }) => place)}::int[], ${sums.map(({ below }) => below)}::boolean[],
        ${sums.map(({ row }) => row)}::text[]) asked(place, below, row)
    ), under as (
      select here.id, asked.row from asked join metric_places here on here.parent_id = asked.place where asked.below
      union all select here.id, under.row from under join metric_places here on here.parent_id = under.id
    ), places as (select place as id, row from asked where not below union all select id, row from under)`

/** Counts the facts themselves, by one dimension. It leans on metric_facts_labels and metric_facts_places. */
export async function countFacts(read: ReadHandle, question: CellQuestion): Promise<KeyedCell[]> {
  const { measures, period, by, sums, labelIds, channel, kind } = question
  const { from, to } = period ?? { from: '0001-01-01', to: '9999-12-31' }
  const key = by === null ? sql`null` : by === 'unit' ? sql`place.row` : sql.raw(`${columns[by]}::text`)
  const { rows } = await sql<KeyedCell>`
    with recursive ${placesUnder(sums)}
    select measure.value as measure, ${key} as key, kind.value as kind, fact.bucket, count(*)::int as n
    from metric_facts fact join places place on place.id = fact.place
    join metric_terms measure on measure.dimension = 'measure' and measure.code = fact.measure
    left join metric_terms kind on kind.dimension = 'kind' and kind.code = fact.kind
    left join metric_terms label on label.dimension = 'label' and label.code = fact.label
    left join metric_terms channel on channel.dimension = 'channel' and channel.code = fact.channel
    where fact.measure in (select code from metric_terms where dimension = 'measure' and value = any(${[...measures]}::text[]))
      and fact.day between ${from}::date and ${to}::date
      and (${labelIds}::text[] is null
        or fact.label in (select code from metric_terms where dimension = 'label' and value = any(${labelIds}::text[])))
      and (${channel}::text is null or channel.value = ${channel}) and (${kind}::text is null or kind.value = ${kind})
    group by 1, 2, 3, 4`.execute(read.tables<MetricsTables>() as never)
  return rows
}

/** The places that sums cover. */
export async function placesIn(read: ReadHandle, sums: readonly SummedPlace[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive ${placesUnder(sums)} select distinct id from places`.execute(
    read.tables<MetricsTables>() as never,
  )
  return rows.map(({ id }) => id)
}
