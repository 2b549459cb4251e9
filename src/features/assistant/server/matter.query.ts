import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { TranscriptsTables } from '#features/transcripts/server/transcripts.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Said } from '../domain/prompts.ts'

interface Timed extends Said {
  readonly at: Date
}

const inTime = (said: readonly Timed[]): Said[] =>
  said
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .filter(({ text }) => text.trim() !== '')
    .map(({ who, text }) => ({ who, text }))

/** What customers said in voices, added, and sent along; and what they are called. */
async function voicesOf(read: ReadHandle, feedbackIds: readonly string[]) {
  const tables = read.tables<IntakeTables & CustomersTables & TranscriptsTables>()
  const ids = [...feedbackIds]
  const [voices, additions, files] = await Promise.all([
    tables
      .selectFrom('feedbacks as voice')
      .leftJoin('customers as customer', 'customer.id', 'voice.customer_id')
      .select(['voice.text', 'voice.occurred_at as at', 'voice.contact_name', 'customer.name'])
      .where('voice.id', 'in', ids)
      .where('voice.erased_at', 'is', null)
      .execute(),
    tables.selectFrom('feedback_additions').select(['text', 'at']).where('feedback_id', 'in', ids).execute(),
    tables
      .selectFrom('transcripts')
      .select(['text', 'asked_at as at'])
      .where('feedback_id', 'in', ids)
      .where('state', '=', 'read')
      .execute(),
  ])
  return {
    said: [
      ...[...voices, ...additions].map(({ text, at }) => ({ who: 'customer' as const, text, at })),
      ...files.map(({ text, at }) => ({ who: 'file' as const, text, at })),
    ],
    names: voices.flatMap(({ contact_name, name }) => [name, contact_name]),
  }
}

/** A voice as a matter to ask about. */
export async function matterOfVoice(read: ReadHandle, feedbackId: string) {
  const { said, names } = await voicesOf(read, [feedbackId])
  return { said: inTime(said), names }
}

/** A ticket as a matter to ask about: its voices and the messages since. */
export async function matterOfTicket(read: ReadHandle, ticketId: string) {
  const tables = read.tables<TicketsTables>()
  const [links, messages] = await Promise.all([
    tables.selectFrom('ticket_feedbacks').select('feedback_id').where('ticket_id', '=', ticketId).execute(),
    tables
      .selectFrom('ticket_messages')
      .select(['direction', 'text', 'at'])
      .where('ticket_id', '=', ticketId)
      // What was added to a voice stands there.
      .where('addition_id', 'is', null)
      .execute(),
  ])
  const { said, names } =
    links.length === 0
      ? { said: [], names: [] }
      : await voicesOf(
          read,
          links.map((link) => link.feedback_id),
        )
  const talk = messages.map(({ direction, text, at }) => ({
    who: direction === 'in' ? ('customer' as const) : ('us' as const),
    text: text ?? '',
    at,
  }))
  return { said: inTime([...said, ...talk]), names }
}

/** Labels without others below them, with the names of those above: what a model chooses from. */
export async function labelChoices(read: ReadHandle) {
  const rows = await read
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'parent_id as parentId', 'name_zh as name'])
    .where('active', '=', true)
    .orderBy('depth')
    .orderBy('position')
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const parents = new Set(rows.map(({ parentId }) => parentId))
  const pathOf = (id: string | null): string[] => {
    const row = id === null ? undefined : byId.get(id)
    return row === undefined ? [] : [...pathOf(row.parentId), row.name]
  }
  return rows.filter(({ id }) => !parents.has(id)).map(({ id }) => ({ id, name: pathOf(id).join(' › ') }))
}
