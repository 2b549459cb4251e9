import { sql } from 'kysely'
import { query } from '#platform/server/command.ts'
import { ticketCounts, ticketViews } from '../contract/reading.ts'
import { ticketPolicyRow } from './policy.query.ts'
import { visibleTickets } from './public/visible-tickets.ts'
import { inView } from './ticket-views.query.ts'

const mostCounted = 1000

/** Each view is counted along its own index and no further than 1,000 rows, so that the cost does not grow with the backlog. */
export const counts = query(ticketCounts, async ({ read, actor, now }) => {
  const { due_soon_minutes: dueSoonMinutes } = await ticketPolicyRow(read)
  const counted = ticketViews
    .filter((view) => view !== 'closed')
    .map((view) => {
      const rows = visibleTickets(read, actor)
        .select(sql<number>`1`.as('one'))
        .where((eb) => eb.and(inView(view, { actor, now, dueSoonMinutes })))
        .limit(mostCounted + 1)
      return { view, rows }
    })
  const one = await read
    .tables<object>()
    .selectNoFrom(
      counted.map(({ view, rows }) => sql<number>`(select count(*) from (${rows}) as counted)`.as(view)),
    )
    .executeTakeFirstOrThrow()
  const figures: Record<string, number> = { ...one }
  return {
    views: counted.map(({ view }) => {
      const count = figures[view] ?? 0
      return { view, count: Math.min(count, mostCounted), more: count > mostCounted }
    }),
  }
})
