import { dateOf } from '@huixiang/business-time/local-date.ts'
import { sql } from 'kysely'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import { dayClock } from '#features/organisation/server/public/day-clock.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Split } from '../domain/codes.ts'
import type { Cell, Recipe } from '../domain/measured.ts'
import { cellsOf, pastOf } from './sources.query.ts'

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
  /** In milliseconds since 1970. */
  readonly now: number
}

const columns = {
  unit: 'org_unit_id',
  label: 'label_id',
  channel: 'channel',
  kind: 'kind',
  agent: 'agent_id',
  touchpoint: 'touchpoint_id',
} as const

/** Sums cells day by day; of the cube it leans on the primary keys of metric_sums and metric_months (measure, …). */
export async function readCube(read: ReadHandle, question: CubeQuestion): Promise<CubeRow[]> {
  const { recipe, by, within = 'none', unitIds, from, to, now } = question
  const column = (of: Split) => (of === 'none' ? sql`null` : sql.raw(`${columns[of]}::text`))
  const cells = cellsOf(recipe, {
    from,
    today: to,
    now,
    clock: await dayClock(read),
    splits: [by, within],
  })
  const { rows } = await sql<CubeRow>`
    select measure, (day - ${dateOf(from)}::date) as day, ${column(by)} as key, ${column(within)} as within, bucket,
      coalesce(kind = 'complaint', false) as complaint, kind is not null as judged, sum(n)::int as n
    from ${cells} as cell
    where measure = any(${recipe.measures}) and day between ${dateOf(from)}::date and ${dateOf(to)}::date
      and (${unitIds}::uuid[] is null or org_unit_id = any(${unitIds}::uuid[]))
    group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0
    order by 1, 2, 3, 4, 5, 6, 7`.execute(read.tables<MetricsTables>() as never)
  return rows
}

/** The first day on which anything of these was counted, since 1970-01-01; null before the first, and for what is only at this moment. */
export async function firstCounted(
  read: ReadHandle,
  recipe: Pick<Recipe, 'measures' | 'level'>,
  now: number,
): Promise<number | null> {
  if (recipe.level) return null
  const known = pastOf(recipe)
  const cells =
    known === null
      ? cellsOf(recipe, { from: 0, today: 0, now, clock: await dayClock(read), splits: [] })
      : sql`(select sum.day from (select measure, day from metric_sums union all
            select measure, month + get_byte(day_kinds, 0) - 1 from metric_months) sum
          join metric_terms term on term.dimension = 'measure' and term.code = sum.measure where term.value = any(${known}))`
  const { rows } = await sql<{ day: number | null }>`
    select min(day) - '1970-01-01'::date as day from ${cells} as cell`.execute(
    read.tables<MetricsTables>() as never,
  )
  return rows[0]?.day ?? null
}
