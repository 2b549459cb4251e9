import { ticketMerged, ticketTakenApart } from '#features/ticket-links/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import { reaction } from '#platform/server/followers.ts'
import { externalCaseMoved } from '../contract.ts'
import { moveCases, moveCasesBack } from './moves.store.ts'
import { factsOf } from './telling.ts'
import { unitsOfTickets } from './units-of-tickets.query.ts'

/** The authority waits for whoever answers now: cases go with a merged ticket, and come back when it is taken out. */
export const followMerges = reaction({
  name: 'external-cases.follow-merges',
  on: [ticketMerged, ticketTakenApart],
  quiet: 'cases that move say so themselves',
  react: async ({ db, now, emit }, events) => {
    for (const event of events as readonly EventRecord[]) {
      const merged = isEvent(event, ticketMerged)
      if (!merged && !isEvent(event, ticketTakenApart)) continue
      const { role, otherTicketId } = event.facts
      // Both tickets are told; the one that stopped tells it here.
      if (role !== 'stopped') continue
      const way = { from: event.subjectId, to: otherTicketId }
      const moved = await (merged ? moveCases : moveCasesBack)(db, way, new Date(now))
      const [subject, fromTicketId] = merged ? [way.to, way.from] : [way.from, way.to]
      const unit = (await unitsOfTickets(db, [subject])).get(subject) ?? null
      for (const one of moved)
        emit(externalCaseMoved, { subject, unit, facts: { ...factsOf(one), otherTicketId: fromTicketId } })
    }
  },
})
