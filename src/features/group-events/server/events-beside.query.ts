import { sql } from 'kysely'
import { visibleFeedback } from '#features/intake/server/public/visible-feedback.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { groupEventOfVoice, groupEventsOfTicket } from '../contract/reading.ts'
import { type Chosen, eventRows, itemsOf } from './event-items.ts'

async function shortly({ read, actor }: QueryContext, and: Chosen['and']) {
  const items = await itemsOf(read, actor, await eventRows(read, actor, { and }))
  return items.map(({ id, number, phrases, labelName, state, voices }) => ({
    id,
    number,
    phrases,
    labelName,
    state,
    voices,
  }))
}

export const eventOfVoice = query(groupEventOfVoice, async (context, { feedbackId }) => {
  const seen = await visibleFeedback(context.read, context.actor, feedbackId)
    .select('feedbacks.id')
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('platform.notFound', 'missing')
  const [event] = await shortly(
    context,
    sql`and event.id = (select event_id from group_event_voices where feedback_id = ${feedbackId})`,
  )
  return { event: event ?? null }
})

export const eventsOfTicket = query(groupEventsOfTicket, async (context, { ticketId }) => {
  await seenTicket(context.read, context.actor, ticketId)
  const events = await shortly(
    context,
    sql`and event.id in (select member.event_id from group_event_voices as member
      join ticket_feedbacks as link on link.feedback_id = member.feedback_id where link.ticket_id = ${ticketId})`,
  )
  return { events }
})
