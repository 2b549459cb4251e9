import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { deskViews } from '../contract/reading.ts'
import type { Cause } from '../domain/causes.ts'
import type { CaseResult } from '../domain/responsibility.ts'
import { type BriefTicket, briefColumns } from './case-parts.query.ts'
import type { SupervisionTables } from './supervision.tables.ts'
import { superviseInReach } from './visibility.ts'

export type DeskView = (typeof deskViews)[number]

/** What the desk is narrowed to. */
export interface DeskFilters {
  readonly view: DeskView
  readonly cause?: Cause | undefined
  readonly unit?: string | undefined
  readonly text?: string | undefined
}

export interface DeskRow {
  readonly id: string
  readonly ticket: BriefTicket
  readonly causes: { cause: Cause; about: string | null }[]
  readonly opened_at: Date
  readonly closed_at: Date | null
  readonly result: CaseResult | null
  readonly letters: number
  readonly due_at: Date | null
  readonly escalation: number
}

const letterThat = (condition: RawBuilder<unknown>) =>
  sql`exists (select from supervision_letters as letter where letter.case_id = cases.id and ${condition})`

const isOpen = sql`cases.closed_at is null`

const inView: Readonly<Record<DeskView, RawBuilder<unknown>>> = {
  to_act: sql`${isOpen} and not ${letterThat(sql`letter.ended_at is null`)}`,
  waiting: sql`${isOpen} and ${letterThat(sql`letter.state in ('sent', 'received')`)}`,
  answered: sql`${isOpen} and ${letterThat(sql`letter.state = 'answered'`)}`,
  overdue: sql`${isOpen} and ${letterThat(sql`letter.state in ('sent', 'received') and letter.breached_at is not null`)}`,
  closed: sql`cases.closed_at is not null`,
}

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

function conditions(actor: Actor, { view, cause, unit, text }: DeskFilters): RawBuilder<unknown>[] {
  const found = [sql`${superviseInReach(actor)}`, inView[view]]
  if (cause)
    found.push(
      sql`exists (select from supervision_causes as noted where noted.case_id = cases.id and noted.cause = ${cause})`,
    )
  if (unit)
    found.push(
      sql`${unit}::uuid in (tickets.unit_1, tickets.unit_2, tickets.unit_3, tickets.unit_4, tickets.unit_5, tickets.unit_6)`,
    )
  if (text) found.push(sql`tickets.number like ${`${escaped(text.toUpperCase())}%`}`)
  return found
}

const from = sql`from supervision_cases as cases join tickets on tickets.id = cases.ticket_id`

/** The desk's rows in order: those longest under supervision first, closed ones from the latest. Walks supervision_cases_open or _closed. */
export async function deskRows(
  read: ReadHandle,
  actor: Actor,
  {
    limit,
    after,
    ...filters
  }: DeskFilters & { limit: number | RawBuilder<number>; after?: [string, string] },
): Promise<DeskRow[]> {
  const [column, way, sign] =
    filters.view === 'closed'
      ? ([sql.ref('cases.closed_at'), sql`desc`, sql`<`] as const)
      : ([sql.ref('cases.opened_at'), sql`asc`, sql`>`] as const)
  const wanted = conditions(actor, filters)
  if (after) wanted.push(sql`(${column}, cases.id) ${sign} (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const { rows } = await sql<DeskRow>`
    select cases.id, cases.opened_at, cases.closed_at, cases.result, ${briefColumns} as ticket,
      (select jsonb_agg(jsonb_build_object('cause', noted.cause, 'about', noted.about) order by noted.at, noted.id)
        from supervision_causes as noted where noted.case_id = cases.id) as causes,
      (select count(*)::int from supervision_letters as letter where letter.case_id = cases.id) as letters,
      (select min(letter.due_at) from supervision_letters as letter
        where letter.case_id = cases.id and letter.state in ('sent', 'received')) as due_at,
      (select coalesce(max(letter.escalation), 0) from supervision_letters as letter
        where letter.case_id = cases.id and letter.ended_at is null) as escalation
    ${from} where ${sql.join(wanted, sql` and `)}
    order by ${column} ${way}, cases.id ${way} limit ${limit}`.execute(
    read.tables<SupervisionTables>() as never,
  )
  return rows
}

/** How many cases a queue holds, counted up to `most`. */
export async function countCases(
  read: ReadHandle,
  actor: Actor,
  { view, most }: { view: DeskView; most: RawBuilder<number> },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 ${from}
      where ${sql.join(conditions(actor, { view }), sql` and `)} limit ${most}) as counted`.execute(
    read.tables<SupervisionTables>() as never,
  )
  return rows[0]?.n ?? 0
}
