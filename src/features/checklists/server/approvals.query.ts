import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { reaches, type Ticket, ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listApprovals } from '../contract/approving.ts'
import type { ChecklistsTables } from './checklists.tables.ts'

type Shown = Omit<CallerReply<typeof listApprovals>['items'][number], 'item' | 'checklist' | 'ticket'>

/** Requests with the names of who asked and who decided. */
function named(db: ReadHandle) {
  return db
    .tables<ChecklistsTables & StaffTables & TicketsTables>()
    .selectFrom('checklist_approvals as approval')
    .leftJoin('people as asking', 'asking.id', 'approval.asked_by')
    .leftJoin('people as deciding', 'deciding.id', 'approval.decided_by')
    .selectAll('approval')
    .select(['asking.name as asker', 'deciding.name as decider'])
}

type Named = Awaited<ReturnType<ReturnType<typeof named>['executeTakeFirstOrThrow']>>

const person = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }

/** `decides`: whether the reader may decide what others asked for on a ticket that somebody else holds. */
function shown(
  row: Named,
  { actor, decides, assigneeId }: { actor: Actor; decides: boolean; assigneeId: string | null },
): Shown {
  const { decided_at: decidedAt } = row
  const own = row.asked_by === actor.id || assigneeId === actor.id
  return {
    id: row.id,
    at: row.asked_at.toISOString(),
    by: person(row.asked_by, row.asker),
    words: row.words,
    state: row.state,
    decision:
      decidedAt === null
        ? null
        : {
            at: decidedAt.toISOString(),
            by: person(row.decided_by, row.decider),
            words: row.decision ?? '',
          },
    can: { decide: row.state === 'open' && decides && !own },
  }
}

/** The requests of a ticket's present handling, the latest first, by list and item. */
export async function approvalsOf(read: ReadHandle, actor: Actor, ticket: Ticket) {
  const rows = await named(read)
    .where('approval.ticket_id', '=', ticket.id)
    .where('approval.cycle', '=', ticket.cycle)
    .orderBy('approval.asked_at', 'desc')
    .execute()
  const decides = ticket.ended_at === null && reaches(actor, 'checklists.approve', ticket)
  const reader = { actor, decides, assigneeId: ticket.assignee_id }
  return rows.map((row) => ({
    checklistId: row.checklist_id,
    item: row.item,
    shown: shown(row, reader),
  }))
}

/** The item as the version of its list that stood when the ticket's handling began calls it. */
const itemNames = sql<{ zh: string; en: string }>`(
  select jsonb_build_object('zh', one.item ->> 'nameZh', 'en', one.item ->> 'nameEn')
  from checklist_versions as stood, jsonb_array_elements(stood.items) as one (item)
  where stood.checklist_id = approval.checklist_id and one.item ->> 'key' = approval.item and stood.since <= tickets.cycle_since
  order by stood.version desc limit 1)`

export const approvals = query(listApprovals, async ({ read, actor }, { view, limit, cursor }) => {
  const open = view === 'open'
  const column = open ? 'approval.asked_at' : 'approval.decided_at'
  const direction = open ? 'asc' : 'desc'
  let rows = named(read)
    .innerJoin('tickets', 'tickets.id', 'approval.ticket_id')
    .innerJoin('checklists', 'checklists.id', 'approval.checklist_id')
    .select(['tickets.number', 'tickets.title', 'tickets.assignee_id'])
    .select(['checklists.name_zh', 'checklists.name_en', itemNames.as('item_names')])
    .where(ticketInReach(actor))
    .where(ticketInReach(actor, 'checklists.approve'))
    .where('approval.state', open ? '=' : '!=', 'open')
    .orderBy(column, direction)
    .orderBy('approval.id', direction)
    .limit(limit + 1)
  // What ended, or was begun anew, needs no approval any more.
  if (open) rows = rows.where('tickets.ended_at', 'is', null).whereRef('tickets.cycle', '=', 'approval.cycle')
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    const after = sql.raw(open ? '>' : '<')
    rows = rows.where(
      sql<boolean>`(${sql.ref(column)}, approval.id) ${after} (${at}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await rows.execute(), limit, (row) => [
    ((open ? row.asked_at : row.decided_at) as Date).toISOString(),
    row.id,
  ])
  return {
    items: items.map((row) => ({
      ...shown(row, { actor, decides: true, assigneeId: row.assignee_id }),
      item: row.item_names ?? { zh: '', en: '' },
      checklist: { zh: row.name_zh, en: row.name_en },
      ticket: { id: row.ticket_id, number: row.number, title: row.title ?? '' },
    })),
    next,
  }
})
