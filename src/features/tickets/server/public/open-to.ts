import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'

/** Tickets that somebody is recused from. Who is nobody in particular sees only what is closed to nobody. */
const recusedFrom = ({ id }: Actor): RawBuilder<unknown> =>
  sql`select ticket_id from ticket_recusals where ended_at is null ${id === null ? sql`` : sql`and person_id = ${id}::uuid`}`

/** Confidential tickets that somebody is no named reader of and has not opened for a time. */
const sealedFrom = ({
  id,
}: Actor): RawBuilder<unknown> => sql`select ticket_id from ticket_seals as seal where ended_at is null
  and not exists (select from ticket_readers where ticket_id = seal.ticket_id and person_id = ${id}::uuid)
  and not exists (select from ticket_openings
    where ticket_id = seal.ticket_id and person_id = ${id}::uuid and ended_at is null and until > now())`

/**
 * The condition under which a ticket is not closed to an actor, however far their permissions reach. `ticket` is the column that holds its
 * id; without a ticket there is nothing to close. Those closed are few: they are asked for once, and a list keeps its ordered index.
 */
export function openTo(actor: Actor, ticket: string | RawBuilder<unknown>): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<boolean>`true`
  const ticketId = typeof ticket === 'string' ? sql.ref(ticket) : ticket
  return sql<boolean>`${ticketId} not in (${recusedFrom(actor)} union all ${sealedFrom(actor)})`
}

/** The same for a voice, by the ticket that answers it. `offset 0` has the few closed tickets looked up one by one, not all voices read. */
export function voiceOpenTo(actor: Actor, feedback: string): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<boolean>`true`
  return sql<boolean>`${sql.ref(feedback)} not in (select link.feedback_id
    from (${recusedFrom(actor)} union all ${sealedFrom(actor)}) as closed
    cross join lateral (select feedback_id from ticket_feedbacks where ticket_id = closed.ticket_id offset 0) as link)`
}

/** The same for words that name tickets and voices by their numbers, as the subjects of mails do. */
export function namesOpenTo(actor: Actor, words: string): Expression<SqlBool> {
  return sql<boolean>`not exists (select from (${recusedFrom(actor)} union all ${sealedFrom(actor)}) as closed
    cross join lateral (select number from tickets where id = closed.ticket_id
      union all select voice.number from ticket_feedbacks as link join feedbacks as voice on voice.id = link.feedback_id
      where link.ticket_id = closed.ticket_id) as named
    where ${sql.ref(words)} ~ (named.number || '(?![0-9])'))`
}

/** Where an event about something names a ticket: the other one of two, or one that was opened for it. */
const namedTickets = ['otherTicketId', 'ticketId'] as const

/** The same for whatever an event is about, or names besides; that a seal was broken is no secret of the ticket's. */
export function subjectOpenTo(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<boolean>`true`
  const openOrNone = (fact: string) =>
    sql`(events.facts ->> ${fact}::text is null or ${openTo(actor, sql`(events.facts ->> ${fact}::text)::uuid`)})`
  return sql<boolean>`(
    (events.subject_kind <> 'ticket' or (events.subject_id not in (${recusedFrom(actor)})
      and (events.type like 'ticket-access.%' or events.subject_id not in (${sealedFrom(actor)}))))
    and (events.subject_kind <> 'feedback' or ${voiceOpenTo(actor, 'events.subject_id')})
    and ${sql.join(namedTickets.map(openOrNone), sql` and `)})`
}
