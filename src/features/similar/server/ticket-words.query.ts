import { sql } from 'kysely'
import { feedbackErased, feedbackRemoved } from '#features/intake/contract.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { ticketChanged, ticketOpened, ticketResolved } from '#features/tickets/contract.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { pagesFromNewest } from './pages-from-newest.ts'
import type { TextToHold } from './public/held-texts.ts'

type Tables = TicketsTables & IntakeTables

/** So many characters are read: the index compares no more. */
const comparedCharacters = 4000

/** By what the words of tickets come, change and go. */
export const changesOfTickets: readonly string[] = [
  ticketOpened,
  ticketChanged,
  ticketResolved,
  feedbackErased,
  feedbackRemoved,
].map(({ type }) => type)

const solution = sql<string | null>`(select solution from ticket_resolutions as resolution
  where resolution.ticket_id = ticket.id and solution <> '' order by cycle desc limit 1)`

/** A title that Huixiang made is the beginning of the voice, which is compared itself. */
const saysMore = sql<boolean>`(
  strpos(regexp_replace(voice.text, '\s+', ' ', 'g'), rtrim(ticket.title, '…')) = 0 or ${solution} is not null)`

/** Tickets with words of their own: a title that somebody wrote, or how they were last resolved. */
const withWords = (read: ReadHandle) =>
  read
    .tables<Tables>()
    .selectFrom('tickets as ticket')
    .innerJoin('feedbacks as voice', 'voice.id', 'ticket.feedback_id')
    .select(['ticket.id', sql<number>`(extract(epoch from ticket.opened_at) * 1000)::float8`.as('time')])
    .select(
      sql<string>`left(concat_ws(E'\n', ticket.title, ${solution}), ${sql.lit(comparedCharacters)})`.as(
        'text',
      ),
    )
    .where('ticket.title', '<>', '')
    .where('voice.erased_at', 'is', null)
    .where(saysMore)

/** Of the tickets named those that have words of their own. */
export const ticketsToHold = (read: ReadHandle, ticketIds: readonly string[]): Promise<TextToHold[]> =>
  withWords(read).where(sql<boolean>`ticket.id = any(${ticketIds}::uuid[])`).execute()

/** The tickets named, and those that voices named belong to. */
export async function ticketsConcerned(read: ReadHandle, ids: readonly string[]): Promise<string[]> {
  const rows = await read
    .tables<Tables>()
    .selectFrom('ticket_feedbacks')
    .select('ticket_id')
    .where(sql<boolean>`feedback_id = any(${ids}::uuid[])`)
    .execute()
  return [...new Set([...ids, ...rows.map(({ ticket_id }) => ticket_id)])]
}

/** All of them from the newest on, page by page. */
export const ticketsFromNewest = (read: ReadHandle): AsyncGenerator<TextToHold[]> =>
  pagesFromNewest((last, page) =>
    withWords(read)
      .$if(last !== undefined, (query) =>
        query.where(
          sql<boolean>`(ticket.opened_at, ticket.id) < (${new Date(last?.time ?? 0)}, ${last?.id})`,
        ),
      )
      .orderBy('ticket.opened_at', 'desc')
      .orderBy('ticket.id', 'desc')
      .limit(page)
      .execute(),
  )
