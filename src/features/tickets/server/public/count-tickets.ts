import { sql } from 'kysely'
import type { QueryContext } from '#platform/server/command.ts'
import { ticketPolicyRow } from '../policy.ts'
import { conditionsOf, type TicketConditions } from '../ticket-conditions.query.ts'
import { inView } from '../ticket-views.query.ts'
import type { TicketsTables } from '../tickets.tables.ts'
import { ticketsInParts } from './visible-tickets.ts'

/** Open tickets that are looked at, those due first. */
const mostLookedAt = 20_000
/** Figures above it are told as «and more». */
const mostCounted = 1_000

/** How many tickets meet conditions; `more` says that there are further ones, or that not all were looked at. */
export interface TicketFigure {
  readonly count: number
  readonly more: boolean
}

/**
 * How many open tickets in the actor's reach meet each of several conditions, in one walk along what is due next: many views cost what one
 * does, and a backlog beyond the first 20,000 costs nothing. Null for a view of ended tickets, which are too many to count.
 */
export async function countTickets(
  { read, actor, now }: Pick<QueryContext, 'read' | 'actor' | 'now'>,
  wanted: readonly TicketConditions[],
): Promise<(TicketFigure | null)[]> {
  const { due_soon_minutes: dueSoonMinutes } = await ticketPolicyRow(read)
  const asked = { actor, now, dueSoonMinutes }
  const figures = await Promise.all(
    wanted.map(async (one, index) => {
      const conditions = [...inView(one.view, asked), ...(await conditionsOf(read, one, asked))]
      return sql<number>`(count(*) filter (where ${sql.join(conditions, sql` and `)}))::int`.as(
        `figure_${index}`,
      )
    }),
  )
  const parts = ticketsInParts(actor).map(
    ({ condition }) => sql`(select * from tickets where ended_at is null and ${condition}
      order by next_due_at, id limit ${mostLookedAt})`,
  )
  const row = await read
    .tables<TicketsTables>()
    .selectFrom(sql`(${sql.join(parts, sql` union all `)})`.as('tickets') as never)
    .select([sql<number>`count(*)::int`.as('looked_at'), ...figures])
    .executeTakeFirstOrThrow()
  const found = row as Record<string, number>
  const all = (found.looked_at ?? 0) < mostLookedAt
  return wanted.map(({ view }, index) => {
    const count = found[`figure_${index}`] ?? 0
    return view === 'closed'
      ? null
      : { count: Math.min(count, mostCounted), more: !all || count > mostCounted }
  })
}
