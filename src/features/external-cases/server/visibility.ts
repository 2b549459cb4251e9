import { lockTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type ExternalCase, lockCase } from './external-cases.store.ts'
import { ticketOfCase } from './ticket-of-case.query.ts'

/** An external case and its ticket, kept from changing, for whoever may write on them. */
export async function lockWritten(
  context: CommandContext,
  { externalCaseId, version }: { externalCaseId: string; version: number },
): Promise<{ seen: ExternalCase; ticket: Ticket }> {
  const { db, actor } = context
  const ticketId = await ticketOfCase(db, actor, externalCaseId)
  if (ticketId === undefined) throw new Refusal('external-cases.notFound', 'missing')
  const ticket = await lockTicket(context, { ticketId, permission: 'external-cases.write' })
  const seen = await lockCase(db, externalCaseId)
  if (seen.version !== version) throw new Refusal('external-cases.changedMeanwhile', 'conflict')
  return { seen, ticket }
}
