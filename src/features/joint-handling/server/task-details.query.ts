import { sql } from 'kysely'
import { maskedTexts } from '#features/analysis/server/public/masked-text.ts'
import { reaches, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { jointTaskDetails } from '../contract/reading.ts'
import type { JointHandlingTables } from './joint-handling.tables.ts'
import { shownTask, type WholeTask } from './shown-task.ts'
import { type BriefTicket, briefColumns, shownBrief } from './ticket-brief.query.ts'
import { wholeTasks } from './ticket-tasks.query.ts'
import { visibleTasks } from './visibility.ts'

type Found = Ticket & BriefTicket & { label_zh: string | null; label_en: string | null }

/** The ticket of a sub-task that the actor sees. */
async function ticketOf({ read, actor }: QueryContext, jointTaskId: string): Promise<Found> {
  const seen = visibleTasks(read, actor).select('ticket_id').where('joint_tasks.id', '=', jointTaskId)
  const { rows } = await sql<Found>`
    select tickets.*, ${briefColumns}, label.name_zh as label_zh, label.name_en as label_en from tickets
    left join labels as label on label.id = tickets.label_id where tickets.id = (${seen})`.execute(
    read.tables<JointHandlingTables>() as never,
  )
  const [ticket] = rows
  if (ticket === undefined) throw new Refusal('joint-handling.notFound', 'missing')
  return ticket
}

async function voicesOf({ read }: QueryContext, ticketId: string) {
  const { rows } = await sql<{ id: string; number: string; received_at: Date }>`
    select voice.id, voice.number, voice.received_at from ticket_feedbacks as link
    join feedbacks as voice on voice.id = link.feedback_id
    where link.ticket_id = ${ticketId} order by link.linked_at limit 20`.execute(
    read.tables<JointHandlingTables>() as never,
  )
  const texts = await maskedTexts(
    read,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, number, received_at }) => ({
    id,
    number,
    text: texts.get(id) ?? '',
    receivedAt: received_at.toISOString(),
  }))
}

/** The sub-tasks beside one; what others answered is told where it builds on them. */
function beside(shown: ReturnType<typeof shownTask>[], ownId: string) {
  const own = shown.find(({ id }) => id === ownId)
  return shown
    .filter(({ cycle }) => cycle === own?.cycle)
    .map(({ answer, sendings, ...one }) => ({
      id: one.id,
      position: one.position,
      role: one.role,
      required: one.required,
      state: one.state,
      unit: one.unit,
      askedAt: one.askedAt,
      acceptedAt: one.acceptedAt,
      endedAt: one.endedAt,
      dueAt: one.dueAt,
      overdue: one.overdue,
      after: one.after,
      sentAt: sendings.at(-1)?.at ?? null,
      answer: own?.after.includes(one.id) || own?.role === 'accountable' ? (answer?.text ?? null) : null,
    }))
}

export const details = query(jointTaskDetails, async (context, { jointTaskId }) => {
  const { read, actor } = context
  const ticket = await ticketOf(context, jointTaskId)
  const [tasks, voices] = await Promise.all([wholeTasks(read, ticket.id), voicesOf(context, ticket.id)])
  const shown = tasks.map((task: WholeTask) => shownTask(actor, task, ticket))
  const task = shown.find(({ id }) => id === jointTaskId)
  if (task === undefined) throw new Refusal('joint-handling.notFound', 'missing')
  const { label_zh, label_en } = ticket
  return {
    task,
    ticket: shownBrief(ticket),
    label: label_zh === null ? null : { nameZh: label_zh, nameEn: label_en ?? label_zh },
    voices,
    all: beside(shown, jointTaskId),
    can: { openTicket: reaches(actor, 'tickets.read', ticket) },
  }
})
