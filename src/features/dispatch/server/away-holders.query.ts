import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { strategyOn } from '../domain/strategy.ts'
import type { DispatchTables } from './dispatch.tables.ts'
import { pathOf } from './matters.query.ts'
import { ownStrategies } from './strategies.ts'

const minuteMs = 60_000

/** Those who have been away longer than their unit allows, on shift or on no roster, with until when their tickets cannot wait. */
async function awayTooLong(db: ReadHandle, now: number) {
  const own = await ownStrategies(db)
  const shortest = Math.min(
    ...[...own.values()].map(({ awayMinutes }) => awayMinutes ?? Number.POSITIVE_INFINITY),
  )
  if (!Number.isFinite(shortest)) return []
  const people = await db
    .tables<StaffTables & DispatchTables>()
    .selectFrom('people')
    .leftJoin('dispatch_shifts', 'dispatch_shifts.person_id', 'people.id')
    .select([
      'people.id',
      'people.availability_since',
      'unit_1',
      'unit_2',
      'unit_3',
      'unit_4',
      'unit_5',
      'unit_6',
    ])
    .where('people.status', '=', 'active')
    .where('people.availability', '=', 'away')
    .where('people.availability_since', '<=', new Date(now - shortest * minuteMs))
    .where(sql<boolean>`dispatch_shifts.on_duty is not false`)
    .orderBy('people.id')
    .execute()
  return people.flatMap(({ id, availability_since: since, ...path }) => {
    const { awayMinutes } = strategyOn(pathOf(path), own)
    if (awayMinutes === null || since.getTime() > now - awayMinutes * minuteMs) return []
    return [{ personId: id, since, dueBy: new Date(now + awayMinutes * minuteMs) }]
  })
}

/** Tickets that cannot wait for holders who have been away too long. What was given to them while they were away is somebody's will. */
export async function ticketsOfAway(db: ReadHandle, now: number, limit: number) {
  const away = await awayTooLong(db, now)
  if (away.length === 0) return []
  const { rows } = await sql<{ ticket_id: string; person_id: string }>`
    select tickets.id as ticket_id, away.person_id
    from unnest(${away.map((one) => one.personId)}::uuid[], ${away.map((one) => one.since)}::timestamptz[],
      ${away.map((one) => one.dueBy)}::timestamptz[]) as away (person_id, since, due_by)
    join assignments as held on held.person_id = away.person_id and held.until is null and held.since < away.since
    join tickets on tickets.id = held.ticket_id
    where tickets.state in ('received', 'accepted', 'in_progress')
      and (tickets.urgency = 'urgent' or tickets.next_due_at <= away.due_by)
    order by tickets.id limit ${limit}`.execute(db.tables<TicketsTables>() as never)
  return rows.map((row) => ({ ticketId: row.ticket_id, personId: row.person_id }))
}
