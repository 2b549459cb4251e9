import { type Expression, type SqlBool, sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SupervisionTables } from './supervision.tables.ts'

type Tables = SupervisionTables & StaffTables & TicketsTables

/** Why tickets are under supervision, the first cause first. */
export function causesOf(read: ReadHandle, caseIds: readonly string[]) {
  return read
    .tables<Tables>()
    .selectFrom('supervision_causes as noted')
    .leftJoin('people as person', 'person.id', 'noted.by')
    .select([
      'noted.id',
      'noted.case_id',
      'noted.cause',
      'noted.about',
      'noted.words',
      'noted.at',
      'noted.by',
    ])
    .select('person.name as by_name')
    .where('noted.case_id', 'in', [...caseIds])
    .orderBy('noted.at')
    .orderBy('noted.id')
    .execute()
}

/** Letters with their names and their ticket's number, to be narrowed and put in order by whoever asks. */
export function namedLetters(read: ReadHandle) {
  return read
    .tables<Tables>()
    .selectFrom('supervision_letters')
    .innerJoin('tickets', 'tickets.id', 'supervision_letters.ticket_id')
    .leftJoin('org_units as unit', 'unit.id', 'supervision_letters.org_unit_id')
    .leftJoin('people as person', 'person.id', 'supervision_letters.person_id')
    .leftJoin('people as sender', 'sender.id', 'supervision_letters.sent_by')
    .leftJoin('people as receiver', 'receiver.id', 'supervision_letters.received_by')
    .selectAll('supervision_letters')
    .select(['unit.name as unit_name', 'person.name as person_name', 'sender.name as sender_name'])
    .select(['receiver.name as receiver_name', 'tickets.number', 'tickets.title'])
}
export type NamedLetter = Awaited<ReturnType<ReturnType<typeof namedLetters>['executeTakeFirstOrThrow']>>

/** Letters by their ids, by the number and title of their ticket. */
export const lettersNamed = (read: ReadHandle, ids: readonly string[]) =>
  read
    .tables<Tables>()
    .selectFrom('supervision_letters')
    .innerJoin('tickets', 'tickets.id', 'supervision_letters.ticket_id')
    .select(['supervision_letters.id', 'tickets.number', 'tickets.title'])
    .where('supervision_letters.id', 'in', [...ids])

/** Every answer to letters, the first first. */
export function answersOf(read: ReadHandle, letterIds: readonly string[]) {
  if (letterIds.length === 0) return Promise.resolve([])
  return read
    .tables<Tables>()
    .selectFrom('supervision_answers as answer')
    .leftJoin('people as person', 'person.id', 'answer.by')
    .leftJoin('people as judge', 'judge.id', 'answer.verdict_by')
    .selectAll('answer')
    .select(['person.name as by_name', 'judge.name as judge_name'])
    .where('answer.letter_id', 'in', [...letterIds])
    .orderBy('answer.at')
    .execute()
}
export type NamedAnswer = Awaited<ReturnType<typeof answersOf>>[number]

/** What is noted of people and units with its appeal, to be narrowed and put in order by whoever asks. */
export function namedResponsibilities(read: ReadHandle) {
  return read
    .tables<Tables>()
    .selectFrom('supervision_responsibilities')
    .innerJoin('tickets', 'tickets.id', 'supervision_responsibilities.ticket_id')
    .leftJoin('supervision_appeals as appeal', 'appeal.responsibility_id', 'supervision_responsibilities.id')
    .leftJoin('org_units as unit', 'unit.id', 'supervision_responsibilities.org_unit_id')
    .leftJoin('people as person', 'person.id', 'supervision_responsibilities.person_id')
    .leftJoin('people as noter', 'noter.id', 'supervision_responsibilities.noted_by')
    .leftJoin('people as appellant', 'appellant.id', 'appeal.by')
    .leftJoin('people as decider', 'decider.id', 'appeal.decided_by')
    .selectAll('supervision_responsibilities')
    .select(['tickets.number', 'tickets.title', 'unit.name as unit_name', 'person.name as person_name'])
    .select(['noter.name as noter_name', 'appeal.id as appeal_id', 'appeal.words', 'appeal.at', 'appeal.by'])
    .select(['appellant.name as by_name', 'appeal.verdict', 'appeal.share_before', 'appeal.share_after'])
    .select(['appeal.reason as decision', 'appeal.decided_at', 'appeal.decided_by'])
    .select('decider.name as decider_name')
}
export type NamedResponsibility = Awaited<
  ReturnType<ReturnType<typeof namedResponsibilities>['executeTakeFirstOrThrow']>
>

/** Cases under a condition, the latest first, with who closed them. */
export function namedCases(read: ReadHandle, condition: Expression<SqlBool>) {
  return read
    .tables<Tables>()
    .selectFrom('supervision_cases')
    .leftJoin('people as closer', 'closer.id', 'supervision_cases.closed_by')
    .selectAll('supervision_cases')
    .select('closer.name as closer_name')
    .where(condition)
    .orderBy('supervision_cases.opened_at', 'desc')
    .limit(50)
    .execute()
}
export type NamedCase = Awaited<ReturnType<typeof namedCases>>[number]

/** What supervision shows of a ticket, beside a row of `tickets`. */
export const briefColumns = sql<BriefTicket>`
  jsonb_build_object('id', tickets.id, 'number', tickets.number, 'title', tickets.title, 'kind', tickets.kind,
    'urgency', tickets.urgency, 'state', tickets.state,
    'unit', jsonb_build_object('id', tickets.org_unit_id,
      'name', coalesce((select name from org_units where id = tickets.org_unit_id), '')),
    'holder', (select jsonb_build_object('id', people.id, 'name', people.name) from people
      where people.id = tickets.assignee_id))`

export type BriefTicket = Pick<
  TicketsTables['tickets'],
  'id' | 'number' | 'title' | 'kind' | 'urgency' | 'state'
> & {
  readonly unit: { id: string; name: string }
  readonly holder: { id: string; name: string } | null
}

export async function briefTicket(read: ReadHandle, ticketId: string): Promise<BriefTicket> {
  const row = await read
    .tables<Tables>()
    .selectFrom('tickets')
    .select(briefColumns.as('brief'))
    .where('tickets.id', '=', ticketId)
    .executeTakeFirstOrThrow()
  return row.brief
}
