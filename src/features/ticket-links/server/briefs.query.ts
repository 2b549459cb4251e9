import { type Expression, type SqlBool, sql } from 'kysely'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

const nameOf = (table: string, key: string) =>
  sql<string | null>`(select name from ${sql.table(table)} where id = ${sql.ref(`tickets.${key}`)})`

/** Tickets that the actor sees, as they are shown beside another one. */
export async function briefs(
  read: ReadHandle,
  actor: Actor,
  { which, limit = 200 }: { which: Expression<SqlBool>; limit?: number },
) {
  const rows = await visibleTickets(read, actor)
    .select(['id', 'number', 'title', 'state', 'urgency', 'tier', 'version', 'customer_id', 'assignee_id'])
    .select(['opened_at', 'next_due_at'])
    .select([nameOf('customers', 'customer_id').as('customer'), nameOf('people', 'assignee_id').as('holder')])
    .where(which)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ customer_id, assignee_id, opened_at, next_due_at, customer, holder, ...row }) => ({
    ...row,
    customer: customer_id === null ? null : { id: customer_id, name: customer },
    assignee: assignee_id === null ? null : { id: assignee_id, name: holder ?? '' },
    openedAt: opened_at.toISOString(),
    nextDueAt: next_due_at instanceof Date ? next_due_at.toISOString() : null,
  }))
}
export type Brief = Awaited<ReturnType<typeof briefs>>[number]

export const withIds = (ids: readonly string[]): Expression<SqlBool> =>
  sql<boolean>`tickets.id = any(${[...ids]}::uuid[])`

/** How many voices a ticket answers. */
export async function voicesUnder(read: ReadHandle, ticketId: string): Promise<number> {
  const { n } = await read
    .tables<TicketsTables>()
    .selectFrom('ticket_feedbacks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow()
  return Number(n)
}
