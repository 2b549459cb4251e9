import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SupervisionTables } from './supervision.tables.ts'

/** Letters whose clock has a log, after an id, with the number of their ticket and when they were answered, if that still stands. */
export function loggedLetters(db: ReadHandle, { after, limit }: { after: string | null; limit: number }) {
  const query = db
    .tables<SupervisionTables & TicketsTables>()
    .selectFrom('supervision_letters as letter')
    .innerJoin('tickets', 'tickets.id', 'letter.ticket_id')
    .selectAll('letter')
    .select(['tickets.number', 'tickets.cycle'])
    .select((eb) =>
      eb
        .selectFrom('supervision_answers as answer')
        .select(({ fn }) => fn.max('answer.at').as('at'))
        .whereRef('answer.letter_id', '=', 'letter.id')
        .where('answer.verdict', 'is distinct from', 'return')
        .as('answered_at'),
    )
    .where('letter.calendar_version', 'is not', null)
    .orderBy('letter.id')
    .limit(limit)
  return (after === null ? query : query.where('letter.id', '>', after)).execute()
}
