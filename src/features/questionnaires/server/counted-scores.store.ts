import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

type Row = QuestionnairesTables['questionnaire_counted_scores']

/** Told scores of nobody in particular that no metric counts yet. */
export type Uncounted = Pick<Row, 'questionnaire_id' | 'version' | 'measure' | 'score'> & {
  readonly more: number
}

/**
 * What had been told of questions that count in a metric when a day ended, and was not counted before. A question is told five answers at a
 * time: there are at least five to each, or none.
 */
export async function uncountedScores(db: ReadHandle, day: string): Promise<readonly Uncounted[]> {
  const { rows } = await sql<Uncounted>`
    select tally.questionnaire_id, tally.version, q ->> 'kind' as measure, tally.value::int as score,
      (told.n - known.n)::int as more
    from questionnaire_versions v
    cross join lateral jsonb_array_elements(v.content -> 'pages') page
    cross join lateral jsonb_array_elements(page -> 'questions') q
    join questionnaire_tallies tally on tally.questionnaire_id = v.questionnaire_id and tally.version = v.version
      and not tally.doubtful and tally.question = q ->> 'id' and tally.part = '' and tally.value <> ''
    cross join lateral (
      select case when tally.told_on > ${day}::date then tally.told_before else tally.anonymous end as n) told
    cross join lateral (
      select count(*) as n from questionnaire_counted_scores c where c.questionnaire_id = tally.questionnaire_id
        and c.version = tally.version and c.measure = q ->> 'kind' and c.score = tally.value::int) known
    where q ->> 'kind' in ('nps', 'csat') and (q ->> 'inMetric')::boolean and told.n > known.n
    order by 1, 2, 3, 4`.execute(db.tables<QuestionnairesTables>() as never)
  return rows
}

export async function insertCountedScores(db: WriteHandle, rows: readonly Row[]): Promise<void> {
  await insertMany(db.own<QuestionnairesTables>(), { table: 'questionnaire_counted_scores', rows })
}
