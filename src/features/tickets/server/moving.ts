import type { Updateable } from 'kysely'
import { refuseWhileDue } from '#features/checklists/server/public/duties.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import {
  ticketAccepted,
  ticketClosed,
  ticketReleased,
  ticketReopened,
  ticketResolved,
  ticketStarted,
  ticketVerified,
  ticketWithdrawn,
} from '../contract.ts'
import type { Outcome, ReopenReason, Verifier, WithdrawCause } from '../domain/codes.ts'
import { confirmedBy, missingConfirmations } from '../domain/confirmations.ts'
import { afterMove, type Move, pathThrough } from '../domain/lifecycle.ts'
import { confirmationCase, hadContactBefore } from './cycle-facts.ts'
import { confirmationRequirements } from './policy.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { addRecord, endHold, removeWithdrawal, updateTickets } from './tickets.store.ts'
import type { TicketRow } from './tickets.tables.ts'

/** What every counted event says about its ticket. */
export function dimensionsOf(ticket: Ticket) {
  return {
    cycle: ticket.cycle,
    kind: ticket.kind,
    urgency: ticket.urgency,
    tier: ticket.tier,
    labelId: ticket.label_id,
    orgUnitId: ticket.org_unit_id,
    assigneeId: ticket.assignee_id,
    customerId: ticket.customer_id,
    cycleSince: ticket.cycle_since.toISOString(),
  }
}

/** What a reply to a write says. */
export function standingOf(ticket: Ticket) {
  return { ticketId: ticket.id, state: ticket.state, cycle: ticket.cycle, version: ticket.version }
}

export const aboutTicket = (ticket: Ticket) => ({ subject: ticket.id, unit: ticket.org_unit_id })

/** A record's columns that say to which ticket, when and by whom. */
export function recordOf({ now, actor }: CommandContext, ticket: Ticket) {
  return {
    ticket_id: ticket.id,
    cycle: ticket.cycle,
    at: new Date(now),
    by: actor.kind === 'person' ? actor.id : null,
  }
}

/** Changes the rows of tickets alike, and their versions; gives them by their ids. */
export async function changeRows(
  { db, now, actor }: CommandContext,
  tickets: readonly Ticket[],
  change: Updateable<TicketRow>,
): Promise<Map<string, Ticket>> {
  const changed = await updateTickets(
    db,
    tickets.map(({ id }) => id),
    { ...change, changed_at: new Date(now), changed_by: actor.kind === 'person' ? actor.id : null },
  )
  return new Map(changed.map((ticket) => [ticket.id, ticket]))
}

/** Changes a ticket's row and its version. */
export async function changeRow(
  context: CommandContext,
  ticket: Ticket,
  change: Updateable<TicketRow>,
): Promise<Ticket> {
  return (await changeRows(context, [ticket], change)).get(ticket.id) as Ticket
}

async function step(
  context: CommandContext,
  ticket: Ticket,
  { move, change = {} }: { move: Move; change?: Updateable<TicketRow> },
): Promise<Ticket> {
  const next = afterMove(ticket, move)
  if (next === null) throw new Refusal('tickets.cannotMove', 'conflict', { move, state: ticket.state })
  return changeRow(context, ticket, { ...next, ...change })
}

async function walk(context: CommandContext, ticket: Ticket, move: 'accept' | 'start'): Promise<Ticket> {
  const moved = await step(context, ticket, { move })
  context.emit(move === 'accept' ? ticketAccepted : ticketStarted, {
    ...aboutTicket(moved),
    facts: { cycle: moved.cycle },
  })
  return moved
}

/** Takes the steps that come before `move` and were not taken yet. */
async function leadUpTo(context: CommandContext, ticket: Ticket, move: Move): Promise<Ticket> {
  const path = pathThrough(ticket.state, move)
  if (path === null) throw new Refusal('tickets.cannotMove', 'conflict', { move, state: ticket.state })
  let current = ticket
  for (const earlier of path.slice(0, -1))
    current = await walk(context, current, earlier as 'accept' | 'start')
  return current
}

async function endRunningHold(context: CommandContext, ticket: Ticket): Promise<void> {
  const { at, by } = recordOf(context, ticket)
  const ended = await endHold(context.db, ticket.id, { at, by })
  if (ended === null) return
  context.emit(ticketReleased, {
    ...aboutTicket(ticket),
    facts: { cycle: ended.cycle, reason: ended.reason, by: 'ended' },
  })
}

async function confirm(
  context: CommandContext,
  ticket: Ticket,
  deed: Parameters<typeof confirmedBy>[0],
): Promise<void> {
  for (const code of confirmedBy(deed))
    await addRecord(context.db, 'ticket_confirmations', { ...recordOf(context, ticket), code })
}

