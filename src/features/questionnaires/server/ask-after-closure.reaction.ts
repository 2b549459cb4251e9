import { ticketClosed, ticketResolved } from '#features/tickets/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import { askedFrom, drawnFor } from '../domain/following.ts'
import { peaceOf } from './peace.ts'
import { insertRecipients, standingSendings } from './sendings.store.ts'

/** Chooses the customer of a ticket that ended, some hours later and once a cycle; an enquiry ends with its answer. */
export const askAfterClosure = reaction({
  name: 'questionnaires.ask-after-closure',
  on: [ticketClosed, ticketResolved],
  quiet: 'who will be asked is not asked yet',
  react: async ({ db, newId }, events) => {
    const ended = events.filter(({ type, facts }) => type === 'tickets.closed' || facts.kind === 'enquiry')
    const sendings = ended.length === 0 ? [] : await standingSendings(db, 'closure')
    if (sendings.length === 0) return
    const peace = await peaceOf(db)
    const rows = ended.flatMap(({ subjectId, at, facts }) =>
      sendings.flatMap(({ id, questionnaire_id, plan }) => {
        const { customerId, cycle } = facts
        if (customerId === null || !drawnFor(plan, `${subjectId}:${cycle}`)) return []
        return {
          ...{ id: newId(), sending_id: id, questionnaire_id, customer_id: customerId },
          ...{ ticket_id: subjectId, cycle, stratum: null, ...askedFrom(at, plan, peace) },
        }
      }),
    )
    if (rows.length > 0) await insertRecipients(db, rows)
  },
})
