import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { JointHandlingTables } from '#features/joint-handling/server/joint-handling.tables.ts'
import { seenTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { mergePreview } from '../contract/reading.ts'
import { isSameCustomer } from '../domain/merging.ts'
import { type Brief, briefs, voicesUnder, withIds } from './briefs.query.ts'
import { obstacleTo } from './obstacles.ts'

/** Clocks of the present handling that still run, soonest first. */
async function runningClocks(read: ReadHandle, { id, cycle }: Ticket) {
  const rows = await read
    .tables<ClocksTables>()
    .selectFrom('clocks')
    .select(['obligation', 'due_at'])
    .where('ticket_id', '=', id)
    .where('cycle', '=', cycle)
    .where('ended_at', 'is', null)
    .orderBy('due_at')
    .execute()
  return rows.flatMap(({ obligation, due_at }) =>
    due_at === null ? [] : [{ obligation, dueAt: due_at.toISOString() }],
  )
}

async function openTasks(read: ReadHandle, { id, cycle }: Ticket): Promise<number> {
  const rows = await read
    .tables<JointHandlingTables>()
    .selectFrom('joint_tasks')
    .select('id')
    .where('ticket_id', '=', id)
    .where('cycle', '=', cycle)
    .where('ended_at', 'is', null)
    .execute()
  return rows.length
}

export const preview = query(mergePreview, async ({ read, actor }, { ticketId, into: intoId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const into = await seenTicket(read, actor, intoId)
  const shown = await briefs(read, actor, { which: withIds([ticketId, intoId]) })
  const briefOf = (id: string) => shown.find((one) => one.id === id) as Brief
  return {
    ticket: briefOf(ticketId),
    into: briefOf(intoId),
    obstacle: await obstacleTo(read, actor, { ticket, into }),
    sameCustomer: isSameCustomer(ticket.customer_id, into.customer_id),
    voices: { moving: await voicesUnder(read, ticketId), there: await voicesUnder(read, intoId) },
    stopping: await runningClocks(read, ticket),
    goingOn: await runningClocks(read, into),
    openJointTasks: await openTasks(read, ticket),
  }
})
