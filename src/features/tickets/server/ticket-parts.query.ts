import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { oneMoreThan } from '#platform/server/database/pages.ts'
import type { ReachPart } from '#platform/server/visibility.ts'
import { openTo } from './public/open-to.ts'
import { ticketsInParts } from './public/visible-tickets.ts'
import type { TicketConditions } from './ticket-conditions.query.ts'
import type { TicketView } from './ticket-views.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** The order of a page. */
export interface TicketOrder {
  readonly column: 'next_due_at' | 'opened_at' | 'ended_at'
  readonly direction: 'asc' | 'desc'
}

/** The order that is asked for: due first for open views, the latest ending for closed ones, of which nothing is due any more. */
export function orderOf({ view, sort }: Pick<TicketConditions, 'view' | 'sort'>): TicketOrder {
  if (view === 'closed' && (sort === undefined || sort === 'due'))
    return { column: 'ended_at', direction: 'desc' }
  if (sort === undefined || sort === 'due') return { column: 'next_due_at', direction: 'asc' }
  return { column: 'opened_at', direction: sort === 'newest' ? 'desc' : 'asc' }
}

const mine = (actor: Actor): ReachPart => ({
  of: 'person',
  condition: sql<boolean>`${openTo(actor, 'tickets.id')}`,
})

/** A view as selections that do not overlap, each of which can follow one ordered index. */
export function partsOfView(
  read: ReadHandle,
  actor: Actor,
  { view, conditions }: { view: TicketView; conditions: readonly Expression<SqlBool>[] },
) {
  // One's own tickets are always in reach: every permission holds at least for them.
  const parts = view === 'mine' ? [mine(actor)] : ticketsInParts(actor)
  return parts.map(({ of, condition }) => ({
    of,
    isEnded: view === 'closed',
    tickets: read
      .tables<TicketsTables>()
      .selectFrom('tickets')
      .where((eb) => eb.and([...conditions, condition])),
  }))
}

export type ViewPart = ReturnType<typeof partsOfView>[number]

/**
 * How many rows a page reads. Every part has an index in the order of what is due next. In other orders a unit's tickets are walked to or
 * fetched and sorted, whichever suits the unit: as a parameter the limit makes the planner look at the unit each time.
 */
export const limitOf = (
  parts: readonly ViewPart[],
  { column }: TicketOrder,
  limit: number,
): RawBuilder<number> =>
  column !== 'next_due_at' && parts.some(({ of }) => of === 'unit') ? sql`${limit + 1}` : oneMoreThan(limit)

/**
 * The keys of the first tickets of a part in an order. What the conditions ask most stands in the indexes of that order, so that tickets
 * that do not meet them are passed over there. The open tickets of one person are few: where no index is in the order they are fetched and
 * sorted, and `offset 0` keeps the planner from walking everybody's tickets to find them. Ended ones are many and have their index.
 */
export function firstOfPart(
  read: ReadHandle,
  { of, tickets, isEnded }: ViewPart,
  { column, direction }: TicketOrder,
) {
  const keys = tickets.select(['tickets.id', `tickets.${column}`])
  const fetched =
    of === 'person' && column === 'opened_at' && !isEnded
      ? read
          .tables<TicketsTables>()
          .selectFrom(keys.offset(sql.lit(0)).as('tickets'))
          .selectAll()
      : keys
  return fetched.orderBy(column, direction).orderBy('id', direction)
}
