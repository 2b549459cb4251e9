import { ticketMerged, ticketTakenApart } from '#features/ticket-links/contract.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { externalCaseMoved } from '../contract.ts'
import type { ExternalCase } from './external-cases.store.ts'
import { lockMoves, moveCases, moveCasesBack } from './moves.store.ts'
import { stoppedFor } from './standing-merge.query.ts'
import { factsOf } from './telling.ts'
import { unitsOfTickets } from './units-of-tickets.query.ts'

/** Brings a ticket's cases to where its merge, as it stands now, has them: events come in any order. */
async function settle({ db, now }: CommandContext, ticketId: string): Promise<ExternalCase[]> {
  const at = new Date(now)
  let into = await stoppedFor(db, ticketId)
  const moved = await moveCasesBack(db, { from: ticketId, unless: into }, at)
  for (let from = ticketId; into !== null; into = await stoppedFor(db, from)) {
    moved.push(...(await moveCases(db, { from, to: into }, at)))
    from = into
  }
  return [...new Map(moved.map((one) => [one.id, one])).values()]
}

/** The authority waits for whoever answers now: cases go with a merged ticket, and come back when it is taken out. */
export const followMerges = reaction({
  name: 'external-cases.follow-merges',
  on: [ticketMerged, ticketTakenApart],
  quiet: 'cases that move say so themselves',
  react: async (context, events) => {
    const { db, emit } = context
    await lockMoves(db)
    for (const { subjectId, facts } of events) {
      // Both tickets are told; the one that stopped tells it here.
      if (facts.role !== 'stopped') continue
      const moved = await settle(context, subjectId)
      const units = await unitsOfTickets(
        db,
        moved.map(({ ticket_id }) => ticket_id),
      )
      for (const one of moved) {
        const about = { subject: one.ticket_id, unit: units.get(one.ticket_id) ?? null }
        const otherTicketId = one.ticket_id === subjectId ? facts.otherTicketId : subjectId
        emit(externalCaseMoved, { ...about, facts: { ...factsOf(one), otherTicketId } })
      }
    }
  },
})
