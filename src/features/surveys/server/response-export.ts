import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { maskedComment } from './masked-comment.ts'
import { type ResponseFilters, responseRows } from './response-rows.query.ts'

/** A larger file would not open in a spreadsheet without trouble; narrower filters give the rest. */
const mostRows = 50_000

/** The cells of an export, the latest answer first. Personal data in comments is masked there too. */
export async function exportedResponses(read: ReadHandle, actor: Actor, filters: ResponseFilters) {
  const found = await responseRows(read, actor, filters)
    .limit(mostRows + 1)
    .execute()
  const rows = found
    .slice(0, mostRows)
    .map((row) => [
      row.answered_at.toISOString(),
      row.number,
      row.cycle,
      row.unit_name,
      row.assignee_name,
      row.csat,
      row.nps,
      row.satisfied,
      maskedComment(row.comment),
      row.polarity,
    ])
  return { rows, more: found.length > mostRows }
}
