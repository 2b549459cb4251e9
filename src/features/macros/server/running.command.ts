import { assignTo, lockPlaceInQueue } from '#features/dispatch/server/public/assigning.ts'
import { sendReplyOf, takeBack } from '#features/drafts/server/public/sending-reply.ts'
import { deedsOnTicket } from '#features/tickets/server/public/acting.ts'
import { lockTicket, lockTicketRow, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { macroRun, macroUndone, runMacro, undoMacro } from '../contract.ts'
import { isUndoable, type Obstacle, undoMs, whyNotUndone } from '../domain/steps.ts'
import { insertRun, lockRun, type MacroRun, markUndone } from './macros.store.ts'
import { personOf } from './person.ts'
import { planFor } from './planning.ts'
import { seenMacro } from './visibility.ts'

type Steps = Awaited<ReturnType<typeof seenMacro>>['steps']
type Planned = Awaited<ReturnType<typeof planFor>>

/** What was done to a ticket, as far as it takes to undo it. */
interface Done {
  readonly ticket: Ticket
  readonly messageId: string | null
}

async function act(
  context: CommandContext,
  ticket: Ticket,
  { steps, plan }: { steps: Steps; plan: Planned },
): Promise<Done> {
  const values = Object.fromEntries(plan.changes.map(({ field, to }) => [field, to]))
  let now = plan.changes.length > 0 ? await deedsOnTicket.change(context, ticket, values) : ticket
  if (plan.assign !== null) now = await assignTo(context, now, plan.assign.to)
  if (steps.note !== undefined) await deedsOnTicket.note(context, now, { text: steps.note })
  const messageId = await reply(context, now, { steps, text: plan.replyText })
  if (steps.hold !== undefined)
    now = await deedsOnTicket.hold(context, now, { reason: steps.hold.reason, note: null })
  if (steps.resolve !== undefined) now = await deedsOnTicket.resolve(context, now, steps.resolve)
  return { ticket: now, messageId }
}

async function reply(
  context: CommandContext,
  ticket: Ticket,
  { steps, text }: { steps: Steps; text: string | null },
): Promise<string | null> {
  if (steps.reply === undefined || text === null) return null
  return sendReplyOf(context, ticket, { personId: personOf(context), text, purpose: steps.reply.purpose })
}

const about = (ticket: Ticket, facts: { macroId: string; runId: string }) => ({
  subject: ticket.id,
  unit: ticket.org_unit_id,
  facts,
})

const refusalOf = (why: Obstacle) =>
  new Refusal(`macros.${why}`, why === 'not_allowed' ? 'forbidden' : 'conflict')

export const running = command(runMacro, async (context, { ticketId, macroId, version }) => {
  const personId = personOf(context)
  const { steps } = await seenMacro(context.db, context.actor, macroId)
  if (steps.assign !== undefined) await lockPlaceInQueue(context, ticketId)
  const ticket = await lockTicket(context, { ticketId, version, permission: 'tickets.handle' })
  const plan = await planFor(context, ticket, steps)
  const [obstacle] = plan.obstacles
  if (obstacle !== undefined) throw refusalOf(obstacle.why)
  const done = await act(context, ticket, { steps, plan })
  const runId = context.newId()
  const undoable = isUndoable(steps)
  await insertRun(context.db, {
    ...{ id: runId, macro_id: macroId, ticket_id: ticketId, person_id: personId, undoable },
    at: new Date(context.now),
    version: done.ticket.version,
    before: JSON.stringify(Object.fromEntries(plan.changes.map(({ field, from }) => [field, from]))),
    held: steps.hold !== undefined,
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
  const { ticket_id: ticketId, message_id: messageId, macro_id: macroId, before } = run
  // The reply's row first, as whoever sends it does, so that the two never wait for each other.
  if (messageId !== null && !(await takeBack(context, { ticketId, messageId })))
    throw new Refusal('macros.replyHasLeft', 'conflict')
  const ticket = await lockAsLeft(context, run)
  const released = run.held ? await deedsOnTicket.release(context, ticket) : ticket
  if (Object.keys(before).length > 0)
    await deedsOnTicket.change(context, released, before as Parameters<typeof deedsOnTicket.change>[2])
  await markUndone(context.db, runId, new Date(context.now))
  context.emit(macroUndone, about(ticket, { macroId, runId }))
  return {}
})
