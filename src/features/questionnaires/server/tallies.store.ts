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
  waiting = questionnaire_tallies.waiting + excluded.waiting,
  told_before = case when excluded.told_on is null or excluded.told_on = questionnaire_tallies.told_on
    then questionnaire_tallies.told_before else questionnaire_tallies.anonymous end,
  told_on = coalesce(excluded.told_on, questionnaire_tallies.told_on)`

/** The questions whose scores the metrics count after each day, and the day on which they are told. */
export interface CountedByDay {
  readonly day: string
  readonly questions: ReadonlySet<string>
}

const none = { named: 0, anonymous: 0, waiting: 0 }

/** Adds to what is kept of one lane of a version. Rows come in the order of their key, so that two who add never wait for each other. */
export async function addTallies(
  db: WriteHandle,
  { questionnaireId, version, doubtful }: Lane,
  told: {
    tallies: readonly Tally[]
    as: (tally: Tally) => keyof typeof none
    counted?: CountedByDay | undefined
  },
): Promise<void> {
  const { tallies, as, counted } = told
  if (tallies.length === 0) return
  const rows = tallies.map((tally) => ({
    ...{ questionnaire_id: questionnaireId, version, doubtful },
    ...{ question: tally.question, part: tally.part, value: tally.value },
    ...{ ...none, [as(tally)]: tally.count },
    told_on: as(tally) === 'anonymous' && counted?.questions.has(tally.question) ? counted.day : null,
  }))
  await insertMany(own(db), { table: 'questionnaire_tallies', rows }, addCounts)
}

/** What waited of these questions is told. */
export async function tellWaiting(
  db: WriteHandle,
  { questionnaireId, version, doubtful }: Lane,
  { questions, counted }: { questions: readonly string[]; counted?: CountedByDay | undefined },
): Promise<void> {
  if (questions.length === 0) return
  const { day = null, questions: byDay = [] } = counted ?? {}
  const isByDay = sql<boolean>`question = any(${[...byDay]}::text[])`
  await own(db)
    .updateTable('questionnaire_tallies')
    .set({
      anonymous: sql`anonymous + waiting`,
      waiting: 0,
      told_before: sql`case when ${isByDay} and told_on is distinct from ${day}::date then anonymous else told_before end`,
      told_on: sql`case when ${isByDay} then ${day}::date else told_on end`,
    })
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
