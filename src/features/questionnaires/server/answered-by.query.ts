import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** Answers to these invitations with whose they are: the person they are known as today, and where that person belongs. */
export const answersTo = (db: ReadHandle, invitationIds: readonly string[]) =>
  db
    .tables<QuestionnairesTables & CustomersTables>()
    .selectFrom('questionnaire_answers as answer')
    .innerJoin('questionnaire_invitations as invitation', 'invitation.id', 'answer.invitation_id')
    .innerJoin('customers as asked', 'asked.id', 'answer.customer_id')
    .innerJoin('customers as customer', (join) =>
      join.on('customer.id', '=', sql<string>`coalesce(asked.merged_into_id, asked.id)`),
    )
    .select(['answer.id', 'answer.questionnaire_id as questionnaireId', 'answer.version', 'answer.answers'])
    .select([
      'invitation.ticket_id as ticketId',
      'customer.id as customerId',
      'customer.org_unit_id as unitId',
    ])
    .where('answer.invitation_id', 'in', [...invitationIds])
    .where('customer.erased_at', 'is', null)
    .execute()

/** What a voice is told about a low answer beside: the survey's questions as they were asked. */
export const contentOfVersion = async (db: ReadHandle, questionnaireId: string, version: number) => {
  const { content } = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_versions')
    .select('content')
    .where('questionnaire_id', '=', questionnaireId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return content
}

/** Answers to these invitations, together with the others of their lane and what was asked in it. */
export async function answersOfInvitations(db: ReadHandle, invitationIds: readonly string[]) {
  const rows = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_answers')
    .select(['questionnaire_id as questionnaireId', 'version', 'answers'])
    .select(sql<boolean>`doubts <> '{}'`.as('doubtful'))
    .where('invitation_id', 'in', [...invitationIds])
    .execute()
  const lanes = Map.groupBy(rows, (row) => [row.questionnaireId, row.version, row.doubtful].join())
  // Always in one order, so that nobody who counts elsewhere is waited for crosswise.
  return Promise.all(
    [...lanes]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [{ first, all: [first, ...others] }]))
      .map(async ({ first, all }) => ({
        lane: {
          questionnaireId: first.questionnaireId,
          version: first.version,
          doubtful: first.doubtful,
        },
        content: await contentOfVersion(db, first.questionnaireId, first.version),
        answers: all.map(({ answers }) => answers),
      })),
  )
}
