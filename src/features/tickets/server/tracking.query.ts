import { sql } from 'kysely'
import type { ClocksTables } from '#features/clocks/server/clocks.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from './tickets.tables.ts'

export async function trackedTicket(db: ReadHandle, feedbackId: string) {
  return db
    .tables<TicketsTables & ClocksTables>()
    .selectFrom('ticket_feedbacks as link')
    .innerJoin('tickets', 'tickets.id', 'link.ticket_id')
    .leftJoin('clocks', (join) =>
      join
        .onRef('clocks.ticket_id', '=', 'tickets.id')
        .onRef('clocks.cycle', '=', 'tickets.cycle')
        .on('clocks.obligation', '=', 'resolve')
        .on('clocks.ended_at', 'is', null),
    )
    .leftJoin('ticket_reopenings as reopening', (join) =>
      join
        .onRef('reopening.ticket_id', '=', 'tickets.id')
        .onRef('reopening.cycle', '=', 'tickets.cycle')
        .on('reopening.reason', '!=', 'taken_apart'),
    )
    .leftJoin('ticket_withdrawals as withdrawal', 'withdrawal.ticket_id', 'tickets.id')
    .select([
      'link.first',
      'withdrawal.reason as withdrawnFor',
      'tickets.id',
      'tickets.number',
      'tickets.state',
      'tickets.cycle',
      'clocks.due_at as promisedAt',
      'reopening.at as reopenedAt',
    ])
    .select(
      sql<boolean>`exists (select from ticket_holds as hold
        where hold.ticket_id = tickets.id and hold.until is null and hold.reason = 'customer')`.as(
        'waitsForCustomer',
      ),
    )
    .where('link.feedback_id', '=', feedbackId)
    .executeTakeFirst()
}

/**
 * What was written to the sender of a voice: by the ticket that answers it now, since it does; by the ones that answered it before, while
 * they did; and by the tickets that parts of its text became.
 */
export async function trackedMessages(db: ReadHandle, feedbackId: string) {
  const { rows } = await sql<{ id: string; text: string | null; at: Date }>`
    with merge as (
      select merged.ticket_id, merged.into_id, merged.at, moved.returned_at
      from ticket_merge_voices as moved join ticket_merges as merged on merged.id = moved.merge_id
      where moved.feedback_id = ${feedbackId}
    ), stay as (
      select ticket_id, coalesce((select max(at) from merge where returned_at is null), '-infinity') as since, 'infinity'::timestamptz as until
      from ticket_feedbacks where feedback_id = ${feedbackId}
      union all select ticket_id, coalesce(lag(at) over (order by at), '-infinity'), 'infinity'::timestamptz from merge where returned_at is null
      union all select into_id, at, returned_at from merge where returned_at is not null
      union all select part_id, '-infinity'::timestamptz, 'infinity'::timestamptz from ticket_splits where feedback_id = ${feedbackId}
    )
    select distinct message.id, message.text, message.at
    from stay join ticket_messages as message on message.ticket_id = stay.ticket_id and message.direction = 'out'
      and message.at >= stay.since and message.at < stay.until
    order by message.at, message.id`.execute(db.tables<object>() as never)
  return rows.map(({ id, text, at }) => ({ id, text: text ?? '', at }))
}

/** Which ticket a voice's own one was merged into, and which tickets parts of it became. */
export async function trackedRegrouping(db: ReadHandle, feedbackId: string) {
  const { rows } = await sql<{ what: 'merged' | 'part'; number: string; at: Date }>`
    select 'merged' as what, own.number, merge.at
    from ticket_merge_voices as moved join ticket_merges as merge on merge.id = moved.merge_id and moved.returned_at is null
      join tickets as own on own.id = merge.ticket_id and own.feedback_id = moved.feedback_id
    where moved.feedback_id = ${feedbackId}
    union all
    select 'part', part.number, split.at from ticket_splits as split join tickets as part on part.id = split.part_id
    where split.feedback_id = ${feedbackId}
    order by at`.execute(db.tables<object>() as never)
  const of = (what: string) => rows.filter((row) => row.what === what)
  return { joinedFrom: of('merged')[0] ?? null, parts: of('part').map(({ number }) => number) }
}
