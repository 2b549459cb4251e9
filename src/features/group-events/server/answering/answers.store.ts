import type { Selectable } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { AnswerRefusal } from '../../domain/answering.ts'
import type { GroupEventsTables } from '../group-events.tables.ts'

export type Answer = Selectable<GroupEventsTables['group_event_answers']>

export async function insertAnswer(
  db: WriteHandle,
  answer: Answer,
  parts: readonly { ticketId: string; reason: AnswerRefusal | null }[],
): Promise<void> {
  const own = db.own<GroupEventsTables>()
  await own.insertInto('group_event_answers').values(answer).execute()
  const rows = parts.map(({ ticketId, reason }) => ({
    ...{ answer_id: answer.id, ticket_id: ticketId, reason },
    state: reason === null ? ('waiting' as const) : ('refused' as const),
  }))
  // One statement takes 65,535 parameters.
  for (let from = 0; from < rows.length; from += 10_000)
    await own
      .insertInto('group_event_answer_parts')
      .values(rows.slice(from, from + 10_000))
      .execute()
}

/** An answer of an event, kept from leaving meanwhile. */
export async function lockAnswer(
  db: WriteHandle,
  { answerId, eventId }: { answerId: string; eventId: string },
): Promise<Answer | undefined> {
  return db
    .own<GroupEventsTables>()
    .selectFrom('group_event_answers')
    .selectAll()
    .where('id', '=', answerId)
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirst()
}

/** The next answer that is to leave, kept from being taken back meanwhile; one that somebody else is sending is left to them. */
export async function lockDue(db: WriteHandle, now: number): Promise<Answer | undefined> {
  return db
    .own<GroupEventsTables>()
    .selectFrom('group_event_answers')
    .selectAll()
    .where('leaves_at', '<=', new Date(now))
    .where('taken_back_at', 'is', null)
    .where('finished_at', 'is', null)
    .orderBy('leaves_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function markFinished(db: WriteHandle, answerId: string, at: Date): Promise<void> {
  await db
    .own<GroupEventsTables>()
    .updateTable('group_event_answers')
    .set({ finished_at: at })
    .where('id', '=', answerId)
    .execute()
}

export async function markTakenBack(db: WriteHandle, answerId: string, at: Date): Promise<void> {
  await db
    .own<GroupEventsTables>()
    .updateTable('group_event_answers')
    .set({ taken_back_at: at })
    .where('id', '=', answerId)
    .execute()
}

/** The next tickets that wait for an answer. */
export async function nextParts(db: WriteHandle, answerId: string, most: number): Promise<string[]> {
  const rows = await db
    .own<GroupEventsTables>()
    .selectFrom('group_event_answer_parts')
    .select('ticket_id')
    .where('answer_id', '=', answerId)
    .where('state', '=', 'waiting')
    .orderBy('ticket_id')
    .limit(most)
    .execute()
  return rows.map(({ ticket_id }) => ticket_id)
}

export async function settlePart(
  db: WriteHandle,
  part: { answerId: string; ticketId: string; reason: AnswerRefusal | null },
): Promise<void> {
  await db
    .own<GroupEventsTables>()
    .updateTable('group_event_answer_parts')
    .set({ state: part.reason === null ? 'sent' : 'refused', reason: part.reason })
    .where('answer_id', '=', part.answerId)
    .where('ticket_id', '=', part.ticketId)
    .execute()
}

/** How many tickets an answer reached and how many not. */
export async function outcomeOf(db: ReadHandle, answerId: string) {
  return db
    .tables<GroupEventsTables>()
    .selectFrom('group_event_answer_parts')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('state', '=', 'sent').as('sent'),
      fn.countAll<number>().filterWhere('state', '=', 'refused').as('refused'),
    ])
    .where('answer_id', '=', answerId)
    .executeTakeFirstOrThrow()
}
