import { takeBack } from '#features/drafts/server/public/sending-reply.ts'
import { lockTicketRow, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { macroRun, macroUndone, runMacro, undoMacro } from '../contract.ts'
import { isUndoable, undoMs, whyNotUndone } from '../domain/steps.ts'
import { insertRun, lockRun, type MacroRun, markUndone } from './macros.store.ts'
import { personOf } from './person.ts'
import { lockForSteps, planSteps, putBack } from './public/carrying-out.ts'
import { seenMacro } from './visibility.ts'

const about = (ticket: Ticket, facts: { macroId: string; runId: string }) => ({
  subject: ticket.id,
  unit: ticket.org_unit_id,
  facts,
})

export const running = command(runMacro, async (context, { ticketId, macroId, version }) => {
  const personId = personOf(context)
  const { steps } = await seenMacro(context.db, context.actor, macroId)
  const ticket = await lockForSteps(context, { ticketId, steps, version })
  const done = await (await planSteps(context, ticket, steps)).carryOut()
  const runId = context.newId()
  const undoable = isUndoable(steps)
  await insertRun(context.db, {
    ...{ id: runId, macro_id: macroId, ticket_id: ticketId, person_id: personId, undoable },
    at: new Date(context.now),
    version: done.ticket.version,
    before: JSON.stringify(done.before),
    held: done.held,
    message_id: done.messageId,
    undone_at: null,
  })
  context.emit(macroRun, about(done.ticket, { macroId, runId }))
  const undoUntil = undoable ? new Date(context.now + undoMs).toISOString() : null
  return { runId, version: done.ticket.version, undoUntil }
})

/** A run that its person may still undo. */
async function lockUndoable(context: CommandContext, runId: string): Promise<MacroRun> {
  const run = await lockRun(context.db, { runId, personId: personOf(context) })
  if (run === undefined) throw new Refusal('macros.noSuchRun', 'missing')
  const standing = { at: run.at.getTime(), undone: run.undone_at !== null, undoable: run.undoable }
  const why = whyNotUndone(standing, context.now)
  if (why !== null) throw new Refusal(`macros.${why}`, 'conflict')
  return run
}

/** Whoever moved a ticket out of their own sight a moment ago may take even that back, unless somebody touched it since. */
async function lockAsLeft(context: CommandContext, run: MacroRun): Promise<Ticket> {
  const ticket = await lockTicketRow(context.db, run.ticket_id)
  if (ticket === undefined || ticket.version !== run.version)
    throw new Refusal('macros.changedSince', 'conflict')
  return ticket
}

export const undoing = command(undoMacro, async (context, { runId }) => {
  const run = await lockUndoable(context, runId)
  const { ticket_id: ticketId, message_id: messageId, macro_id: macroId } = run
  // The reply's row first, as whoever sends it does, so that the two never wait for each other.
  if (messageId !== null && !(await takeBack(context, { ticketId, messageId })))
    throw new Refusal('macros.replyHasLeft', 'conflict')
  const ticket = await lockAsLeft(context, run)
  await putBack(context, ticket, run)
  await markUndone(context.db, runId, new Date(context.now))
  context.emit(macroUndone, about(ticket, { macroId, runId }))
  return {}
})
