import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { attachedFiles } from '../contract/what-people-gave.ts'
import { smallestGroup } from '../domain/results.ts'
import { heardIn } from './hearing.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { answersIn } from './scope.ts'
import { keptOf } from './tallies.query.ts'
import { seenVersion, viewOf } from './view.ts'

const most = 60

interface Found {
  readonly fileId: string
  readonly mediaType: string
  readonly bytes: number
}

export const attachedFilesOf = query(attachedFiles, async ({ read }, input) => {
  const version = await seenVersion(read, input.questionnaireId, input.version)
  const question = version?.questions.find(({ id, kind }) => kind === 'file' && id === input.question)
  if (version === undefined || question === undefined)
    throw new Refusal('questionnaires.noFileAsked', 'conflict')
  const view = await viewOf(read, version, input)
  const { answered } =
    view.lanes === null ? await keptOf(read, version, view) : await heardIn(read, view.scope, [question])
  const isFew = (answered.get(question.id)?.anonymous ?? 0) < smallestGroup
  // By random ids, and so in no order that tells when they came.
  const joined = sql<Found>`(
    select f.file_id as "fileId", f.media_type as "mediaType", f.bytes
    from questionnaire_files f join (
      select a.id from questionnaire_answers a ${answersIn(view.scope, sql`${question.id}`)}
      ${isFew ? sql`and a.invitation_id is not null` : sql``}) told on told.id = f.answer_id
    where f.questionnaire_id = ${input.questionnaireId} and f.question = ${question.id}
    order by f.file_id limit ${most + 1})`
  const items = await read
    .tables<QuestionnairesTables>()
    .selectFrom(joined.as('found'))
    .select(['fileId', 'mediaType', 'bytes'])
    .execute()
  return { items: items.slice(0, most), more: items.length > most }
})

/** A file of an answer that is told; undefined for one that is not (yet). */
export async function toldFile(read: ReadHandle, wanted: { questionnaireId: string; fileId: string }) {
  return read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_files as file')
    .innerJoin('questionnaire_answers as answer', 'answer.id', 'file.answer_id')
    .leftJoin('questionnaire_told_questions as told', (join) =>
      join
        .onRef('told.questionnaire_id', '=', 'answer.questionnaire_id')
        .onRef('told.version', '=', 'answer.version')
        .onRef('told.question', '=', 'file.question')
        .on(sql<boolean>`told.doubtful = (answer.doubts <> '{}')`),
    )
    .select(['file.file_id as id', 'file.media_type as mediaType', 'file.bytes', 'file.question as name'])
    .where('file.file_id', '=', wanted.fileId)
    .where('file.questionnaire_id', '=', wanted.questionnaireId)
    .where(({ eb, or }) =>
      or([eb('answer.invitation_id', 'is not', null), eb('answer.batch', '<=', eb.ref('told.batch'))]),
    )
    .executeTakeFirst()
}
