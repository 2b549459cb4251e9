import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ticketViews } from '../contract/reading.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** The actor's own team: the unit they belong to. One look-up that the planner does once. */
const teamOf = (actor: Actor) => sql<string>`(select org_unit_id from people where id = ${actor.id}::uuid)`

export type TicketView = (typeof ticketViews)[number]

/** Which rows a view shows. Each condition repeats the predicate of the index it leans on, named beside it. */
export function inView(
  view: TicketView,
  { actor, now, dueSoonMinutes }: { actor: Actor; now: number; dueSoonMinutes: number },
): Expression<SqlBool>[] {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  if (view === 'closed') return [eb('tickets.ended_at', 'is not', null)] // tickets_ended
  const open = eb('tickets.ended_at', 'is', null)
  switch (view) {
    case 'mine': // tickets_mine
      return [open, sql<boolean>`tickets.assignee_id = ${actor.id}::uuid`]
    case 'my_team': // tickets_unit
      return [open, sql<boolean>`tickets.org_unit_id = ${teamOf(actor)}`]
    case 'unassigned': // tickets_unassigned
      return [open, eb('tickets.assignee_id', 'is', null)]
    case 'due_soon': // tickets_due
      return [
        open,
        eb('tickets.next_due_at', '<=', new Date(now + dueSoonMinutes * 60_000)),
        eb('tickets.breached', '=', false),
      ]
    case 'breached': // tickets_breached
      return [open, sql<boolean>`tickets.breached`]
    case 'all_open': // tickets_due, or tickets_unit_2 … 6 for a subtree
      return [open]
  }
}
