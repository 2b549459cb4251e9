import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { ticketsByExternalNumber } from '#features/external-cases/server/public/tickets-by-external-number.ts'
import { voiceByNumber } from '#features/intake/server/public/voice-by-number.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from '../tickets.tables.ts'
import { titlesThatMayHold } from '../titles.query.ts'

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/**
 * The conditions under which tickets match what was typed. A number or its beginning is found through tickets_number, the tracking number
 * of a voice through the voice, an authority's number through its case, a text that few titles hold through ticket_titles; what many hold is
 * looked for along the view's own order.
 */
export async function ticketsMatching(read: ReadHandle, text: string): Promise<Expression<SqlBool>[]> {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  const number = text.toUpperCase()
  if (/^T\d[\d-]*$/.test(number)) return [eb('tickets.number', 'like', `${escaped(number)}%`)]
  const voice = voiceByNumber(text)
  if (voice !== null)
    return [sql<boolean>`tickets.id in (select ticket_id from ticket_feedbacks where feedback_id = ${voice})`]
  const byAuthority = await ticketsByExternalNumber(read, text)
  if (byAuthority.length > 0) return [sql<boolean>`tickets.id = any(${byAuthority}::uuid[])`]
  const pattern = `%${escaped(text)}%`
  const holds = eb('tickets.title', 'ilike', pattern)
  const ids = await titlesThatMayHold(read, text, pattern)
  return ids === null ? [holds] : [sql<boolean>`tickets.id = any(${ids}::uuid[])`, holds]
}
