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
  sitting: { questionnaireId: string; version: number; key: SittingKey; seen: boolean; now: number },
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
      begun_at: 'invitationId' in sitting.key ? new Date(sitting.now) : null,
      answers: '{}',
      seen: sitting.seen,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Remembers that somebody sees the page of a half answer. */
export async function markSeen(db: WriteHandle, id: string): Promise<void> {
  await own(db).updateTable('questionnaire_sittings').set({ seen: true }).where('id', '=', id).execute()
}

export async function saveSitting(db: WriteHandle, id: string, answers: Answers): Promise<void> {
  await own(db)
    .updateTable('questionnaire_sittings')
    .set({ answers: jsonText(answers), seen: true })
    .where('id', '=', id)
    .execute()
}

/** Takes a half answer away, with what it was asked; of two who take it one gets nothing. */
export async function takeSitting(db: WriteHandle, key: SittingKey) {
  const taken = own(db).deleteFrom('questionnaire_sittings')
  const mine =
    'keyHash' in key
      ? taken.where('key_hash', '=', key.keyHash)
      : taken.where('invitation_id', '=', key.invitationId)
  return mine
    .returning(['questionnaire_id', 'version', 'invitation_id', 'begun_at'])
    .returning(({ selectFrom, ref }) =>
      selectFrom('questionnaire_versions as asked')
        .select('asked.content')
        .where('asked.questionnaire_id', '=', ref('questionnaire_sittings.questionnaire_id'))
        .where('asked.version', '=', ref('questionnaire_sittings.version'))
        .as('content'),
    )
    .executeTakeFirst()
}

/** An answer that its sitting was taken for. */
export async function insertAnswer(
  db: WriteHandle,
  answer: Omit<Insertable<QuestionnairesTables['questionnaire_answers']>, 'answers'> & {
    answers: Answers
  },
): Promise<void> {
  await own(db)
    .insertInto('questionnaire_answers')
    .values({ ...answer, answers: jsonText(answer.answers) })
    .execute()
}

/** An id that sorted by age would tell in which order anonymous answers came. */
export const newAnswerId = (): string => randomUUID()

/** Counts words once more; gives how often they came by now. */
export async function countWords(db: WriteHandle, questionnaireId: string, hash: Buffer): Promise<number> {
  const { times } = await own(db)
    .insertInto('questionnaire_repeats')
    .values({ questionnaire_id: questionnaireId, words_hash: hash, times: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['questionnaire_id', 'words_hash'])
        .doUpdateSet(({ eb, ref }) => ({ times: eb(ref('questionnaire_repeats.times'), '+', 1) })),
    )
    .returning('times')
    .executeTakeFirstOrThrow()
  return times
}

export async function markAnswered(db: WriteHandle, invitationId: string, now: number): Promise<void> {
  await own(db)
    .updateTable('questionnaire_invitations')
    .set({ answered_at: new Date(now) })
    .where('id', '=', invitationId)
    .execute()
}
