import { lockTicketRows, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Wish } from '../domain/choosing.ts'
import { firstMatch } from '../domain/rules.ts'
import { leaveQueue, lockQueue } from './dispatch.store.ts'
import type { QueueRow } from './dispatch.tables.ts'
import { mattersOf, type TicketMatter } from './matters.query.ts'
import { orderedRules, type ShownRule, workingRules } from './ordered-rules.ts'
import { type Placement, place } from './placing.ts'

const waitsForSomebody = (ticket: Ticket): boolean =>
  ticket.assignee_id === null &&
  (ticket.state === 'received' || ticket.state === 'accepted' || ticket.state === 'in_progress')

/** Those that wait for nobody any more are left out. */
async function lockWaiting(db: ReadHandle, ticketIds: readonly string[]): Promise<Ticket[]> {
  return (await lockTicketRows(db, ticketIds)).filter(waitsForSomebody)
}

/** What a ticket itself asks of whoever takes it. */
export const wishOf = (ticket: Pick<Ticket, 'cycle' | 'tier' | 'urgency'>, matter: TicketMatter): Wish => ({
  requiredSkills: [],
  language: matter.language,
  notPeople: [],
  previousHandler: ticket.cycle > 1 ? matter.previousHandler : null,
  lastHandler: matter.lastHandler,
  tier: ticket.tier,
  vip: matter.vip,
  urgent: ticket.urgency === 'urgent',
})

function ruledPlacement(ticket: Ticket, matter: TicketMatter, rules: readonly ShownRule[]): Placement {
  const match = firstMatch(rules, matter)
  return {
    ticket,
    // Without any rule that fits, the ticket stays with the unit it came to.
    unitId: match?.rule.toUnitId ?? ticket.org_unit_id,
    ruleId: match?.rule.id ?? null,
    toTier: match?.rule.toTier ?? null,
    matched: [...(match?.matched ?? [])],
    labelId: match?.labelId ?? null,
    round: 0,
    wish: {
      ...wishOf(ticket, matter),
      requiredSkills: match?.rule.requiredSkills ?? [],
      tier: match?.rule.toTier ?? ticket.tier,
    },
  }
}

/** Puts tickets through the rules and gives them to people. */
export async function dispatchTickets(context: CommandContext, ticketIds: readonly string[]): Promise<void> {
  await dispatchBy(context, ticketIds, await workingRules(context.db))
}

/** Takes tickets out of the queue they wait in and puts them through the rules as they stand now. */
export async function dispatchAgain(context: CommandContext, ticketIds: readonly string[]): Promise<void> {
  await leaveQueue(context.db, ticketIds)
  await dispatchTickets(context, ticketIds)
}

/** Gives tickets that somebody moved by hand to people of the unit they are in now: the hand outweighs the rules. */
export async function dispatchInPlace(context: CommandContext, ticketIds: readonly string[]): Promise<void> {
  await leaveQueue(context.db, ticketIds)
  await dispatchBy(context, ticketIds, [])
}

async function dispatchBy(
  context: CommandContext,
  ticketIds: readonly string[],
  rules: readonly ShownRule[],
): Promise<void> {
  const tickets = await lockWaiting(context.db, ticketIds)
  if (tickets.length === 0) return
  const matters = await mattersOf(
    context.db,
    tickets.map((ticket) => ticket.id),
  )
  await place(
    context,
    tickets.flatMap((ticket) => {
      const matter = matters.get(ticket.id)
      return matter === undefined ? [] : [ruledPlacement(ticket, matter, rules)]
    }),
  )
}

const mostAtOnce = 200

/** Takes the queues of units, before anything else is locked. */
export async function lockQueues(context: CommandContext, unitIds: readonly string[]) {
  return lockQueue(context.db, unitIds, mostAtOnce)
}

function queuedPlacement(
  row: QueueRow,
  { ticket, matter }: { ticket: Ticket; matter: TicketMatter },
  rules: readonly ShownRule[],
): Placement {
  const rule = rules.find((one) => one.id === row.rule_id)
  const match = rule === undefined ? null : firstMatch([rule], matter)
  return {
    ticket,
    unitId: row.unit_id,
    ruleId: row.rule_id,
    toTier: null,
    matched: [...(match?.matched ?? [])],
    labelId: match?.labelId ?? null,
    round: row.round,
    wish: {
      ...wishOf(ticket, matter),
      requiredSkills: row.required_skills,
      language: row.language,
      notPeople: row.not_people,
    },
  }
}

/** Tries waiting tickets again; rows whose ticket no longer waits are removed. */
export async function dispatchQueued(context: CommandContext, queue: readonly QueueRow[]): Promise<void> {
  if (queue.length === 0) return
  const tickets = new Map(
    (
      await lockWaiting(
        context.db,
        queue.map((row) => row.ticket_id),
      )
    ).map((ticket) => [ticket.id, ticket]),
  )
  await leaveQueue(
    context.db,
    queue.map((row) => row.ticket_id).filter((ticketId) => !tickets.has(ticketId)),
  )
  if (tickets.size === 0) return
  const matters = await mattersOf(context.db, [...tickets.keys()])
  const rules = await orderedRules(context.db)
  await place(
    context,
    queue.flatMap((row) => {
      const ticket = tickets.get(row.ticket_id)
      const matter = matters.get(row.ticket_id)
      return ticket === undefined || matter === undefined
        ? []
        : [queuedPlacement(row, { ticket, matter }, rules)]
    }),
  )
}
