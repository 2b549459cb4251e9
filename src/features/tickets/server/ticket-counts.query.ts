import { sql } from 'kysely'
import { query } from '#platform/server/command.ts'
import { oneMoreThan } from '#platform/server/database/pages.ts'
import { ticketCounts, ticketViews } from '../contract/reading.ts'
import { ticketPolicyRow } from './policy.ts'
import { partsOfView } from './ticket-parts.query.ts'
import { inView } from './ticket-views.query.ts'

const mostCounted = 1000

/** Each view is counted along its own index and no further than 1,000 rows, so that the cost does not grow with the backlog. */
export const counts = query(ticketCounts, async ({ read, actor, now }) => {
  const { due_soon_minutes: dueSoonMinutes } = await ticketPolicyRow(read)
  const counted = ticketViews
    .filter((view) => view !== 'closed')
    .map((view) => {
      const conditions = inView(view, { actor, now, dueSoonMinutes })
      // The order is what makes it a walk along the view's index that ends at the limit.
      const parts = partsOfView(read, actor, { view, conditions }).map(
        ({ tickets }) =>
          sql`(${tickets
            .select(sql<number>`1`.as('one'))
            .orderBy('next_due_at')
            .orderBy('id')
            .limit(oneMoreThan(mostCounted))})`,
      )
      return { view, rows: sql`(${sql.join(parts, sql` union all `)})` }
    })
  const one = await read
    .tables<object>()
    .selectNoFrom(
      counted.map(({ view, rows }) => sql<number>`(select count(*) from ${rows} as counted)`.as(view)),
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
