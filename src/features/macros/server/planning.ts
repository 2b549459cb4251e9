import { filledReply } from '#features/canned-replies/server/public/filled-reply.ts'
import { isHeld, lifeOf } from '#features/tickets/server/public/standing.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Plan, planOf, type Standing } from '../domain/steps.ts'
import type { MacroSteps } from './macros.tables.ts'

/** The values of a ticket that a macro may change. */
export const fieldsOf = (ticket: Ticket): Standing['fields'] => ({
  kind: ticket.kind,
  urgency: ticket.urgency,
  tier: ticket.tier,
  labelId: ticket.label_id,
  unitId: ticket.org_unit_id,
})

/** What a macro will do to a ticket as it stands, with the reply as it will read. */
export async function planFor(
  context: { db: ReadHandle; actor: Actor; now: number },
  ticket: Ticket,
  steps: MacroSteps,
): Promise<Plan & { readonly replyText: string | null }> {
  const { reply } = steps
  const filled =
    reply === undefined
      ? null
      : await filledReply(context, { ticketId: ticket.id, replyId: reply.replyId })
  const standing: Standing = {
    fields: fieldsOf(ticket),
    ...lifeOf(ticket),
    held: await isHeld(context.db, ticket.id),
    replyOpen: filled?.open ?? null,
  }
  return { ...planOf(steps, standing), replyText: filled?.text ?? null }
}
