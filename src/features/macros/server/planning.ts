import { filledReply } from '#features/canned-replies/server/public/filled-reply.ts'
import { dutiesBefore } from '#features/checklists/server/public/duties.ts'
import { countRequiredOpen } from '#features/joint-handling/server/public/open-tasks.ts'
import { isHeld, lifeOf } from '#features/tickets/server/public/standing.ts'
import { reaches, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Plan, planOf, type Standing, type StepKind, stepKinds } from '../domain/steps.ts'
import type { MacroSteps } from './macros.tables.ts'
import { personOf } from './person.ts'

interface Context {
  readonly db: ReadHandle
  readonly actor: Actor
  readonly now: number
}

const fieldsOf = (ticket: Ticket): Standing['fields'] => ({
  kind: ticket.kind,
  urgency: ticket.urgency,
  tier: ticket.tier,
  labelId: ticket.label_id,
  unitId: ticket.org_unit_id,
})

/** What each step takes, as without the macro: a macro gives nobody a right. */
function permissionFor(step: StepKind, forOneself: boolean): Permission {
  if (step === 'assign') return forOneself ? 'dispatch.claim' : 'dispatch.assign'
  if (step === 'note') return 'tickets.write_note'
  return step === 'reply' ? 'tickets.message' : 'tickets.handle'
}

function allowedTo(actor: Actor, ticket: Ticket, { assign }: MacroSteps): ReadonlySet<StepKind> {
  const forOneself = (assign?.personId ?? actor.id) === actor.id
  return new Set(stepKinds.filter((step) => reaches(actor, permissionFor(step, forOneself), ticket)))
}

/** How much the lists of the ticket, as the macro makes it, ask for before it is resolved. */
async function dutiesAfter(
  { db }: Context,
  ticket: Ticket,
  { change = {}, resolve }: MacroSteps,
): Promise<number> {
  if (resolve === undefined) return 0
  const changed = { ...ticket, kind: change.kind ?? ticket.kind, label_id: change.labelId ?? ticket.label_id }
  const { items, fields } = await dutiesBefore(db, changed, { before: 'resolve' })
  return items.length + fields.length
}

/** What a macro will do to a ticket as it stands, with the reply as it will read. */
export async function planFor(
  context: Context,
  ticket: Ticket,
  steps: MacroSteps,
): Promise<Plan & { readonly replyText: string | null }> {
  const { db, actor } = context
  const { id: ticketId, cycle } = ticket
  const filled = steps.reply && (await filledReply(context, { ticketId, replyId: steps.reply.replyId }))
  const plan = planOf(steps, {
    fields: fieldsOf(ticket),
    assigneeId: ticket.assignee_id,
    ...lifeOf(ticket),
    held: steps.hold !== undefined && (await isHeld(db, ticketId)),
    openTasks: steps.resolve === undefined ? 0 : await countRequiredOpen(db, { ticketId, cycle }),
    openDuties: await dutiesAfter(context, ticket, steps),
    replyOpen: filled?.open ?? null,
    replyUnsigned: filled?.unsigned ?? false,
    allowed: allowedTo(actor, ticket, steps),
    runnerId: actor.kind === 'system' ? null : personOf(context),
  })
  return { ...plan, replyText: filled?.text ?? null }
}
