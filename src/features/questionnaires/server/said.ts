import { normalise } from '@huixiang/text-analysis/normalise.ts'
import { mask } from '@huixiang/text-analysis/personal-data/masking.ts'
import { findPersonalData } from '@huixiang/text-analysis/personal-data/personal-data.ts'
import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Answered } from '../domain/hearing.ts'
import { type Dimension, dimensions, type Question } from '../domain/questionnaire.ts'
import type { Index } from '../domain/results.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { answersIn, type Scope } from './scope.ts'

const from = <Row>(db: ReadHandle, found: ReturnType<typeof sql<Row>>) =>
  db.tables<QuestionnairesTables>().selectFrom(found.as('found'))

/** What a person wrote, with what they could be known by hidden. */
export const masked = (text: string): string => mask(text, findPersonalData(normalise(text)))

const apart = sql`count(*) filter (where named) as named, count(*) filter (where not named) as anonymous`

/** How many are told of in a part of the answers. */
export async function answersTold(db: ReadHandle, { where }: Scope): Promise<Answered> {
  const found = sql<Answered>`(
    select ${apart} from (select a.invitation_id is not null as named from questionnaire_answers a where ${where}) a)`
  return from(db, found).selectAll().executeTakeFirstOrThrow()
}

/** The statements of a survey in one dimension: where their points stand in an answer. */
const statementsIn = (questions: readonly Question[], dimension: Dimension) =>
  questions.flatMap((question) =>
    question.kind === 'csi'
      ? question.rows.flatMap((row) => (row.dimension === dimension ? [[question.id, row.id]] : []))
      : [],
  )

/** Moments of people's means in each dimension of the index of satisfaction, each person counting once. */
export async function indexOf(db: ReadHandle, scope: Scope, questions: readonly Question[]): Promise<Index> {
  const asked = dimensions.map((dimension) => ({ dimension, places: statementsIn(questions, dimension) }))
  const some = asked.filter(({ places }) => places.length > 0)
  if (some.length === 0) return {}
  const each = some.map(({ dimension, places }) => {
    const points = places.map((place) => sql`(a.answers #>> ${`{${place.join(',')}}`}::text[])::numeric`)
    const sum = sql.join(
      points.map((point) => sql`coalesce(${point}, 0)`),
      sql` + `,
    )
    return sql`select ${dimension}::text as dimension, (${sum}) / nullif(num_nonnulls(${sql.join(points)}), 0) as mean
      from questionnaire_answers a where ${scope.where}`
  })
  const found = sql<{ dimension: Dimension; n: number; sum: number; sumSquares: number }>`(
    select dimension, count(mean) as n, coalesce(sum(mean), 0)::float8 as sum, coalesce(sum(mean * mean), 0)::float8 as "sumSquares"
    from (${sql.join(each, sql` union all `)}) people group by 1)`
  const rows = await from(db, found).selectAll().execute()
  return Object.fromEntries(rows.map(({ dimension, ...moments }) => [dimension, moments]))
}

/** Which comments somebody looks for. */
export interface Wanted {
  readonly question: string
  /** Part of what was written; empty for anything. */
  readonly wanted: string
  readonly limit: number
  readonly of: 'all' | 'named' | 'anonymous'
  /** Only those that speak of this label. */
  readonly label?: string | undefined
  /** Only those that sound so. */
  readonly polarity?: string | undefined
}

const speaking = {
  all: sql``,
  named: sql`and a.invitation_id is not null`,
  anonymous: sql`and a.invitation_id is null`,
}

const asPattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** What people wrote to one question, masked, by their random ids and so in no order that tells when they came. What is masked is not found. */
export async function commentsOf(db: ReadHandle, scope: Scope, look: Wanted): Promise<string[]> {
  const { question, wanted, limit, of, label, polarity } = look
  const asked = [
    label === undefined ? [] : [sql`${label}::uuid = any(r.label_ids)`],
    polarity === undefined ? [] : [sql`r.polarity = ${polarity}`],
  ].flat()
  const speaks =
    asked.length === 0
      ? sql``
      : sql`and exists (select 1 from questionnaire_readings r where r.answer_id = a.id and r.question = ${question} and ${sql.join(asked, sql` and `)})`
  const found = sql<{ text: string }>`(
    select a.answers ->> ${question} as text from questionnaire_answers a ${answersIn(scope, sql`${question}`)}
    ${speaking[of]} ${speaks}
    and a.answers ->> ${question} ilike ${asPattern(wanted)} order by a.id limit ${limit})`
  const rows = await from(db, found).select('text').execute()
  const sought = wanted.toLowerCase()
  return rows.map(({ text }) => masked(text)).filter((text) => text.toLowerCase().includes(sought))
}