/** Accepts or starts. */
export async function begin(
  context: CommandContext,
  ticket: Ticket,
  move: 'accept' | 'start',
): Promise<Ticket> {
  return walk(context, await leadUpTo(context, ticket, move), move)
}

export interface Resolution {
  readonly outcome: Outcome
  readonly solution: string
  readonly causeLabelId?: string | null | undefined
  readonly compensation?: number | null | undefined
}

/** Resolves, taking skipped steps with it; a hold ends and the resolution is recorded for this cycle. */
export async function resolve(
  context: CommandContext,
  ticket: Ticket,
  resolution: Resolution,
): Promise<Ticket> {
  const ready = await leadUpTo(context, ticket, 'resolve')
  await endRunningHold(context, ready)
  const moved = await step(context, ready, {
    move: 'resolve',
    change: { resolved_at: new Date(context.now) },
  })
  const { outcome, solution, causeLabelId = null, compensation = null } = resolution
  const record = { outcome, solution, cause_label_id: causeLabelId, compensation }
  await addRecord(context.db, 'ticket_resolutions', { ...recordOf(context, moved), ...record })
  await confirm(context, moved, 'resolve')
  context.emit(ticketResolved, {
    ...aboutTicket(moved),
    facts: {
      ...dimensionsOf(moved),
      outcome,
      causeLabelId,
      compensation,
      tookMs: context.now - moved.cycle_since.getTime(),
      onFirstContact: !(await hadContactBefore(context.db, moved)),
    },
  })
  return moved
}

/** Records what showed that the customer agrees. */
export async function verify(context: CommandContext, ticket: Ticket, how: Verifier): Promise<Ticket> {
  const moved = await step(context, ticket, { move: 'verify' })
  await addRecord(context.db, 'ticket_verifications', { ...recordOf(context, moved), how })
  await confirm(context, moved, how)
  context.emit(ticketVerified, { ...aboutTicket(moved), facts: { ...dimensionsOf(moved), by: how } })
  return moved
}

/** Confirmations that keep this ticket from closing. */
export async function missingOf(context: Pick<CommandContext, 'db'>, ticket: Ticket) {
  const [requirements, given] = [
    await confirmationRequirements(context.db),
    await confirmationCase(context.db, ticket),
  ]
  return missingConfirmations(requirements, given)
}

/** Closes; refused while a required confirmation or something on the ticket's lists is open. */
export async function close(context: CommandContext, ticket: Ticket): Promise<Ticket> {
  if (ticket.state === 'verified') {
    const missing = await missingOf(context, ticket)
    if (missing.length > 0) throw new Refusal('tickets.openConfirmations', 'conflict', { missing })
    await refuseWhileDue(context.db, ticket, { before: 'close' })
  }
  const moved = await step(context, ticket, { move: 'close', change: { ended_at: new Date(context.now) } })
  await addRecord(context.db, 'ticket_closures', recordOf(context, moved))
  const { verifiedBy } = await confirmationCase(context.db, moved)
  context.emit(ticketClosed, {
    ...aboutTicket(moved),
    facts: {
      ...dimensionsOf(moved),
      verifiedBy: verifiedBy ?? 'person',
      tookMs: context.now - moved.cycle_since.getTime(),
    },
  })
  return moved
}

/** Begins a new cycle; everything of the earlier ones stays. Who takes it is dispatch's matter. */
export async function reopen(context: CommandContext, ticket: Ticket, reason: ReopenReason): Promise<Ticket> {
  if (reason === 'taken_apart') await removeWithdrawal(context.db, ticket.id)
  const moved = await step(context, ticket, {
    move: reason === 'taken_apart' ? 'take_apart' : 'reopen',
    change: { ended_at: null, resolved_at: null, cycle_since: new Date(context.now), assignee_id: null },
  })
  await addRecord(context.db, 'ticket_reopenings', { ...recordOf(context, moved), reason })
  context.emit(ticketReopened, { ...aboutTicket(moved), facts: { ...dimensionsOf(moved), reason } })
  return moved
}

export async function withdraw(
  context: CommandContext,
  ticket: Ticket,
  reason: WithdrawCause,
): Promise<Ticket> {
  if (pathThrough(ticket.state, 'withdraw') !== null) await endRunningHold(context, ticket)
  const moved = await step(context, ticket, { move: 'withdraw', change: { ended_at: new Date(context.now) } })
  const { cycle: _, ...record } = recordOf(context, moved)
  await addRecord(context.db, 'ticket_withdrawals', { ...record, reason })
  context.emit(ticketWithdrawn, { ...aboutTicket(moved), facts: { ...dimensionsOf(moved), reason } })
  return moved
}
