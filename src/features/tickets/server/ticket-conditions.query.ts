import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { countingBelow } from '#features/taxonomy/server/public/label-succession.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { clockStandings, ticketConditions, waitingFor } from '../contract/reading.ts'
import { ticketsMatching } from './public/tickets-matching.ts'
import type { TicketsTables } from './tickets.tables.ts'

export type TicketConditions = z.output<typeof ticketConditions>
type Clock = (typeof clockStandings)[number]
type Waiting = (typeof waitingFor)[number]

/** When is now, and how long before its time something is due soon. */
interface Moment {
  readonly now: number
  readonly dueSoonMinutes: number
}

/** Whether the conditions ask what is due soon, which is a matter of the policy. */
export const dependsOnPolicy = ({ view, clock }: TicketConditions): boolean =>
  view === 'due_soon' || clock.includes('soon') || clock.includes('running')

function plainConditions(input: TicketConditions): Expression<SqlBool>[] {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  const found: Expression<SqlBool>[] = []
  if (input.kind.length > 0) found.push(eb('tickets.kind', 'in', input.kind))
  if (input.label.length > 0) found.push(eb('tickets.label_id', 'in', countingBelow(input.label)))
  if (input.urgency.length > 0) found.push(eb('tickets.urgency', 'in', input.urgency))
  if (input.tier.length > 0) found.push(...ofTier(input.tier))
  if (input.state.length > 0) found.push(eb('tickets.state', 'in', input.state))
  if (input.unit)
    found.push(
      sql<boolean>`${input.unit}::uuid in (tickets.unit_1, tickets.unit_2, tickets.unit_3, tickets.unit_4, tickets.unit_5, tickets.unit_6)`,
    )
  if (input.assignee) found.push(eb('tickets.assignee_id', '=', input.assignee))
  if (input.customer) found.push(eb('tickets.customer_id', '=', input.customer))
  if (input.round)
    found.push(input.round === 'first' ? eb('tickets.cycle', '=', 1) : sql<boolean>`tickets.cycle > 1`) // tickets_again
  return found
}

/** Tiers beyond the front line lean on their own index, `tickets_escalated`, whose predicate is repeated. */
const ofTier = (tiers: TicketConditions['tier']): Expression<SqlBool>[] => [
  expressionBuilder<TicketsTables, 'tickets'>()('tickets.tier', 'in', tiers),
  ...(tiers.includes(1) ? [] : [sql<boolean>`tickets.tier > 1`]),
]

function clockStands(clock: Clock, { now, dueSoonMinutes }: Moment): Expression<SqlBool> {
  const soon = new Date(now + dueSoonMinutes * 60_000)
  switch (clock) {
    case 'breached':
      return sql<boolean>`tickets.breached`
    case 'soon':
      return sql<boolean>`(not tickets.breached and tickets.next_due_at <= ${soon})`
    case 'running':
      return sql<boolean>`(not tickets.breached and tickets.next_due_at > ${soon} and tickets.next_due_at < 'infinity')`
    case 'none':
      return sql<boolean>`(not tickets.breached and tickets.next_due_at = 'infinity')`
  }
}

/** The tickets on hold are few beside the open ones: they are looked up once, not row by row. */
function waitsFor(waiting: readonly Waiting[]): Expression<SqlBool> {
  const held = (which: Expression<SqlBool>) =>
    sql<boolean>`tickets.id in (select ticket_id from ticket_holds where until is null and ${which})`
  const reasons = waiting.filter((one) => one !== 'none')
  const forThem = held(sql<boolean>`reason = any(${reasons}::text[])`)
  if (!waiting.includes('none')) return forThem
  return sql<boolean>`(${forThem} or not ${held(sql<boolean>`true`)})`
}

const eitherOf = (conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> =>
  sql<boolean>`(${sql.join([...conditions], sql` or `)})`

/** The conditions beside the view. */
export async function conditionsOf(
  read: ReadHandle,
  input: TicketConditions,
  moment: Moment,
): Promise<Expression<SqlBool>[]> {
  const { clock, waiting, text } = input
  return [
    ...plainConditions(input),
    ...(clock.length > 0 ? [eitherOf(clock.map((one) => clockStands(one, moment)))] : []),
    ...(waiting.length > 0 ? [waitsFor(waiting)] : []),
    ...(text ? await ticketsMatching(read, text) : []),
  ]
}
