import { filledText, unknownNames } from '#features/canned-replies/server/public/filled-reply.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { groupEventAnswers, previewAnswer } from '../../contract/answering.ts'
import type { AnswerRefusal } from '../../domain/answering.ts'
import type { GroupEventsTables } from '../group-events.tables.ts'
import { visibleEvents } from '../visibility.ts'
import { ticketsOfEvent } from './tickets-of-event.ts'

const mostAnswers = 50
const mostRefused = 50

type Tables = GroupEventsTables & StaffTables & TicketsTables

async function isSeen(
  { read, actor }: QueryContext,
  groupEventId: string,
  permission: 'intake.read' | 'group-events.close',
): Promise<boolean> {
  const rows = visibleEvents(read, actor, permission).select(['event.id', 'event.merged_into'])
  const event = await rows.where('event.id', '=', groupEventId).executeTakeFirst()
  return event !== undefined && (permission === 'intake.read' || event.merged_into === null)
}

async function refuseUnseen(...asked: Parameters<typeof isSeen>): Promise<void> {
  if (!(await isSeen(...asked))) throw new Refusal('group-events.notFound', 'missing')
}

async function refusedOf({ read, actor }: QueryContext, answerId: string) {
  const rows = await read
    .tables<Tables>()
    .selectFrom('group_event_answer_parts as part')
    .innerJoin('tickets', 'tickets.id', 'part.ticket_id')
    .select(['tickets.id', 'tickets.number', 'part.reason'])
    .where('part.answer_id', '=', answerId)
    .where('part.state', '=', 'refused')
    .where(ticketInReach(actor, 'tickets.read'))
    .orderBy('tickets.number')
    .limit(mostRefused)
    .execute()
  return rows.map((row) => ({ ...row, reason: row.reason as AnswerRefusal }))
}

async function answerRows({ read }: QueryContext, groupEventId: string) {
  return read
    .tables<Tables>()
    .selectFrom('group_event_answers as answer')
    .innerJoin('group_event_answer_parts as part', 'part.answer_id', 'answer.id')
    .leftJoin('people as person', 'person.id', 'answer.by')
    .selectAll('answer')
    .select(['person.name'])
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('part.state', '=', 'waiting').as('waiting'),
      fn.countAll<number>().filterWhere('part.state', '=', 'sent').as('sent'),
      fn.countAll<number>().filterWhere('part.state', '=', 'refused').as('refused'),
    ])
    .where('answer.event_id', '=', groupEventId)
    .groupBy(['answer.id', 'person.name'])
    .orderBy('answer.at', 'desc')
    .limit(mostAnswers)
    .execute()
}

export const answersOfEvent = query(groupEventAnswers, async (context, { groupEventId }) => {
  await refuseUnseen(context, groupEventId, 'intake.read')
  const rows = await answerRows(context, groupEventId)
  const answers = rows.map(async ({ name, ...row }) => ({
    ...{ id: row.id, text: row.text, purpose: row.purpose, at: row.at.toISOString() },
    by: { id: row.by, name },
    leavesAt: row.leaves_at.toISOString(),
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
    ...{ waiting: row.waiting, sent: row.sent, refused: row.refused },
    refusedTickets: row.refused === 0 ? [] : await refusedOf(context, row.id),
  }))
  const can = { answer: await isSeen(context, groupEventId, 'group-events.close') }
  return { answers: await Promise.all(answers), can }
})

export const previewing = query(previewAnswer, async (context, { groupEventId, text }) => {
  await refuseUnseen(context, groupEventId, 'group-events.close')
  const { read, actor, now } = context
  const tickets = await ticketsOfEvent(read, actor, groupEventId)
  const reached = tickets.filter((ticket) => ticket.may_answer && !ticket.ended)
  const [first] = reached
  const filled = first && (await filledText({ db: read, actor, now }, { ticketId: first.id, text }))
  return {
    tickets: reached.length,
    leftOut: tickets.length - reached.length,
    first: first && filled ? { number: first.number, text: filled.text } : null,
    open: [...unknownNames(text), ...(filled?.open ?? [])],
  }
})
