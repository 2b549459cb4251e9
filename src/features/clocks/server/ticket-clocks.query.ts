import { type Selectable, sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type TicketClock, ticketClocks } from '../contract/ticket-clocks.ts'
import type { Allowance } from '../domain/extending.ts'
import { counted, pausesOf } from '../domain/reckoning.ts'
import { allowancesOf } from './allowances.query.ts'
import { factsOf, termsOf } from './clock-facts.ts'
import { ticketsInReach } from './clock-ticket.query.ts'
import type { ClockRow, ClocksTables } from './clocks.tables.ts'
import { allCalendars, type Calendars, calendarIn } from './compiled-calendars.ts'
import { requestsOfTicket } from './extension-requests.query.ts'

export const ticketClocksQuery = query(ticketClocks, async ({ read, actor, now }, { ticketId }) => {
  const seen = await ticketsInReach(read, actor, ['tickets.read'])
    .where('tickets.id', '=', ticketId)
    .select('tickets.id')
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('clocks.ticketNotFound', 'missing')
  const [clocks, resolution] = await Promise.all([
    clocksOfTicket(read, { ticketId, actor, now }),
    resolutionOf(read, ticketId),
  ])
  return { clocks, resolution }
})

interface Asked {
  readonly ticketId: string
  readonly actor: Actor
  readonly now: number
}

/** The clocks of a ticket the actor was already seen to reach. */
export async function clocksOfTicket(
  db: ReadHandle,
  { ticketId, actor, now }: Asked,
): Promise<TicketClock[]> {
  const calendars = await allCalendars(db)
  const [rows, known, extensions, allowances, may] = await Promise.all([
    clockRows(db, ticketId),
    factsOfTicket(db, ticketId),
    extensionsOf(db, ticketId),
    allowancesOf(db, ticketId, calendars),
    mayOf(db, actor, ticketId),
  ])
  const requests = await requestsOfTicket(db, ticketId, { actor, decides: may.decide })
  return rows
    .map((row) => ({
      ...standing(row, { facts: known(row.cycle), calendars, now }),
      extensions: extensions
        .filter(({ clockId }) => clockId === row.id)
        .map(({ clockId: _, ...rest }) => rest),
      requests: requests
        .filter(({ clockId }) => clockId === row.id)
        .map(({ clockId: _, ...request }) => request),
      can: moreTime(row, {
        may,
        now,
        allowance: allowances.get(row.id),
        waits: requests.some(({ clockId, state }) => clockId === row.id && state === 'open'),
      }),
    }))
    .toSorted(presentAndNextFirst)
}

/** What the reader may do about the time of this ticket. */
async function mayOf(db: ReadHandle, actor: Actor, ticketId: string) {
  const reaches = async (permission: Permission) =>
    (await ticketsInReach(db, actor, [permission])
      .where('tickets.id', '=', ticketId)
      .select('tickets.id')
      .executeTakeFirst()) !== undefined
  const [extend, request, decide] = await Promise.all(
    (['clocks.extend', 'tickets.handle', 'clocks.approve_extension'] as const).map(reaches),
  )
  return { extend: extend === true, request: request === true, decide: decide === true }
}

interface Possible {
  readonly may: Awaited<ReturnType<typeof mayOf>>
  readonly now: number
  readonly allowance: Allowance | undefined
  /** Somebody asked already. */
  readonly waits: boolean
}

function moreTime(row: NamedRow, { may, now, allowance, waits }: Possible): TicketClock['can'] {
  const runs = row.state === 'running' && now < (row.due_at?.getTime() ?? 0)
  const how = runs ? allowance?.how : 'none'
  const until = allowance?.until ?? null
  return {
    extend: may.extend && (how === 'free' || how === 'direct'),
    request: may.request && how === 'approved' && !waits,
    until: until === null ? null : new Date(until).toISOString(),
  }
}

async function resolutionOf(db: ReadHandle, ticketId: string) {
  const cycles = await db
    .tables<ClocksTables>()
    .selectFrom('clocked_cycles')
    .select(['began_at', 'resolved_at'])
    .where('ticket_id', '=', ticketId)
    .orderBy('cycle')
    .execute()
  const opened = cycles[0]?.began_at ?? null
  const since = (at: Date | null | undefined) =>
    at == null || opened === null ? null : at.getTime() - opened.getTime()
  return { firstMs: since(cycles[0]?.resolved_at), totalMs: since(cycles.at(-1)?.resolved_at) }
}

