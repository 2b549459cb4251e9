import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import type { Answers } from '../domain/questionnaire.ts'
import type { QuestionnairesTables, SittingKey } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** Begins an answer; an invited person who comes again goes on with the one they began. */
export async function insertSitting(
  db: WriteHandle,
  sitting: { questionnaireId: string; version: number; key: SittingKey },
): Promise<void> {
  await own(db)
    .insertInto('questionnaire_sittings')
    .values({
      // Its id tells nothing of when it was begun.
      id: randomUUID(),
      questionnaire_id: sitting.questionnaireId,
      version: sitting.version,
      invitation_id: 'invitationId' in sitting.key ? sitting.key.invitationId : null,
      key_hash: 'keyHash' in sitting.key ? sitting.key.keyHash : null,
      answers: '{}',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function saveSitting(db: WriteHandle, id: string, answers: Answers): Promise<void> {
  await own(db)
    .updateTable('questionnaire_sittings')
    .set({ answers: jsonText(answers) })
    .where('id', '=', id)
    .execute()
}

/** The answer takes the place of the sitting. */
export async function insertAnswer(
  db: WriteHandle,
  sittingId: string,
  answer: Omit<Insertable<QuestionnairesTables['questionnaire_answers']>, 'id' | 'answers'> & {
    answers: Answers
  },
): Promise<string> {
  // An id that sorted by age would tell in which order anonymous answers came.
  const id = randomUUID()
  await own(db).deleteFrom('questionnaire_sittings').where('id', '=', sittingId).execute()
  await own(db)
    .insertInto('questionnaire_answers')
    .values({ ...answer, id, answers: jsonText(answer.answers) })
    .execute()
  return id
}

export async function markAnswered(db: WriteHandle, invitationId: string, now: number): Promise<void> {
  await own(db)
    .updateTable('questionnaire_invitations')
    .set({ answered_at: new Date(now) })
    .where('id', '=', invitationId)
    .execute()
}

/** Remembers that a customer wants no invitations; false when it was known. */
export async function insertOptOut(db: WriteHandle, customerId: string, now: number): Promise<boolean> {
  const row = await own(db)
    .insertInto('questionnaire_opt_outs')
    .values({ customer_id: customerId, at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('customer_id')
    .executeTakeFirst()
  return row !== undefined
}
