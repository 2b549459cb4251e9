import { sendReplyOf, takeBack } from '#features/drafts/server/public/sending-reply.ts'
import { change, hold, note, release, resolve } from '#features/tickets/server/public/acting.ts'
import { lockTicket, reaches, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { macroRun, macroUndone, runMacro, undoMacro } from '../contract.ts'
import { type Plan, undoMs, whyNotUndone } from '../domain/steps.ts'
import { insertRun, lockRun, type MacroRun, markUndone } from './macros.store.ts'
import type { MacroSteps } from './macros.tables.ts'
import { personOf } from './person.ts'
import { planFor } from './planning.ts'
import { seenMacro } from './visibility.ts'

const permission = 'tickets.handle'

interface Doing {
  readonly steps: MacroSteps
  readonly changes: Plan['changes']
  readonly replyText: string | null
  readonly personId: string
}

/** What was done to a ticket, as far as it takes to undo it. */
interface Done {
  readonly ticket: Ticket
  readonly messageId: string | null
}

/** Whoever writes notes and messages needs the right to, as without the macro. */
function refuseUnlessAllowed({ actor }: CommandContext, ticket: Ticket, { note: noted, reply }: MacroSteps): void {
  const needed = [noted && ('tickets.write_note' as const), reply && ('tickets.message' as const)]
  for (const one of needed)
    if (one && !reaches(actor, one, ticket)) throw new Refusal('macros.notAllowed', 'forbidden', { permission: one })
}

async function act(context: CommandContext, ticket: Ticket, doing: Doing): Promise<Done> {
  const { steps, changes, replyText, personId } = doing
  let now = ticket
  if (changes.length > 0)
    now = await change(context, now, Object.fromEntries(changes.map(({ field, to }) => [field, to])))
  if (steps.note !== undefined) await note(context, now, steps.note)
  const messageId =
    steps.reply === undefined || replyText === null
      ? null
      : await sendReplyOf(context, now, { personId, text: replyText, purpose: steps.reply.purpose })
  if (steps.hold !== undefined) now = await hold(context, now, { reason: steps.hold.reason, note: null })
  if (steps.resolve !== undefined) now = await resolve(context, now, steps.resolve)
  return { ticket: now, messageId }
}

const about = (ticket: Ticket, facts: { macroId: string; runId: string }) => ({
  subject: ticket.id,
  unit: ticket.org_unit_id,
  facts,
})

export const running = command(runMacro, async (context, { ticketId, macroId, version }) => {
  const personId = personOf(context)
  const { steps } = await seenMacro(context.db, context.actor, macroId)
  const ticket = await lockTicket(context, { ticketId, version, permission })
  refuseUnlessAllowed(context, ticket, steps)
  const plan = await planFor(context, ticket, steps)
  const [obstacle] = plan.obstacles
  if (obstacle !== undefined) throw new Refusal(`macros.${obstacle.why}`, 'conflict')
  const done = await act(context, ticket, { ...plan, steps, personId })
  const runId = context.newId()
  const resolved = steps.resolve !== undefined
  await insertRun(context.db, {
    ...{ id: runId, macro_id: macroId, ticket_id: ticketId, person_id: personId, resolved },
    at: new Date(context.now),
    version: done.ticket.version,
    before: JSON.stringify(Object.fromEntries(plan.changes.map(({ field, from }) => [field, from]))),
    held: steps.hold !== undefined,
    message_id: done.messageId,
    undone_at: null,
  })
  context.emit(macroRun, about(done.ticket, { macroId, runId }))
  const undoUntil = resolved ? null : new Date(context.now + undoMs).toISOString()
  return { runId, version: done.ticket.version, undoUntil }
})

/** Takes back what a run did; the ticket is as it left it. */
async function goBack(context: CommandContext, ticket: Ticket, run: MacroRun): Promise<void> {
  if (run.message_id !== null && !(await takeBack(context, ticket, run.message_id)))
    throw new Refusal('macros.replyHasLeft', 'conflict')
  const released = run.held ? await release(context, ticket) : ticket
  if (Object.keys(run.before).length > 0) await change(context, released, run.before as Parameters<typeof change>[2])
}

export const undoing = command(undoMacro, async (context, { runId }) => {
  const run = await lockRun(context.db, { runId, personId: personOf(context) })
  if (run === undefined) throw new Refusal('macros.noSuchRun', 'missing')
  const { ticket_id: ticketId, version, macro_id: macroId } = run
  const why = whyNotUndone(
    { at: run.at.getTime(), undone: run.undone_at !== null, resolved: run.resolved },
    context.now,
  )
  if (why !== null) throw new Refusal(`macros.${why}`, 'conflict')
  const ticket = await lockTicket(context, { ticketId, version, permission })
  await goBack(context, ticket, run)
  await markUndone(context.db, runId, new Date(context.now))
  context.emit(macroUndone, about(ticket, { macroId, runId }))
  return {}
})
