import type { Insertable } from 'kysely'
import { firstDues } from '#features/clocks/server/public/first-due.ts'
import { rootUnitId } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketOpened } from '../contract.ts'
import type { TicketKind, Tier, Urgency } from '../domain/codes.ts'
import { kindOfTicket, tierAtOpening } from '../domain/opening.ts'
import { titleExcerpt } from '../domain/title.ts'
import { aboutTicket, dimensionsOf } from './moving.ts'
import { earlyAdditions, type Matter, matters, organisationTimeZone } from './opening.query.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { takeReply } from './talking.ts'
import { claimFeedbacks } from './ticket-voices.store.ts'
import { insertTickets, takeSerials } from './tickets.store.ts'
import type { TicketRow } from './tickets.tables.ts'

/** What opens a ticket; values left out come from the analysis and the customer's choice. */
export interface Opening {
  readonly feedbackId: string
  readonly how: 'analysis' | 'hand' | 'call' | 'split' | 'survey' | 'alert'
  readonly kind?: TicketKind | undefined
  readonly urgency?: Urgency | undefined
  readonly tier?: Tier | undefined
  readonly labelId?: string | null | undefined
  readonly title?: string | undefined
  /** Holds it from the beginning: who solved it on the call. */
  readonly assigneeId?: string | undefined
  /** Split off: where it lies and since when its handling runs, both as the ticket it came from. */
  readonly after?: (UnitPlace & Pick<Ticket, 'cycle_since'>) | undefined
}

type UnitPlace = Pick<
  TicketRow,
  'org_unit_id' | 'unit_1' | 'unit_2' | 'unit_3' | 'unit_4' | 'unit_5' | 'unit_6'
>

/** 'T' and the day in the organisation's time zone; a serial number follows. */
function numbersBegin(now: number, timeZone: string): string {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now).split('-')
  return `T${year?.slice(2)}${month}${day}-`
}

function placeOf(matter: Pick<Matter, keyof UnitPlace>, root: string): UnitPlace {
  if (matter.org_unit_id === null || matter.unit_1 === null)
    return {
      org_unit_id: root,
      unit_1: root,
      unit_2: null,
      unit_3: null,
      unit_4: null,
      unit_5: null,
      unit_6: null,
    }
  const { org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 } = matter
  return { org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 }
}

/** What the ticket is about, as far as is known now. */
export function kindOf(matter: Matter, opening: Pick<Opening, 'kind'>): TicketKind {
  return (
    opening.kind ??
    kindOfTicket({
      chosen: matter.chosenKind,
      analysed: matter.analysedKind,
      confidence: matter.kindConfidence ?? 0,
      byPerson: matter.kindSource === 'person',
    })
  )
}

function rowOf(
  { now, actor, newId }: CommandContext,
  { opening, matter, root, number }: { opening: Opening; matter: Matter; root: string; number: string },
): Insertable<TicketRow> & { cycle_since: Date; label_id: string | null; customer_id: string | null } {
  const urgency = opening.urgency ?? matter.urgency ?? 'ordinary'
  const at = new Date(now)
  return {
    id: newId(),
    number,
    feedback_id: matter.feedbackId,
    customer_id: matter.customerId,
    title: opening.title ?? titleExcerpt(matter.maskedText),
    kind: kindOf(matter, opening),
    label_id: opening.labelId === undefined ? matter.labelId : opening.labelId,
    tier: opening.tier ?? tierAtOpening(urgency),
    urgency,
    state: 'received',
    cycle: 1,
    version: 1,
    ...(opening.after === undefined ? placeOf(matter, root) : placeOf(opening.after, root)),
    assignee_id: opening.assigneeId ?? (opening.how === 'call' ? matter.registeredBy : null),
    opened_at: at,
    cycle_since: opening.after?.cycle_since ?? at,
    resolved_at: null,
    ended_at: null,
    changed_at: at,
    changed_by: actor.kind === 'person' ? actor.id : null,
  }
}

async function rowsFor(context: CommandContext, openings: readonly Opening[]) {
  const root = await rootUnitId(context.db)
  if (root === null) throw new Refusal('tickets.noOrganisation', 'conflict')
  const known = new Map(
    (
      await matters(
        context.db,
        openings.map((opening) => opening.feedbackId),
      )
    ).map((one) => [one.feedbackId, one]),
  )
  const begin = numbersBegin(context.now, await organisationTimeZone(context.db))
  const serials = await takeSerials(context.db, openings.length)
  return withDues(
    context,
    openings.flatMap((opening, index) => {
      const matter = known.get(opening.feedbackId)
      // A voice taken back before anybody read it needs no ticket, unless a person opens one.
      if (matter === undefined || (matter.withdrawnAt !== null && opening.how !== 'hand')) return []
      const number = `${begin}${serials[index]}`
      return [{ opening, row: rowOf(context, { opening, matter, root, number }) }]
    }),
  )
}

interface Draft {
  readonly opening: Opening
  readonly row: ReturnType<typeof rowOf>
}

/** Rows with what is due first of them. */
async function withDues(context: CommandContext, drafts: readonly Draft[]): Promise<Draft[]> {
  const dues = await firstDues(
    context,
    drafts.map(({ row }) => ({
      kind: row.kind,
      urgency: row.urgency,
      tier: row.tier,
      labelId: row.label_id,
      beganAt: row.cycle_since.getTime(),
      hasCustomer: row.customer_id !== null,
    })),
  )
  return drafts.map(({ opening, row }, index) => ({
    opening,
    row: { ...row, next_due_at: dues[index] ?? 'infinity' },
  }))
}

async function takeEarlyReplies(context: CommandContext, tickets: readonly Ticket[]): Promise<void> {
  const additions = await earlyAdditions(
    context.db,
    tickets.map((ticket) => ticket.feedback_id),
  )
  for (const { id, feedback_id } of additions) {
    const ticket = tickets.find((one) => one.feedback_id === feedback_id)
    if (ticket !== undefined) await takeReply(context, ticket, id)
  }
}

/** Opens tickets for feedbacks that have none; those that belong to a ticket already, or are unknown, are left out. */
export async function openTickets(context: CommandContext, openings: readonly Opening[]): Promise<Ticket[]> {
  const drafts = openings.length === 0 ? [] : await rowsFor(context, openings)
  if (drafts.length === 0) return []
  const links = drafts.map(({ row }) => ({
    feedback_id: row.feedback_id,
    ticket_id: row.id,
    first: true,
    linked_at: new Date(context.now),
    linked_by: row.changed_by ?? null,
  }))
  const claimed = await claimFeedbacks(context.db, links)
  const fresh = drafts.filter(({ row }) => claimed.has(row.feedback_id))
  if (fresh.length === 0) return []
  const tickets = await insertTickets(
    context.db,
    fresh.map(({ row }) => row),
  )
  const ways = new Map(fresh.map(({ opening }) => [opening.feedbackId, opening.how]))
  for (const ticket of tickets) {
    const how = ways.get(ticket.feedback_id) ?? 'hand'
    context.emit(ticketOpened, {
      ...aboutTicket(ticket),
      facts: { ...dimensionsOf(ticket), feedbackId: ticket.feedback_id, how },
    })
  }
  await takeEarlyReplies(context, tickets)
  return tickets
}
