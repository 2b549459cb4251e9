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
