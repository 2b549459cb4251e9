import { query } from '#platform/server/command.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { deskViews, supervisionCounts, supervisionDesk } from '../contract/reading.ts'
import { countCases, type DeskRow, deskRows } from './desk-rows.query.ts'

const mostCounted = 1000

const shown = (row: DeskRow) => ({
  id: row.id,
  ticket: row.ticket,
  causes: row.causes,
  openedAt: row.opened_at.toISOString(),
  letters: row.letters,
  dueAt: row.due_at?.toISOString() ?? null,
  escalation: row.escalation,
  result: row.result,
  closedAt: row.closed_at?.toISOString() ?? null,
})

export const desk = query(supervisionDesk, async ({ read, actor }, { cursor, limit, ...filters }) => {
  const after = cursor === undefined ? undefined : (decodeCursor(cursor, 2) as [string, string])
  const rows = await deskRows(read, actor, {
    ...filters,
    limit: oneMoreThan(limit),
    ...(after && { after }),
  })
  const { items, next } = pageOfRows(rows, limit, ({ id, closed_at, opened_at }) => [
    (filters.view === 'closed' ? (closed_at as Date) : opened_at).toISOString(),
    id,
  ])
  return { items: items.map(shown), next }
})

/** What is closed grows for ever and is not counted. */
const countedViews = deskViews.filter((view) => view !== 'closed')

export const counts = query(supervisionCounts, async ({ read, actor }) => ({
  views: await Promise.all(
    countedViews.map(async (view) => {
      const count = await countCases(read, actor, { view, most: oneMoreThan(mostCounted) })
      return { view, count: Math.min(count, mostCounted), more: count > mostCounted }
    }),
  ),
}))
