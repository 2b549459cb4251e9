import { sql } from 'kysely'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Strategies } from '../domain/deciding.ts'
import type { DispatchTables } from './dispatch.tables.ts'

type Quota = { readonly unitId: string; readonly quota: number }

/** On which day of a time zone a moment lies. */
export function dayIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return (at) => format.format(at)
}

/** Today where the organisation is. */
async function today(db: ReadHandle, now: number): Promise<string> {
  return dayIn((await theOrganisation(db))?.time_zone ?? 'UTC')(now)
}

/** Whether a unit may have another ticket, by what was given today. */
export const quotaLeftToday =
  (given: ReadonlyMap<string, number>) =>
  ({ unitId, quota }: Quota): boolean =>
    (given.get(unitId) ?? 0) < quota

/** What the rules gave today to units with a quota. */
export async function givenToday(db: ReadHandle, now: number): Promise<Map<string, number>> {
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('dispatch_days')
    .select(['unit_id', 'given'])
    .where('day', '=', await today(db, now))
    .execute()
  return new Map(rows.map((row) => [row.unit_id, row.given]))
}

async function lockRows(db: WriteHandle, day: string, unitIds: readonly string[]) {
  await sql`
    insert into dispatch_days (unit_id, day, given)
    select unit_id, ${day}::date, 0 from unnest(${[...unitIds]}::uuid[]) as wanted (unit_id)
    order by unit_id on conflict do nothing`.execute(db.own<DispatchTables>())
  return db
    .own<DispatchTables>()
    .selectFrom('dispatch_days')
    .select(['unit_id', 'given'])
    .where('day', '=', day)
    .where('unit_id', 'in', [...unitIds])
    .orderBy('unit_id')
    .forUpdate()
    .execute()
}

/** Today's counts of the units whose quota these teams' tickets count against, locked until the commit: no two overstep one together. */
export async function lockDays(
  { db, now }: CommandContext,
  strategies: Strategies,
  teams: readonly string[],
) {
  const units = [...new Set(teams.flatMap((team) => strategies.quotasOf(team).map((quota) => quota.unitId)))]
  const day = units.length === 0 ? '' : await today(db, now)
  const rows = units.length === 0 ? [] : await lockRows(db, day, units)
  const given = new Map(rows.map((row) => [row.unit_id, row.given]))
  const counted = new Set<string>()
  return {
    left: quotaLeftToday(given),
    count(quotas: readonly Quota[]): void {
      for (const { unitId } of quotas) {
        given.set(unitId, (given.get(unitId) ?? 0) + 1)
        counted.add(unitId)
      }
    },
    async save(): Promise<void> {
      for (const unitId of [...counted].sort())
        await db
          .own<DispatchTables>()
          .updateTable('dispatch_days')
          .set({ given: given.get(unitId) as number })
          .where('unit_id', '=', unitId)
          .where('day', '=', day)
          .execute()
    },
  }
}
