import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import { ticketAnswers } from '../contract.ts'
import { soundOf } from './comment-sound.ts'
import { maskedComment } from './masked-comment.ts'
import type { SurveysTables } from './surveys.tables.ts'

/** How the customer of a ticket answered, the latest cycle first; leans on survey_responses_ticket. */
export const answersOfTicket = query(ticketAnswers, async ({ read, actor }, { ticketId }) => {
  await seenTicket(read, actor, ticketId)
  const rows = await read
    .tables<SurveysTables>()
    .selectFrom('survey_responses')
    .select(['invitation_id as id', 'answered_at', 'cycle', 'csat', 'nps', 'comment'])
    .select(['polarity', 'polarity_confidence'])
    .where('ticket_id', '=', ticketId)
    .orderBy('cycle', 'desc')
    .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      answeredAt: row.answered_at.toISOString(),
      cycle: row.cycle,
      csat: row.csat,
      nps: row.nps,
      comment: maskedComment(row.comment),
      sound: soundOf(row),
    })),
  }
})
