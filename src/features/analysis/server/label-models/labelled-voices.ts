import type { Example } from '@huixiang/text-analysis/classifier/examples.ts'
import { sql } from 'kysely'
import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from '../analysis.tables.ts'
import { voicesToAnalyse } from '../voices.query.ts'

/** Voices whose label a person gave, newest first, along analyses_labelled_by_people. */
function labelledByPeople(db: ReadHandle, most: number) {
  return db
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .select(['feedback_id', 'label_id'])
    .where('current', '=', true)
    .where('label_source', '=', 'person')
    .where('label_id', 'is not', null)
    .orderBy('received_at', 'desc')
    .orderBy('feedback_id', 'desc')
    .limit(most)
}

/** How many there are, counted up to `cap`. */
export async function countLabelled(db: ReadHandle, cap: number): Promise<number> {
  const { n } = await db
    .tables<AnalysisTables>()
    .selectFrom(labelledByPeople(db, cap).as('labelled'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/**
 * How many of them a person labelled since the last training was asked for, counted up to `cap`: those with a version since then in
 * which a person gave or changed the label.
 */
export async function countCorrectedSinceTraining(db: ReadHandle, cap: number): Promise<number> {
  const since = sql`coalesce((select max(asked_at) from label_models), '-infinity')`
  const { n } = await db
    .tables<AnalysisTables>()
    .selectFrom(labelledByPeople(db, cap).as('labelled'))
    .where(
      sql<boolean>`exists (
        select from analyses said
        left join analyses before on before.feedback_id = said.feedback_id and before.version = said.version - 1
        where said.feedback_id = labelled.feedback_id and said.by_person_id is not null and said.at > ${since}
          and (before.label_source <> 'person' or before.label_id is distinct from said.label_id))`,
    )
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

const batch = 1000

/**
 * The newest of them with all their words, erased ones left out; `id` is the voice's, `label` the label's under
 * which it counts today.
 */
export async function labelExamples(db: ReadHandle, most: number): Promise<Example[]> {
  const rows = await labelledByPeople(db, most).execute()
  const successors = await labelSuccessors(db)
  const labels = new Map(
    rows.map(({ feedback_id, label_id }) => {
      const given = label_id as string
      return [feedback_id, successors.get(given) ?? given]
    }),
  )
  const ids = [...labels.keys()]
  const examples: Example[] = []
  for (let from = 0; from < ids.length; from += batch) {
    const voices = await voicesToAnalyse(db, ids.slice(from, from + batch))
    for (const { id, text } of voices) examples.push({ id, text, label: labels.get(id) as string })
  }
  return examples.sort((a, b) => (a.id < b.id ? -1 : 1))
}
