import { ticketClosed, ticketResolved } from '#features/tickets/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { drawnFromStream } from '../domain/sampling.ts'
import { sendableAt } from '../domain/sending-times.ts'
import { peaceOf } from './peace.ts'
import { closureSendings, insertRecipients } from './sendings.store.ts'

const hourMs = 3_600_000

/** Chooses the customer of a ticket that ended, some hours later and once a cycle; an enquiry ends with its answer. */
export const askAfterClosure = reaction({
  name: 'questionnaires.ask-after-closure',
  on: [ticketClosed, ticketResolved],
  quiet: 'who will be asked is not asked yet',
  react: async ({ db, newId }, events) => {
    const ended = events.filter(({ type, facts }) => type === 'tickets.closed' || facts.kind === 'enquiry')
    const sendings = ended.length === 0 ? [] : await closureSendings(db)
    if (sendings.length === 0) return
    const peace = await peaceOf(db)
    const rows = ended.flatMap(({ subjectId, at, facts }) =>
      sendings.flatMap(({ id, questionnaire_id, plan }) => {
        const { sampling, delayHours, latestHours, seed } = plan
        const percent = sampling.method === 'share' ? sampling.percent : 100
        const { customerId, cycle } = facts
        if (customerId === null || !drawnFromStream(`${seed}:${subjectId}:${cycle}`, percent)) return []
        const due = sendableAt(at + delayHours * hourMs, peace)
        const until = at + latestHours * hourMs
        return {
          ...{ id: newId(), sending_id: id, questionnaire_id, customer_id: customerId },
          ...{ ticket_id: subjectId, cycle, stratum: null, due_at: new Date(due), until: new Date(until) },
          ...(due > until
            ? { state: 'held' as const, reason: 'tooLate' as const }
            : { state: 'waiting' as const, reason: null }),
        }
      }),
    )
    if (rows.length > 0) await insertRecipients(db, rows)
  },
})
