import { type Expression, type SqlBool, sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { reaches, seenTicket, ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { externalCaseList, externalCasesOfTicket } from '../contract/reading.ts'
import { afterStep, canChange } from '../domain/life.ts'
import { numberKey } from '../domain/sources.ts'
import type { ExternalCasesTables } from './external-cases.tables.ts'
import { termOf } from './reckoning.ts'
import { beginsWith } from './same-beginning.ts'
import { stoppedFor } from './standing-merge.query.ts'

type Tables = ExternalCasesTables & TicketsTables & StaffTables

/** Cases with their tickets, to be narrowed and put in order by whoever asks. */
export const namedCases = (read: ReadHandle) =>
  read
    .tables<Tables>()
    .selectFrom('external_cases')
    .innerJoin('tickets', 'tickets.id', 'external_cases.ticket_id')
    .leftJoin('people as holder', 'holder.id', 'tickets.assignee_id')
    .selectAll('external_cases')
    .select([
      'tickets.number as ticket_number',
      'tickets.title',
      'tickets.assignee_id',
      'tickets.org_unit_id',
    ])
    .select(['tickets.unit_1', 'tickets.unit_2', 'tickets.unit_3', 'tickets.unit_4', 'tickets.unit_5'])
    .select(['tickets.unit_6', 'holder.name as holder_name'])

export type NamedCase = Awaited<ReturnType<ReturnType<typeof namedCases>['executeTakeFirstOrThrow']>>

/** Not replied to when its time was over, or replied to on a later day. */
export const isLate = ({ state, due_at, due_on, replied_on }: NamedCase, now: number): boolean =>
  replied_on === null ? state === 'open' && due_at.getTime() < now : replied_on > due_on

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

async function stepsOf(read: ReadHandle, ids: readonly string[]) {
  if (ids.length === 0) return []
  return read
    .tables<Tables>()
    .selectFrom('external_case_steps as taken')
    .leftJoin('people as person', 'person.id', 'taken.by')
    .select(['taken.external_case_id', 'taken.step', 'taken.words', 'taken.at', 'taken.by', 'person.name'])
    .where('taken.external_case_id', 'in', [...ids])
    .orderBy('taken.at')
    .execute()
}

interface Looking {
  readonly read: ReadHandle
  readonly actor: Actor
  readonly now: number
}

async function shown({ read, actor, now }: Looking, rows: readonly NamedCase[]) {
  const taken = Map.groupBy(
    await stepsOf(
      read,
      rows.map(({ id }) => id),
    ),
    ({ external_case_id }) => external_case_id,
  )
  return rows.map((row) => {
    const may = reaches(actor, 'external-cases.write', row)
    return {
      id: row.id,
      ticket: { id: row.ticket_id, number: row.ticket_number, title: row.title },
      holder: named(row.assignee_id, row.holder_name),
      source: row.source,
      sourceName: row.source_name,
      number: row.number,
      receivedOn: row.received_on,
      term: termOf(row),
      dueOn: row.due_on,
      dueAt: row.due_at.toISOString(),
      late: isLate(row, now),
      official: row.official,
      state: row.state,
      repliedOn: row.replied_on,
      version: row.version,
      steps: (taken.get(row.id) ?? []).map(({ step, words, at, by, name }) => ({
        step,
        words,
        at: at.toISOString(),
        by: named(by, name),
      })),
      can: {
        change: may && canChange(row.state),
        reply: may && afterStep(row.state, 'reply') !== null,
        close: may && afterStep(row.state, 'close') !== null,
        withdraw: may && afterStep(row.state, 'withdraw') !== null,
      },
    }
  })
}

export const ofTicket = query(externalCasesOfTicket, async ({ read, actor, now }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const rows = await namedCases(read)
    .where('external_cases.ticket_id', '=', ticketId)
    .orderBy('external_cases.received_on')
    .orderBy('external_cases.id')
    .execute()
  return {
    items: await shown({ read, actor, now }, rows),
    can: {
      write: reaches(actor, 'external-cases.write', ticket) && (await stoppedFor(read, ticketId)) === null,
    },
  }
})

type Filters = Pick<InputOf<typeof externalCaseList>, 'view' | 'source' | 'state' | 'text'>

/** The conditions under which the list shows a case; open ones lean on external_cases_open. */
export function conditionsOf({ view, source, state, text }: Filters, now: number): Expression<SqlBool>[] {
  return [
    ...(view === 'all' ? [] : [sql<boolean>`external_cases.state = 'open'`]),
    ...(view === 'overdue' ? [sql<boolean>`external_cases.due_at < ${new Date(now)}`] : []),
    ...(source.length > 0 ? [sql<boolean>`external_cases.source = any(${source}::text[])`] : []),
    ...(state.length > 0 ? [sql<boolean>`external_cases.state = any(${state}::text[])`] : []),
    ...(numberKey(text ?? '') === '' ? [] : [beginsWith(text ?? '')]),
  ]
}

/** Those to be replied to by their deadline; of all, the latest deadline first. */
export const wayOf = ({ view }: Filters) => (view === 'all' ? 'desc' : 'asc')

export const list = query(externalCaseList, async (context, { cursor, limit, ...filters }) => {
  const { read, actor, now } = context
  const way = wayOf(filters)
  let wanted = namedCases(read)
    .where(ticketInReach(actor))
    .orderBy('external_cases.due_at', way)
    .orderBy('external_cases.id', way)
    .limit(limit + 1)
  for (const condition of conditionsOf(filters, now)) wanted = wanted.where(condition)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    const sign = way === 'asc' ? sql`>` : sql`<`
    wanted = wanted.where(
      sql<boolean>`(external_cases.due_at, external_cases.id) ${sign} (${at}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await wanted.execute(), limit, (row) => [
    row.due_at.toISOString(),
    row.id,
  ])
  return { items: await shown({ read, actor, now }, items), next }
})
