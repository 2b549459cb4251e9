import type { CommandContext } from '#platform/server/command.ts'
import { causeNoted } from '../contract.ts'
import type { NotedCause } from '../domain/causes.ts'
import { addCauses, knownCauses, standingCases } from './supervision.store.ts'

/** A record's columns that say when and by whom. */
export const recordOf = ({ now, actor }: Pick<CommandContext, 'now' | 'actor'>) => ({
  at: new Date(now),
  by: actor.kind === 'person' ? actor.id : null,
})

/** A cause and the ticket, locked, that it brings under supervision. */
export type TicketCause = NotedCause & {
  readonly ticket: { readonly id: string; readonly org_unit_id: string }
  readonly words?: string
}

const keyOf = ({ ticketId, key }: { ticketId: string; key: string }) => `${ticketId}/${key}`

/** Those of the causes that nobody noted before, each once. */
async function unknown(
  { db }: CommandContext,
  noted: readonly TicketCause[],
): Promise<(TicketCause & { ticketId: string })[]> {
  const named = noted.map((cause) => ({ ...cause, ticketId: cause.ticket.id }))
  const known = new Set(
    (
      await knownCauses(
        db,
        named.map(({ ticketId, key }) => ({ ticketId, key })),
      )
    ).map(keyOf),
  )
  return [...new Map(named.map((cause) => [keyOf(cause), cause])).values()].filter(
    (cause) => !known.has(keyOf(cause)),
  )
}

/**
 * Puts tickets under supervision, or adds causes to their cases; the same cause counts once for ever. Gives the case of each ticket that
 * something new was noted of.
 */
export async function noteCauses(
  context: CommandContext,
  noted: readonly TicketCause[],
): Promise<Map<string, string>> {
  const { db, newId, emit } = context
  const causes = noted.length === 0 ? [] : await unknown(context, noted)
  if (causes.length === 0) return new Map()
  const stamp = recordOf(context)
  const tickets = [...new Set(causes.map(({ ticketId }) => ticketId))]
  const cases = await standingCases(
    db,
    tickets.map((ticketId) => ({ id: newId(), ticketId })),
    stamp,
  )
  const told = new Set<string>()
  const rows = causes.map(({ ticket, ticketId, words = null, ...cause }) => {
    const { caseId, opened } = cases.get(ticketId) as { caseId: string; opened: boolean }
    const id = newId()
    emit(causeNoted, {
      subject: ticketId,
      unit: ticket.org_unit_id,
      facts: {
        caseId,
        causeId: id,
        cause: cause.cause,
        about: cause.about,
        opened: opened && !told.has(caseId),
      },
    })
    told.add(caseId)
    return { ...cause, id, caseId, ticketId, words }
  })
  await addCauses(db, rows, stamp)
  return new Map(tickets.map((ticketId) => [ticketId, (cases.get(ticketId) as { caseId: string }).caseId]))
}
