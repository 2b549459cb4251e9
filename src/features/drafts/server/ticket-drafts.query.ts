import { workingHours } from '#features/clocks/server/public/working-hours.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { reaches, seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { readDrafts, readSendTimes, waitingReplies } from '../contract.ts'
import { sendTimes } from '../domain/send-times.ts'
import type { DraftsTables } from './drafts.tables.ts'

export const waiting = query(waitingReplies, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const rows = await read
    .tables<DraftsTables & StaffTables>()
    .selectFrom('waiting_replies as reply')
    .leftJoin('people', 'people.id', 'reply.person_id')
    .selectAll('reply')
    .select('people.name')
    .where('reply.ticket_id', '=', ticketId)
    .orderBy('reply.leaves_at')
    .execute()
  const takeBack = reaches(actor, 'tickets.message', ticket)
  return {
    replies: rows.map((row) => ({
      messageId: row.message_id,
      text: row.text,
      purpose: row.purpose,
      by: { id: row.person_id, name: row.name ?? '' },
      writtenAt: row.written_at.toISOString(),
      leavesAt: row.leaves_at.toISOString(),
      planned: row.planned,
      stopped: row.stopped,
      can: { takeBack },
    })),
  }
})

export const ownDrafts = query(readDrafts, async ({ read, actor }, { ticketId }) => {
  await seenTicket(read, actor, ticketId)
  const rows = await read
    .tables<DraftsTables>()
    .selectFrom('drafts')
    .select(['what', 'text', 'changed_at'])
    .where('person_id', '=', actor.id)
    .where('ticket_id', '=', ticketId)
    .execute()
  return {
    drafts: rows.map(({ what, text, changed_at }) => ({ what, text, changedAt: changed_at.toISOString() })),
  }
})

export const timesToSend = query(readSendTimes, async ({ read, actor, now }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  if (!reaches(actor, 'tickets.message', ticket)) throw new Refusal('drafts.notYours', 'forbidden')
  const calendar = await workingHours(read)
  const times = calendar === null ? [] : sendTimes(calendar, now)
  return { times: times.map(({ key, at }) => ({ key, at: new Date(at).toISOString() })) }
})
