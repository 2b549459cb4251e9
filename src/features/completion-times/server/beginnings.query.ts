import { sql } from 'kysely'
import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** So many handlings are learnt from, the latest ones. */
const most = 60_000
const arrivalsWithin = sql.lit('1 day')

/** Handlings with what was known when they began; what ended without a solution tells nothing and is left out. */
function handlings(read: ReadHandle) {
  return read
    .tables<ClocksTables>()
    .selectFrom('clocked_cycles as handling')
    .leftJoin('clocks as clock', (join) =>
      join
        .onRef('clock.ticket_id', '=', 'handling.ticket_id')
        .onRef('clock.cycle', '=', 'handling.cycle')
        .on('clock.obligation', '=', 'resolve'),
    )
    .select(['handling.ticket_id as ticketId', 'handling.cycle', 'handling.kind', 'handling.urgency'])
    .select(['handling.tier', 'handling.label_id as labelId', 'handling.org_unit_id as unitId'])
    .select([
      'handling.began_at as beganAt',
      'handling.resolved_at as solvedAt',
      'clock.calendar_id as calendarId',
    ])
    .where('handling.began_at', 'is not', null)
    .where((eb) => eb.or([eb('handling.resolved_at', 'is not', null), eb('handling.ended_at', 'is', null)]))
}

/** A handling as it is read. */
export interface HandlingRow {
  readonly ticketId: string
  readonly cycle: number
  readonly kind: string | null
  readonly urgency: string | null
  readonly tier: number | null
  readonly labelId: string | null
  readonly unitId: string | null
  readonly beganAt: Date
  readonly solvedAt: Date | null
  readonly calendarId: string | null
}

/** The latest handlings, in the order in which they began. */
export async function pastHandlings(read: ReadHandle): Promise<HandlingRow[]> {
  const rows = await handlings(read).orderBy('handling.began_at', 'desc').limit(most).execute()
  return rows.reverse() as HandlingRow[]
}

/** A handling that goes on, with its load and its solution time. */
export interface OpenHandling extends HandlingRow {
  readonly arrivals: number
  readonly dueAt: Date | null
  /** When the solution time runs; it stands still while the ticket waits for its customer. */
  readonly runs: boolean
}

const openHandlings = (read: ReadHandle) =>
  handlings(read)
    .select(['clock.due_at as dueAt'])
    .select(sql<boolean>`clock.state is distinct from 'paused'`.as('runs'))
    .select(
      sql<number>`(select count(*)::int from clocked_cycles as other where other.org_unit_id = handling.org_unit_id
        and other.began_at > handling.began_at - interval ${arrivalsWithin} and other.began_at < handling.began_at)`.as(
        'arrivals',
      ),
    )
    .where('handling.resolved_at', 'is', null)

/** The handling of a ticket that goes on; undefined where none does. */
export async function openHandling(read: ReadHandle, ticketId: string): Promise<OpenHandling | undefined> {
  const row = await openHandlings(read)
    .where('handling.ticket_id', '=', ticketId)
    .orderBy('handling.cycle', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as OpenHandling | undefined
}

/** Handlings whose solution time runs and that are not watched yet by this model and for that time. */
export async function unwatchedHandlings(
  read: ReadHandle,
  { modelId, most: atOnce }: { modelId: string; most: number },
): Promise<OpenHandling[]> {
  const rows = await openHandlings(read)
    .where('clock.state', '=', 'running')
    .where('clock.breached_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from completion_watches as watch where watch.ticket_id = handling.ticket_id
        and watch.cycle = handling.cycle and watch.due_at = clock.due_at and (watch.model_id = ${modelId} or watch.told_at is not null))`,
    )
    .limit(atOnce)
    .execute()
  return rows as OpenHandling[]
}

/** How many solved handlings there are, counted up to a number. */
export async function solvedHandlings(read: ReadHandle, upTo: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n
    from (select from clocked_cycles where resolved_at is not null limit ${upTo}) as solved`.execute(
    read.tables<ClocksTables>() as never,
  )
  return rows[0]?.n ?? 0
}

/** Above which label each one stands. */
export async function labelParents(read: ReadHandle): Promise<Map<string, string | null>> {
  const rows = await read.tables<TaxonomyTables>().selectFrom('labels').select(['id', 'parent_id']).execute()
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]))
}

/** The time zone in which the organisation's days pass. */
export async function timeZone(read: ReadHandle): Promise<string> {
  const row = await read
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('time_zone')
    .executeTakeFirst()
  return row?.time_zone ?? 'UTC'
}
