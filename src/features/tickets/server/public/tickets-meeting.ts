import { sql } from 'kysely'
import type { QueryContext } from '#platform/server/command.ts'
import { ticketPolicyRow } from '../policy.ts'
import { conditionsOf, dependsOnPolicy, type TicketConditions } from '../ticket-conditions.query.ts'
import { orderOf, partsOfView } from '../ticket-parts.query.ts'
import { inView } from '../ticket-views.query.ts'
import type { TicketsTables } from '../tickets.tables.ts'

/** Ids of the first tickets in the actor's reach that meet conditions, in the order in which the inbox lists them. */
export async function ticketsMeeting(
  { read, actor, now }: Pick<QueryContext, 'read' | 'actor' | 'now'>,
  wanted: TicketConditions,
  most: number,
): Promise<string[]> {
  const dueSoonMinutes = dependsOnPolicy(wanted) ? (await ticketPolicyRow(read)).due_soon_minutes : 0
  const asked = { actor, now, dueSoonMinutes }
  const conditions = [...inView(wanted.view, asked), ...(await conditionsOf(read, wanted, asked))]
  const { column, direction } = orderOf(wanted)
  const parts = partsOfView(read, actor, { view: wanted.view, conditions }).map(
    ({ tickets }) =>
      sql`(${tickets
        .select(['tickets.id', `tickets.${column} as place`])
        .orderBy(column, direction)
        .orderBy('id', direction)
        .limit(most)})`,
  )
  const by = sql.raw(`place ${direction}, id ${direction}`)
  const { rows } = await sql<{ id: string }>`
    select id from (${sql.join(parts, sql` union all `)}) as found order by ${by} limit ${most}`.execute(
    read.tables<TicketsTables>() as never,
  )
  return rows.map(({ id }) => id)
}
