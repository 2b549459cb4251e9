import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import { keepFiles, letFilesWait } from '#platform/server/files/files.store.ts'
import type { FilesTables } from '#platform/server/files/files.tables.ts'
import { type Answers, type Questionnaire, questionsOf, typesFor } from '../domain/questionnaire.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

interface Whole {
  readonly answerId: string
  readonly questionnaireId: string
  readonly content: Questionnaire
  readonly answers: Answers
}

/** Makes the files of an answer its own. Refuses `questionnaires.fileGone` for one that was taken before, is too old, or is no such file. */
export async function keepFilesOf(
  { db, ahead }: Pick<CommandContext, 'db' | 'ahead'>,
  { answerId, questionnaireId, content, answers }: Whole,
): Promise<void> {
  const asked = questionsOf(content).flatMap((question) => {
    const given = question.kind === 'file' ? answers[question.id] : undefined
    return question.kind === 'file' && Array.isArray(given) ? [{ question, ids: given as string[] }] : []
  })
  const ids = asked.flatMap((one) => one.ids)
  if (ids.length === 0) return
  const stored = await db
    .tables<FilesTables>()
    .selectFrom('files')
    .select(['id', 'media_type', 'bytes'])
    .where('id', 'in', ids)
    .execute()
  const known = new Map(stored.map((file) => [file.id, file]))
  const rows = asked.flatMap(({ question, ids: mine }) =>
    mine.flatMap((id) => {
      const file = known.get(id)
      if (file === undefined || !typesFor(question).includes(file.media_type)) return []
      const { media_type, bytes } = file
      const of = { answer_id: answerId, questionnaire_id: questionnaireId, question: question.id }
      return [{ file_id: id, ...of, media_type, bytes }]
    }),
  )
  const kept = await keepFiles(db, ids)
  if (rows.length < ids.length || kept.length < ids.length)
    throw new Refusal('questionnaires.fileGone', 'conflict')
  ahead(insertMany(own(db), { table: 'questionnaire_files', rows }))
}

/** Lets go of the files of answers: their bytes go within an hour or two, as those of uploads that nothing took. */
export async function letGoOfFiles(db: WriteHandle, answerIds: readonly string[]): Promise<void> {
  if (answerIds.length === 0) return
  const gone = await own(db)
    .deleteFrom('questionnaire_files')
    .where('answer_id', 'in', [...answerIds])
    .returning('file_id')
    .execute()
  await letFilesWait(
    db,
    gone.map(({ file_id }) => file_id),
    0,
  )
}

/** Answers of which files are kept although what was attached was taken out of them. */
export async function answersWithoutTheirFiles(db: WriteHandle): Promise<string[]> {
  const rows = await own(db)
    .selectFrom('questionnaire_files as file')
    .innerJoin('questionnaire_answers as answer', 'answer.id', 'file.answer_id')
    .select('file.answer_id')
    .distinct()
    .where(sql<boolean>`answer.answers ->> file.question is null`)
    .execute()
  return rows.map(({ answer_id }) => answer_id)
}
