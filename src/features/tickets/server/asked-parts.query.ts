import type { Expression, SqlBool } from 'kysely'
import type { QueryContext } from '#platform/server/command.ts'
import { ticketPolicyRow } from './policy.ts'
import { conditionsOf, dependsOnPolicy, type TicketConditions } from './ticket-conditions.query.ts'
import { partsOfView, type ViewPart } from './ticket-parts.query.ts'
import { inView } from './ticket-views.query.ts'

type Asking = Pick<QueryContext, 'read' | 'actor' | 'now'>

/** The tickets in reach that are in the view and meet the conditions, in parts. */
export async function askedParts(
  { read, actor, now }: Asking,
  input: TicketConditions,
  further: readonly Expression<SqlBool>[] = [],
): Promise<ViewPart[]> {
  const dueSoonMinutes = dependsOnPolicy(input) ? (await ticketPolicyRow(read)).due_soon_minutes : 0
  const asked = { actor, now, dueSoonMinutes }
  const conditions = [...inView(input.view, asked), ...(await conditionsOf(read, input, asked)), ...further]
  return partsOfView(read, actor, { view: input.view, conditions })
}
