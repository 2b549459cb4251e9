import { sql } from 'kysely'
import { calendarNames } from '#features/clocks/server/public/calendars-by-id.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import { roster } from '../contract/roster.ts'
import type { DispatchTables, ShiftChangeRow } from './dispatch.tables.ts'

/** The working people whose tickets the actor may assign. */
export const peopleInReach = (db: ReadHandle, actor: Actor) =>
  db
    .tables<StaffTables & DispatchTables>()
    .selectFrom('people')
    .leftJoin('dispatch_shifts', 'dispatch_shifts.person_id', 'people.id')
    .where('people.status', '=', 'active')
    .where((eb) => insideReach(eb, reachOf(actor, 'dispatch.assign'), { table: 'people', actorId: actor.id }))

/** Refuses to tell of somebody else. */
export async function refuseOutOfReach(db: ReadHandle, actor: Actor, personId: string): Promise<void> {
  const known = await peopleInReach(db, actor)
    .select('people.id')
    .where('people.id', '=', personId)
    .executeTakeFirst()
  if (known === undefined) throw new Refusal('platform.notFound', 'missing')
}

/** Of these those who take work, of a unit and everything under it; of all units where none is named. */
export const peopleUnder = (db: ReadHandle, actor: Actor, unitId: string | undefined) =>
  peopleInReach(db, actor)
    .select(['people.id as personId', 'people.name', 'people.org_unit_id as unitId', 'people.capacity'])
    .select(['people.availability', 'dispatch_shifts.on_duty'])
    .where('people.capacity', '>', 0)
    .$if(unitId !== undefined, (people) =>
      people.where(
        sql<boolean>`${unitId}::uuid = any(array[people.unit_1, people.unit_2, people.unit_3, people.unit_4, people.unit_5, people.unit_6])`,
      ),
    )
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()

async function changesTo(read: ReadHandle, personIds: readonly string[], now: number) {
  if (personIds.length === 0) return new Map<string, ShiftChangeRow[]>()
  const rows = await read
    .tables<DispatchTables>()
    .selectFrom('dispatch_shift_changes')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .where('ends_at', '>', new Date(now))
    .orderBy('starts_at')
    .execute()
  return Map.groupBy(rows, (row) => row.person_id)
}

export const rosterQuery = query(roster, async ({ read, actor, now }) => {
  const rows = await peopleInReach(read, actor)
    .select(['people.id', 'people.name', 'people.org_unit_id as unitId', 'people.availability'])
    .select(['dispatch_shifts.calendar_id', 'dispatch_shifts.on_duty', 'dispatch_shifts.next_at'])
    .where('people.capacity', '>', 0)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  const changes = await changesTo(
    read,
    rows.map((row) => row.id),
    now,
  )
  return {
    calendars: await calendarNames(read),
    people: rows.map(({ calendar_id, on_duty, next_at, ...person }) => ({
      ...person,
      shift:
        calendar_id === null
          ? null
          : { calendarId: calendar_id, onDuty: on_duty ?? true, nextAt: (next_at as Date).toISOString() },
      changes: (changes.get(person.id) ?? []).map((change) => ({
        id: change.id,
        startsAt: change.starts_at.toISOString(),
        endsAt: change.ends_at.toISOString(),
        works: change.works,
      })),
    })),
  }
})
