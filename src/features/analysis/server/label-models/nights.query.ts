import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type NightRule, nightAround, shippedNightRule } from '../../domain/nights.ts'
import type { AnalysisTables } from '../analysis.tables.ts'

/** When labels are learnt by themselves. */
export async function nightRule(db: ReadHandle): Promise<NightRule> {
  const row = await db
    .tables<AnalysisTables>()
    .selectFrom('nightly_learning')
    .select(['hour', 'at_least as atLeast'])
    .executeTakeFirst()
  return row ?? shippedNightRule
}

const zone = sql`coalesce((select time_zone from organisations limit 1), 'UTC')`

/** What the organisation's wall clock shows, in milliseconds as if it were UTC. */
async function wallClock(db: ReadHandle, now: number): Promise<number> {
  const { rows } = await sql<{ wall: number }>`
    select extract(epoch from ${new Date(now)}::timestamptz at time zone ${zone})::float8 * 1000 as wall
  `.execute(db.tables<AnalysisTables>() as never)
  return rows[0]?.wall ?? now
}

async function momentOf(db: ReadHandle, wall: number): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select ${new Date(wall).toISOString().slice(0, -1)}::timestamp at time zone ${zone} as at
  `.execute(db.tables<AnalysisTables>() as never)
  return rows[0]?.at ?? new Date(wall)
}

/** The night whose quiet hours it is; null outside of them. */
export async function nightNow(db: ReadHandle, now: number, hour: number): Promise<string | null> {
  const { night, quiet } = nightAround(await wallClock(db, now), hour)
  return quiet ? night : null
}

/** When the next night is that has not been decided. */
async function nextNight(db: ReadHandle, now: number, hour: number): Promise<Date> {
  const { night, quiet, nextWall } = nightAround(await wallClock(db, now), hour)
  return quiet && !(await isDecided(db, night)) ? new Date(now) : momentOf(db, nextWall)
}

/** Whether it was decided already what is done that night. */
export async function isDecided(db: ReadHandle, night: string): Promise<boolean> {
  const row = await db
    .tables<AnalysisTables>()
    .selectFrom('label_nights')
    .select('night')
    .where('night', '=', night)
    .executeTakeFirst()
  return row !== undefined
}

/** The last night on which something was decided, with the number of what was learnt then. */
async function lastNight(db: ReadHandle) {
  const row = await db
    .tables<AnalysisTables>()
    .selectFrom('label_nights')
    .leftJoin('label_models', 'label_models.id', 'label_nights.model_id')
    .select(['decided_at', 'outcome', 'corrections', 'model_id as modelId', 'label_models.number'])
    .orderBy('night', 'desc')
    .executeTakeFirst()
  if (row === undefined) return null
  const { decided_at: at, ...rest } = row
  return { ...rest, at: at.toISOString() }
}

/** Learning at night as the page of models shows it. */
export async function nightlyLearning(db: ReadHandle, now: number) {
  const rule = await nightRule(db)
  const [last, next] = await Promise.all([
    lastNight(db),
    rule.hour === null ? null : nextNight(db, now, rule.hour),
  ])
  return { ...rule, last, nextAt: next?.toISOString() ?? null }
}
