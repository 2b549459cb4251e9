import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { Tally } from '../domain/tallies.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import type { Lane } from './scope.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

const addCounts = sql`on conflict (questionnaire_id, version, doubtful, question, part, value) do update set
  named = questionnaire_tallies.named + excluded.named,
  anonymous = questionnaire_tallies.anonymous + excluded.anonymous,
  waiting = questionnaire_tallies.waiting + excluded.waiting`

const none = { named: 0, anonymous: 0, waiting: 0 }

/** Adds to what is kept of one lane of a version. Rows come in the order of their key, so that two who add never wait for each other. */
export async function addTallies(
  db: WriteHandle,
  { questionnaireId, version, doubtful }: Lane,
  { tallies, as }: { tallies: readonly Tally[]; as: (tally: Tally) => keyof typeof none },
): Promise<void> {
  if (tallies.length === 0) return
  const rows = tallies.map((tally) => ({
    ...{ questionnaire_id: questionnaireId, version, doubtful },
    ...{ question: tally.question, part: tally.part, value: tally.value },
    ...{ ...none, [as(tally)]: tally.count },
  }))
  await insertMany(own(db), { table: 'questionnaire_tallies', rows }, addCounts)
}

/** What waited of these questions is told. */
export async function tellWaiting(
  db: WriteHandle,
  { questionnaireId, version, doubtful }: Lane,
  questions: readonly string[],
): Promise<void> {
  if (questions.length === 0) return
  await own(db)
    .updateTable('questionnaire_tallies')
    .set(({ ref, eb }) => ({ anonymous: eb(ref('anonymous'), '+', ref('waiting')), waiting: 0 }))
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .where('doubtful', '=', doubtful)
    .where('question', 'in', [...questions])
    .where('waiting', '>', 0)
    .execute()
}

/** Forgets what invited people said, to be counted again from the log. */
export async function emptyNamed(db: WriteHandle): Promise<void> {
  await own(db)
    .deleteFrom('questionnaire_tallies')
    .where('anonymous', '=', 0)
    .where('waiting', '=', 0)
    .execute()
  await own(db).updateTable('questionnaire_tallies').set({ named: 0 }).execute()
}
