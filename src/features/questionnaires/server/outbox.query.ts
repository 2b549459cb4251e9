import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { mostInOutbox } from '../contract/outbox.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** Whether a letter waits for a colleague: not passed on yet, or reminded of since. */
export const waitsForColleague = sql<boolean>`(recipient.by_hand
  and (recipient.passed_on_at is null or coalesce(recipient.passed_on_at < recipient.reminded_at, false)))`

/** Invitations that go by hand, may still be answered and are not: one more than are shown, at most. Leans on questionnaire_recipients_by_hand. */
export const toPassOn = (db: ReadHandle, questionnaireId: string, now: number) =>
  db
    .tables<QuestionnairesTables & CustomersTables>()
    .selectFrom('questionnaire_recipients as recipient')
    .innerJoin('questionnaire_sendings as sending', 'sending.id', 'recipient.sending_id')
    .innerJoin('questionnaire_invitations as invitation', 'invitation.id', 'recipient.invitation_id')
    .innerJoin('customers as asked', 'asked.id', 'recipient.customer_id')
    .innerJoin('customers as customer', (join) =>
      join.on('customer.id', '=', sql<string>`coalesce(asked.merged_into_id, asked.id)`),
    )
    .select(['recipient.id', 'sending.way', 'invitation.id as invitationId', 'customer.id as customerId'])
    .select(['customer.name', 'customer.external_id as externalId', 'customer.phone'])
    .select(sql<boolean>`recipient.reminded_at is not null`.as('reminds'))
    .select(sql<Date | null>`case when recipient.passed_on_at is null then recipient.until end`.as('until'))
    .where('recipient.questionnaire_id', '=', questionnaireId)
    .where(waitsForColleague)
    .where(
      sql<boolean>`(recipient.passed_on_at is not null or coalesce(recipient.until > ${new Date(now)}, true))`,
    )
    .where('invitation.answered_at', 'is', null)
    .where('invitation.ended_at', 'is', null)
    .where('invitation.expires_at', '>', new Date(now))
    .where(
      sql<boolean>`not exists (select 1 from questionnaire_opt_outs o join customers kin on kin.id = o.customer_id
        where kin.id = customer.id or kin.merged_into_id = customer.id)`,
    )
    .orderBy('recipient.id')
    .limit(mostInOutbox + 1)
    .execute()
