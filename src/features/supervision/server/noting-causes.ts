import type { CommandContext } from '#platform/server/command.ts'
import { causeNoted } from '../contract.ts'
import type { NotedCause } from '../domain/causes.ts'
import { addCause, isCauseKnown, standingCase } from './supervision.store.ts'

/** A record's columns that say when and by whom. */
export const recordOf = ({ now, actor }: Pick<CommandContext, 'now' | 'actor'>) => ({
  at: new Date(now),
  by: actor.kind === 'person' ? actor.id : null,
})

/** Puts a ticket under supervision for a cause, or adds the cause to its case; the same cause counts once for ever. */
export async function noteCause(
  context: CommandContext,
  ticket: { id: string; org_unit_id: string },
  { words = null, ...noted }: NotedCause & { words?: string | null },
): Promise<string | null> {
  const { db, newId, emit } = context
  if (await isCauseKnown(db, ticket.id, noted.key)) return null
  const record = recordOf(context)
  const { caseId, opened } = await standingCase(db, { ...record, id: newId(), ticketId: ticket.id })
  const causeId = newId()
  await addCause(db, { ...noted, ...record, id: causeId, caseId, ticketId: ticket.id, words })
  const { cause, about } = noted
  emit(causeNoted, {
    subject: ticket.id,
    unit: ticket.org_unit_id,
    facts: { caseId, causeId, cause, about, opened },
  })
  return caseId
}
