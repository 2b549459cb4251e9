import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { mask } from '@huixiang/text-analysis/personal-data/masking.ts'
import { findPersonalData } from '@huixiang/text-analysis/personal-data/personal-data.ts'
import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Question } from '../domain/questionnaire.ts'
import type { Count } from '../domain/results.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** One version of one survey. */
export interface Asked {
  readonly questionnaireId: string
  readonly version: number
}

const answersOf = (db: ReadHandle, { questionnaireId, version }: Asked) =>
  db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_answers')
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)

/** What a person wrote, with what they could be known by hidden. */
export const masked = (text: string): string => mask(text, findPersonalData(normalise(text)))

/** How many answered this version, and all of them. */
export async function answersIn(db: ReadHandle, { questionnaireId, version }: Asked) {
  const rows = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_answers')
    .select(['version', ({ fn }) => fn.countAll<number>().as('count')])
    .where('questionnaire_id', '=', questionnaireId)
    .groupBy('version')
    .execute()
  return {
    n: rows.find((row) => row.version === version)?.count ?? 0,
    all: rows.reduce((sum, { count }) => sum + count, 0),
  }
}

/** How many answered each question. Leans on questionnaire_answers_questionnaire, as all that follows. */
export async function answeredOf(db: ReadHandle, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const { questionnaireId, version } = asked
  const found = sql<{ question: string; count: number }>`(
    select e.key as question, count(*) from questionnaire_answers a, jsonb_object_keys(a.answers) e(key)
    where a.questionnaire_id = ${questionnaireId} and a.version = ${version} group by 1)`
  const rows = await db.tables<QuestionnairesTables>().selectFrom(found.as('found')).selectAll().execute()
  return new Map(rows.map(({ question, count }) => [question, count]))
}

/** How often each thing was said, counted by the database; words that people wrote are not among them. */
export async function countsOf(
  db: ReadHandle,
  { questionnaireId, version }: Asked,
  questions: readonly Question[],
): Promise<readonly Count[]> {
  const counted = questions.filter(({ kind }) => kind !== 'text').map(({ id }) => id)
  if (counted.length === 0) return []
  const each = sql`questionnaire_answers a, jsonb_each(a.answers) e
    where a.questionnaire_id = ${questionnaireId} and a.version = ${version} and e.key = any(${counted}::text[])`
  const found = sql<Count>`(
    with said as (select e.key as question, e.value as answer, jsonb_typeof(e.value) as shape from ${each})
    select question, null as part, answer #>> '{}' as value, count(*) from said
      where shape not in ('array', 'object') group by 1, 2, 3
    union all
    select question, item.text, item.place::text, count(*)
      from said, jsonb_array_elements_text(case shape when 'array' then answer else '[]' end) with ordinality item(text, place)
      group by 1, 2, 3
    union all
    select question, item.key, item.value, count(*)
      from said, jsonb_each_text(case shape when 'object' then answer else '{}' end) item
      group by 1, 2, 3)`
  return db.tables<QuestionnairesTables>().selectFrom(found.as('found')).selectAll().execute()
}

/** Whole answers, by their random ids and so in no order that tells when they came. */
export const wholeAnswers = (db: ReadHandle, asked: Asked, limit: number) =>
  answersOf(db, asked).select(['answers', 'locale', 'answered_at']).orderBy('id').limit(limit).execute()

const mostComments = 200

/** What people wrote to one question. */
export async function commentsOf(db: ReadHandle, asked: Asked, question: string): Promise<string[]> {
  const rows = await answersOf(db, asked)
    .select(sql<string>`answers ->> ${question}`.as('text'))
    .where(sql<boolean>`answers ? ${question}`)
    .orderBy('id')
    .limit(mostComments)
    .execute()
  return rows.map(({ text }) => masked(text))
}
