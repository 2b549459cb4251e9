import { sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import type { Answer } from '../domain/questionnaire.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** What holds for every survey, locked: of two who invite at once the second sees whom the first has asked. */
export const lockRules = (db: WriteHandle) =>
  own(db)
    .selectFrom('questionnaire_rules')
    .select(['link_key', 'rest_days', 'quiet_from', 'quiet_until', 'working_days_only'])
    .forUpdate()
    .executeTakeFirstOrThrow()

export async function saveRules(
  db: WriteHandle,
  change: Updateable<Omit<QuestionnairesTables['questionnaire_rules'], 'only_one' | 'link_key'>>,
): Promise<void> {
  await own(db).updateTable('questionnaire_rules').set(change).execute()
}

export async function insertInvitation(
  db: WriteHandle,
  invitation: {
    id: string
    questionnaireId: string
    customerId: string
    ticketId: string | null
    cycle: number | null
    orderId: string | null
    now: number
    expiresAt: Date
  },
): Promise<void> {
  await own(db)
    .insertInto('questionnaire_invitations')
    .values({
      id: invitation.id,
      questionnaire_id: invitation.questionnaireId,
      customer_id: invitation.customerId,
      ticket_id: invitation.ticketId,
      cycle: invitation.cycle,
      order_id: invitation.orderId,
      invited_at: new Date(invitation.now),
      written_at: new Date(invitation.now),
      expires_at: invitation.expiresAt,
    })
    .execute()
}

/** What customers answered under their names, with what was asked of them. */
export const answersBy = (db: WriteHandle, customerIds: readonly string[]) =>
  own(db)
    .selectFrom('questionnaire_answers as answer')
    .innerJoin('questionnaire_versions as version', (join) =>
      join
        .onRef('version.questionnaire_id', '=', 'answer.questionnaire_id')
        .onRef('version.version', '=', 'answer.version'),
    )
    .select(['answer.id', 'answer.answers', 'version.content'])
    .where('answer.customer_id', 'in', [...customerIds])
    .execute()

export async function keepWithoutName(
  db: WriteHandle,
  id: string,
  answers: Readonly<Record<string, Answer | null>>,
): Promise<void> {
  await own(db)
    .updateTable('questionnaire_answers')
    .set({ answers: jsonText(answers), customer_id: null })
    .where('id', '=', id)
    .execute()
}

/** Ends what was asked of customers and forgets what they had begun and wished. */
export async function endInvitationsTo(
  db: WriteHandle,
  customerIds: readonly string[],
  now: number,
): Promise<void> {
  const ids = [...customerIds]
  await own(db)
    .deleteFrom('questionnaire_sittings')
    .where('invitation_id', 'in', (select) =>
      select.selectFrom('questionnaire_invitations').select('id').where('customer_id', 'in', ids),
    )
    .execute()
  await own(db)
    .updateTable('questionnaire_recipients')
    .set(({ eb, ref }) => ({
      customer_id: null,
      remind_at: null,
      state: eb
        .case()
        .when('state', '=', 'waiting')
        .then('held' as const)
        .else(ref('state'))
        .end(),
      reason: eb
        .case()
        .when('state', '=', 'waiting')
        .then('gone' as const)
        .else(ref('reason'))
        .end(),
    }))
    .where('customer_id', 'in', ids)
    .execute()
  await own(db)
    .updateTable('questionnaire_invitations')
    .set({ customer_id: null, ended_at: new Date(now) })
    .where('customer_id', 'in', ids)
    .execute()
  await own(db).deleteFrom('questionnaire_opt_outs').where('customer_id', 'in', ids).execute()
}

/** Whoever was to be written to was not: a link that nobody has ends, and they rest from nothing. What stands on a tracking page stays there. */
export async function markUnwritten(db: WriteHandle, ids: readonly string[], now: number): Promise<void> {
  await own(db)
    .updateTable('questionnaire_invitations')
    .set({
      written_at: null,
      ended_at: sql<Date | null>`case when offered then ended_at else ${new Date(now)} end`,
    })
    .where('id', 'in', [...ids])
    .execute()
}
