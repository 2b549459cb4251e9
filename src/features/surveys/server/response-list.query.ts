import { sql } from 'kysely'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { surveyResponses } from '../contract.ts'
import { soundOf } from './comment-sound.ts'
import { maskedComment } from './masked-comment.ts'
import { responseRows } from './response-rows.query.ts'

export const responseList = query(surveyResponses, async ({ read, actor }, input) => {
  let rows = responseRows(read, actor, input).limit(input.limit + 1)
  if (input.cursor !== undefined) {
    const [at, id] = decodeCursor(input.cursor, 2)
    rows = rows.where(
      sql<boolean>`(response.answered_at, response.invitation_id) < (${at}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await rows.execute(), input.limit, (row) => [
    row.answered_at.toISOString(),
    row.id,
  ])
  return {
    items: items.map((row) => ({
      id: row.id,
      answeredAt: row.answered_at.toISOString(),
      csat: row.csat,
      nps: row.nps,
      satisfied: row.satisfied,
      comment: maskedComment(row.comment),
      sound: soundOf(row),
      ticket: { id: row.ticket_id, number: row.number, title: row.title },
      cycle: row.cycle,
      unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name ?? '' },
      assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    })),
    next,
  }
})
