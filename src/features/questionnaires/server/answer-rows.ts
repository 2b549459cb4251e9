import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Cell, Column } from '../domain/columns.ts'
import type { Answered, Heard } from '../domain/hearing.ts'
import type { Answers } from '../domain/questionnaire.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { masked } from './said.ts'
import { answersIn, type Scope } from './scope.ts'

/** A line of the table: who speaks (1 under their name, 2 nobody in particular), in which language, when, and what of each column. */
export type Line = readonly [who: 1 | 2, language: Cell, answeredAt: Cell, ...Cell[]]

const pageSize = 2000

interface Named {
  readonly id: string
  readonly answers: Answers
  readonly locale: string
  readonly answered_at: Date
}

/** Named answers, page by page; leans on questionnaire_answers_order. */
async function* namedAnswers(db: ReadHandle, scope: Scope): AsyncGenerator<Named> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = sql<Named>`(
      select a.id, a.answers, a.locale, a.answered_at from questionnaire_answers a
      where ${scope.where} and a.invitation_id is not null and a.id > ${after}::uuid order by a.id limit ${pageSize})`
    const rows = await db
      .tables<QuestionnairesTables>()
      .selectFrom(found.as('found'))
      .selectAll()
      .orderBy('id')
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = last.id
  }
}

const written = ({ question }: Column, value: Cell): Cell =>
  question.kind === 'text' && typeof value === 'string' ? masked(value) : value

/** What people wrote to one question anonymously, sorted by itself. */
async function textsOf(db: ReadHandle, scope: Scope, question: string): Promise<readonly string[]> {
  const found = sql<{ text: string }>`(
    select a.answers ->> ${question} as text from questionnaire_answers a ${answersIn(scope, sql`${question}`)}
    and a.invitation_id is null and a.answers ? ${question})`
  const rows = await db
    .tables<QuestionnairesTables>()
    .selectFrom(found.as('found'))
    .select('text')
    .orderBy('text')
    .execute()
  return rows.map(({ text }) => text)
}

/** Every cell as often as it was counted. */
function* repeated(tally: readonly (readonly [Cell, number])[]): Generator<Cell> {
  for (const [cell, count] of tally) for (let i = 0; i < count; i += 1) yield cell
}

/** What was said, for the columns of anonymous answers. */
export interface Said {
  readonly heard: readonly Heard[]
  readonly answered: ReadonlyMap<string, Answered>
  /** How many anonymous answers there are. */
  readonly anonymous: number
  readonly languages: readonly (readonly [Cell, number])[]
}

/** How many anonymous answers came in each language. */
export async function languagesOf(db: ReadHandle, scope: Scope): Promise<Said['languages']> {
  const told = scope.byQuestion ? sql`and a.batch is not null` : sql``
  const found = sql<{ locale: string; count: number }>`(
    select a.locale, count(*) from questionnaire_answers a where ${scope.where} and a.invitation_id is null ${told} group by 1)`
  const rows = await db.tables<QuestionnairesTables>().selectFrom(found.as('found')).selectAll().execute()
  return rows.map(({ locale, count }) => [locale, count])
}

async function columnCells(
  db: ReadHandle,
  scope: Scope,
  { column, said }: { column: Column; said: Said },
): Promise<Iterator<Cell>> {
  const { id, kind } = column.question
  if (kind === 'text' || kind === 'date') return (await textsOf(db, scope, id))[Symbol.iterator]()
  const answered = said.answered.get(id)?.anonymous ?? 0
  const counts = said.heard.map(({ anonymous, named: _, ...one }) => ({ ...one, count: anonymous }))
  return repeated(column.tally(counts, answered))
}

/**
 * The table of answers. Named answers stand one a line. Of anonymous ones every column is sorted by itself, so that no line is a person: else a
 * spreadsheet's filter would find who alone belongs to a small group, whatever is held back elsewhere.
 */
export async function* answerLines(
  db: ReadHandle,
  scope: Scope,
  { columns, said }: { columns: readonly Column[]; said: Said },
): AsyncGenerator<Line> {
  for await (const { answers, locale, answered_at } of namedAnswers(db, scope)) {
    const cells = columns.map((column) => written(column, column.read(answers[column.question.id])))
    yield [1, locale, answered_at.toISOString(), ...cells]
  }
  if (said.anonymous === 0) return
  const languages = repeated(said.languages)
  const columnsOfCells: Iterator<Cell>[] = []
  for (const column of columns) columnsOfCells.push(await columnCells(db, scope, { column, said }))
  for (let line = 0; line < said.anonymous; line += 1) {
    const cells = columns.map((column, place) => {
      const next = columnsOfCells[place]?.next()
      return next === undefined || next.done ? null : written(column, next.value)
    })
    yield [2, languages.next().value ?? null, null, ...cells]
  }
}
