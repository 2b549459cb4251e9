import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

export const mostInOutbox = 500

/** Invitations that go by hand and are not answered: one more than are shown, at most. */
export const toPassOn = (db: ReadHandle, questionnaireId: string) =>
  db
    .tables<QuestionnairesTables & CustomersTables>()
    .selectFrom('questionnaire_recipients as recipient')
    .innerJoin('questionnaire_sendings as sending', 'sending.id', 'recipient.sending_id')
    .innerJoin('questionnaire_invitations as invitation', 'invitation.id', 'recipient.invitation_id')
    .innerJoin('customers as customer', 'customer.id', 'recipient.customer_id')
    .select(['invitation.id as invitationId', 'customer.id as customerId', 'customer.name'])
    .select('customer.external_id as externalId')
    .select(sql<boolean>`recipient.reminded_at is not null`.as('reminds'))
    .where('recipient.questionnaire_id', '=', questionnaireId)
    .where('sending.way', '=', 'hand')
    .where('invitation.answered_at', 'is', null)
    .where('invitation.ended_at', 'is', null)
    .orderBy('recipient.id')
    .limit(mostInOutbox + 1)
    .execute()
