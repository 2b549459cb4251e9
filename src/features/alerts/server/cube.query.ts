import { dateOf } from '@huixiang/business-time/local-date.ts'
import { sql } from 'kysely'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Split } from '../domain/codes.ts'
import type { Cell, Recipe } from '../domain/measured.ts'

/** A cell of the cube on one day; days are counted from the first one asked for. */
export interface CubeRow extends Cell {
  readonly day: number
  /** The value of the dimension asked for; null for «not known», and for everything where none was. */
  readonly key: string | null
  /** The value of the second dimension, where one was asked for. */
  readonly within?: string | null
}

/** What is asked of the cube; days are since 1970-01-01, both ends included. */
export interface CubeQuestion {
  readonly recipe: Pick<Recipe, 'measures'>
  readonly by: Split
  readonly within?: Split
  /** Null for all of them, and for what belongs to none. */
  readonly unitIds: readonly string[] | null
  readonly from: number
  readonly to: number
}

const columns = { unit: 'org_unit_id', label: 'label_id', channel: 'channel', kind: 'kind' } as const

/** Sums cells of the cube day by day; leans on its unique index (measure, day, …). */
export async function readCube(read: ReadHandle, question: CubeQuestion): Promise<CubeRow[]> {
  const { recipe, by, within = 'none', unitIds, from, to } = question
  const column = (of: Split) => (of === 'none' ? sql`null` : sql.raw(`${columns[of]}::text`))
  const { rows } = await sql<CubeRow>`
    select measure, (day - ${dateOf(from)}::date) as day, ${column(by)} as key, ${column(within)} as within, bucket,
      coalesce(kind = 'complaint', false) as complaint, kind is not null as judged, sum(n)::int as n
    from metric_counts
    where measure = any(${recipe.measures}) and day between ${dateOf(from)}::date and ${dateOf(to)}::date
      and (${unitIds}::uuid[] is null or org_unit_id = any(${unitIds}::uuid[]))
    group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0
    order by 1, 2, 3, 4, 5, 6, 7`.execute(read.tables<MetricsTables>() as never)
  return rows
}

/** The first day on which anything of these was counted, since 1970-01-01; null before the first. */
export async function firstCounted(
  read: ReadHandle,
  recipe: Pick<Recipe, 'measures'>,
): Promise<number | null> {
  const row = await read
    .tables<MetricsTables>()
    .selectFrom('metric_counts')
    .select(sql<number | null>`min(day) - '1970-01-01'::date`.as('day'))
    .where('measure', 'in', [...recipe.measures])
    .where('n', '>', 0)
    .executeTakeFirst()
  return row?.day ?? null
}