type NamedRow = Selectable<ClockRow> & {
  readonly name_zh: string
  readonly name_en: string
  readonly statute: TicketClock['statute']
}

function clockRows(db: ReadHandle, ticketId: string): Promise<NamedRow[]> {
  return db
    .tables<ClocksTables>()
    .selectFrom('clocks')
    .innerJoin('calendars', 'calendars.id', 'clocks.calendar_id')
    .selectAll('clocks')
    .leftJoin('clock_policy_versions as limits', (join) =>
      join
        .onRef('limits.policy_id', '=', 'clocks.policy_id')
        .onRef('limits.version', '=', 'clocks.policy_version'),
    )
    .select(['calendars.name_zh', 'calendars.name_en'])
    .select(sql<TicketClock['statute']>`limits.content ->> 'statute'`.as('statute'))
    .where('ticket_id', '=', ticketId)
    .execute()
}

async function factsOfTicket(db: ReadHandle, ticketId: string) {
  const tables = db.tables<ClocksTables>()
  const [cycles, pauses] = await Promise.all([
    tables.selectFrom('clocked_cycles').selectAll().where('ticket_id', '=', ticketId).execute(),
    tables.selectFrom('clock_pauses').selectAll().where('ticket_id', '=', ticketId).execute(),
  ])
  return (cycle: number) => {
    const row = cycles.find((one) => one.cycle === cycle)
    if (row === undefined) throw new Error(`clocks of ticket ${ticketId} have no cycle ${cycle}`)
    return factsOf(row, pauses)
  }
}

async function extensionsOf(db: ReadHandle, ticketId: string) {
  const rows = await db
    .tables<ClocksTables & StaffTables>()
    .selectFrom('clock_extensions')
    .innerJoin('clocks', 'clocks.id', 'clock_extensions.clock_id')
    .leftJoin('people', 'people.id', 'clock_extensions.by')
    .select(['clock_id', 'at', 'by', 'people.name', 'reason', 'from_due_at', 'clock_extensions.due_at'])
    .where('clocks.ticket_id', '=', ticketId)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    clockId: row.clock_id,
    at: row.at.toISOString(),
    by: row.by === null || row.name === null ? null : { id: row.by, name: row.name },
    reason: row.reason,
    fromDueAt: row.from_due_at.toISOString(),
    dueAt: row.due_at.toISOString(),
  }))
}

function standing(
  row: NamedRow,
  { facts, calendars, now }: { facts: ReturnType<typeof factsOf>; calendars: Calendars; now: number },
): Omit<TicketClock, 'extensions' | 'requests' | 'can'> {
  const terms = termsOf(row)
  const at = row.ended_at?.getTime() ?? now
  const elapsedMs = counted(calendarIn(calendars, row.calendar_id), { terms, facts }, at)
  return {
    id: row.id,
    cycle: row.cycle,
    obligation: row.obligation,
    statute: row.statute,
    state: row.state,
    kind: row.kind as TicketClock['kind'],
    urgency: row.urgency as TicketClock['urgency'],
    calendar: { nameZh: row.name_zh, nameEn: row.name_en },
    targetMs: row.target_ms,
    startedAt: row.started_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    metAt: row.met_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    elapsedMs,
    remainingMs: row.target_ms - elapsedMs,
    untilDueMs: row.ended_at !== null || row.due_at === null ? null : row.due_at.getTime() - now,
    pausable: row.pausable,
    pauses: pausesOf(terms, facts, row.ended_at?.getTime() ?? null).map(({ from, to }) => ({
      since: new Date(from).toISOString(),
      until: to === undefined || to === null ? null : new Date(to).toISOString(),
    })),
  }
}

type Ordered = Pick<TicketClock, 'cycle' | 'endedAt' | 'dueAt' | 'startedAt'>

function presentAndNextFirst(a: Ordered, b: Ordered): number {
  const open = (clock: Ordered) => (clock.endedAt === null ? 0 : 1)
  const key = (clock: Ordered) => clock.dueAt ?? clock.startedAt
  return b.cycle - a.cycle || open(a) - open(b) || key(a).localeCompare(key(b))
}
