import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { NotedCause, Rule } from '../domain/causes.ts'
import type { CaseResult } from '../domain/responsibility.ts'
import type { LetterRow, SupervisionTables } from './supervision.tables.ts'

/** A letter as it stands in its row. */
export type Letter = Selectable<LetterRow>
export type SupervisionCase = Selectable<SupervisionTables['supervision_cases']>

const own = (db: WriteHandle) => db.own<SupervisionTables>()

interface Stamp {
  readonly at: Date
  readonly by: string | null
}

/** Which of these causes were noted before, in whatever case. */
export async function knownCauses(
  db: WriteHandle,
  causes: readonly { ticketId: string; key: string }[],
): Promise<{ ticketId: string; key: string }[]> {
  const { rows } = await sql<{ ticketId: string; key: string }>`
    select noted."ticketId", noted.key from supervision_causes as known
    join jsonb_to_recordset(${JSON.stringify(causes)}::jsonb) as noted ("ticketId" uuid, key text)
      on noted."ticketId" = known.ticket_id and noted.key = known.key`.execute(own(db))
  return rows
}

/** The open cases of tickets by their ticket, kept from changing; made where there is none. */
export async function standingCases(
  db: WriteHandle,
  cases: readonly { id: string; ticketId: string }[],
  { at, by }: Stamp,
): Promise<Map<string, { caseId: string; opened: boolean }>> {
  const fresh = await insertMany(
    own(db),
    {
      table: 'supervision_cases',
      rows: cases.map(({ id, ticketId }) => ({ id, ticket_id: ticketId, opened_at: at, opened_by: by })),
    },
    sql<{ id: string }>`on conflict (ticket_id) where closed_at is null do nothing returning id`,
  )
  const opened = new Set(fresh.map(({ id }) => id))
  const standing = await own(db)
    .selectFrom('supervision_cases')
    .select(['id', 'ticket_id'])
    .where(
      'ticket_id',
      'in',
      cases.map(({ ticketId }) => ticketId),
    )
    .where('closed_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(standing.map(({ id, ticket_id }) => [ticket_id, { caseId: id, opened: opened.has(id) }]))
}

export async function addCauses(
  db: WriteHandle,
  causes: readonly (NotedCause & { id: string; caseId: string; ticketId: string; words: string | null })[],
  stamp: Stamp,
): Promise<void> {
  const rows = causes.map(({ caseId, ticketId, ...cause }) => ({
    ...cause,
    ...stamp,
    case_id: caseId,
    ticket_id: ticketId,
  }))
  await insertMany(own(db), { table: 'supervision_causes', rows })
}

export async function lockCaseRow(db: WriteHandle, caseId: string): Promise<SupervisionCase> {
  return own(db)
    .selectFrom('supervision_cases')
    .selectAll()
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function closeCaseRow(
  db: WriteHandle,
  caseId: string,
  { result, conclusion, at, by }: Stamp & { result: CaseResult; conclusion: string },
): Promise<void> {
  await own(db)
    .updateTable('supervision_cases')
    .set({ result, conclusion, closed_at: at, closed_by: by })
    .where('id', '=', caseId)
    .execute()
}

/** What still has to come to an end before a case may be closed. */
export async function stillOpen(
  db: WriteHandle,
  caseId: string,
): Promise<{ letters: number; appeals: number }> {
  const letters = await own(db)
    .selectFrom('supervision_letters')
    .select('id')
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .execute()
  const appeals = await own(db)
    .selectFrom('supervision_appeals as appeal')
    .innerJoin('supervision_responsibilities as noted', 'noted.id', 'appeal.responsibility_id')
    .select('appeal.id')
    .where('noted.case_id', '=', caseId)
    .where('appeal.decided_at', 'is', null)
    .execute()
  return { letters: letters.length, appeals: appeals.length }
}

/** The place of the next letter of a case, from 1. */
export async function nextPosition(db: WriteHandle, caseId: string): Promise<number> {
  const row = await own(db)
    .selectFrom('supervision_letters')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertLetter(db: WriteHandle, row: Insertable<LetterRow>): Promise<Letter> {
  return own(db).insertInto('supervision_letters').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function updateLetter(
  db: WriteHandle,
  letterId: string,
  change: Updateable<LetterRow>,
): Promise<Letter> {
  return own(db)
    .updateTable('supervision_letters')
    .set(change)
    .where('id', '=', letterId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Locks letters in one order, so that two who act on them never wait for each other. */
export async function lockLetters(db: WriteHandle, letterIds: readonly string[]): Promise<Letter[]> {
  if (letterIds.length === 0) return []
  return own(db)
    .selectFrom('supervision_letters')
    .selectAll()
    .where('id', 'in', [...letterIds])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Letters whose time came. */
export async function lettersToWake(db: WriteHandle, now: number, limit: number): Promise<Letter[]> {
  return own(db)
    .selectFrom('supervision_letters')
    .selectAll()
    .where('next_wake_at', '<=', new Date(now))
    .orderBy('next_wake_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Letters whose clock runs on a calendar and has not struck. */
export async function lettersOnCalendar(db: WriteHandle, calendarId: string): Promise<Letter[]> {
  return own(db)
    .selectFrom('supervision_letters')
    .selectAll()
    .where('calendar_id', '=', calendarId)
    .where('next_wake_at', 'is not', null)
    .where('breached_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function addAnswer(
  db: WriteHandle,
  row: Stamp & { id: string; letter_id: string; text: string; on_time: boolean },
): Promise<void> {
  await own(db).insertInto('supervision_answers').values(row).execute()
}

/** Writes what supervision made of the last answer to a letter; gives the answer's id and who wrote it. */
export async function judgeAnswer(
  db: WriteHandle,
  letterId: string,
  { verdict, words, at, by }: Stamp & { verdict: 'accept' | 'return'; words: string | null },
): Promise<{ id: string; by: string | null }> {
  return own(db)
    .updateTable('supervision_answers')
    .set({ verdict, verdict_words: words, verdict_at: at, verdict_by: by })
    .where('letter_id', '=', letterId)
    .where('verdict', 'is', null)
    .returning(['id', 'by'])
    .executeTakeFirstOrThrow()
}

export async function saveRule(db: WriteHandle, rule: Rule): Promise<string> {
  const { causes, obligations, risks, reopenings, answerHours, escalateHours, appealDays } = rule
  const row = await own(db)
    .updateTable('supervision_rule')
    .set({ causes: [...causes], obligations: [...obligations], risks: [...risks], reopenings })
    .set({ answer_hours: answerHours, escalate_hours: escalateHours, appeal_days: appealDays })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
