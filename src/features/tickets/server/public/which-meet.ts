import { sql } from 'kysely'
import type { QueryContext } from '#platform/server/command.ts'
import { ticketPolicyRow } from '../policy.ts'
import { conditionsOf, type TicketConditions } from '../ticket-conditions.query.ts'
import type { TicketsTables } from '../tickets.tables.ts'
import { ticketInReach } from './visible-tickets.ts'

/** Conditions without a view: on any ticket, open or ended. */
export type Conditions = Omit<TicketConditions, 'view' | 'sort'>

/** Which of these tickets meet conditions, within a unit and those below it where one is given; of those in the actor's reach. */
export async function whichMeet(
  { read, actor, now }: Pick<QueryContext, 'read' | 'actor' | 'now'>,
  ticketIds: readonly string[],
  { conditions, within }: { conditions: Conditions; within: string | null },
): Promise<{ id: string; number: string; title: string }[]> {
  if (ticketIds.length === 0) return []
  const { due_soon_minutes: dueSoonMinutes } = await ticketPolicyRow(read)
  const inside = { ...conditions, view: 'all_open' as const }
  const wanted = [
    ...(await conditionsOf(read, inside, { now, dueSoonMinutes })),
    ...(within === null
      ? []
      : [
          sql<boolean>`${within}::uuid in (tickets.unit_1, tickets.unit_2, tickets.unit_3, tickets.unit_4, tickets.unit_5, tickets.unit_6)`,
        ]),
  ]
  return read
    .tables<TicketsTables>()
    .selectFrom('tickets')
    .select(['tickets.id', 'tickets.number', 'tickets.title'])
    .where('tickets.id', '=', sql<string>`any(${[...ticketIds]}::uuid[])`)
    .where((eb) => eb.and([...wanted, ticketInReach(actor)]))
    .orderBy('tickets.opened_at', 'desc')
    .execute()
}
