import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { bulkTickets } from '../contract.ts'
import { outcomesAfter } from './outcomes-after.ts'
import { seenBulk } from './visibility.ts'

export const bulkTicketList = query(bulkTickets, async (context, { bulkDeedId, outcome, ...page }) => {
  await seenBulk(context.read, context.actor, bulkDeedId)
  const [after] = page.cursor === undefined ? [0] : decodeCursor(page.cursor, 1)
  const rows = await outcomesAfter(context, bulkDeedId, {
    after: Number(after),
    limit: page.limit + 1,
    wanted: outcome,
  })
  const { items, next } = pageOfRows(rows, page.limit, (row) => [row.position])
  return { items: items.map(({ position: _, ...row }) => row), next }
})
