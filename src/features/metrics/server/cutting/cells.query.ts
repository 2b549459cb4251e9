import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Cell, CutDimension } from '../../domain/cuts.ts'
import type { Measure } from '../../domain/measures.ts'
import type { MetricsTables } from '../metrics.tables.ts'

/** What is asked of the counts. Null stands for all of a dimension. */
export interface CellQuestion {
  readonly measure: Measure
  /** Null where it does not matter when something was counted. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly by: CutDimension | null
  readonly unitIds: readonly string[] | null
  readonly labelIds: readonly string[] | null
  readonly channel: string | null
  readonly kind: string | null
}

/** A cell under one value of the dimension asked for: null for «not known», and for everything where none was. */
export interface KeyedCell extends Cell {
  readonly key: string | null
}

const columns = {
  day: 'day',
  unit: 'org_unit_id',
  label: 'label_id',
  channel: 'channel',
  kind: 'kind',
} as const

/** Sums the counts of a measure; leans on the unique index of metric_counts (measure, day, …). */
export async function readCells(read: ReadHandle, question: CellQuestion): Promise<KeyedCell[]> {
  const { measure, period, by, unitIds, labelIds, channel, kind } = question
  const key = by === null ? sql`null` : sql.raw(`${columns[by]}::text`)
  const { rows } = await sql<KeyedCell>`
    select ${key} as key, kind, bucket, sum(n)::int as n from metric_counts
    where measure = ${measure}
      and (${period === null} or day between ${period?.from ?? null}::date and ${period?.to ?? null}::date)
      and (${unitIds}::uuid[] is null or org_unit_id = any(${unitIds}::uuid[]))
      and (${labelIds}::uuid[] is null or label_id = any(${labelIds}::uuid[]))
      and (${channel}::text is null or channel = ${channel}) and (${kind}::text is null or kind = ${kind})
    group by 1, 2, 3 having sum(n) <> 0`.execute(read.tables<MetricsTables>() as never)
  return rows
}
