import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readableAnswers } from '../../domain/readable-answers.ts'
import type { QuestionnairesTables } from '../questionnaires.tables.ts'

/**
 * What these customers were asked by invitation and what they answered, sent or half-way, as the person may have it: their words unmasked.
 * An anonymous answer is nobody's.
 */
export async function questionnairesForExport(db: ReadHandle, customerIds: readonly string[]) {
  if (customerIds.length === 0) return []
  const rows = await db
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaire_invitations as invitation')
    .leftJoin('questionnaire_answers as sent', 'sent.invitation_id', 'invitation.id')
    .leftJoin('questionnaire_sittings as begun', 'begun.invitation_id', 'invitation.id')
    .leftJoin('questionnaire_versions as version', (join) =>
      join
        .onRef('version.questionnaire_id', '=', 'invitation.questionnaire_id')
        .on((eb) => eb('version.version', '=', eb.fn.coalesce('sent.version', 'begun.version'))),
    )
    .select(['invitation.invited_at', 'sent.answered_at', 'version.content'])
    .select((eb) => eb.fn.coalesce('sent.answers', 'begun.answers').as('answers'))
    .where('invitation.customer_id', 'in', [...customerIds])
    .orderBy('invitation.invited_at')
    .execute()
  return rows.map(({ invited_at, answered_at, content, answers }) => ({
    invitedAt: invited_at.toISOString(),
    answeredAt: answered_at?.toISOString() ?? null,
    title: content?.title ?? null,
    answers: content === null || answers === null ? [] : readableAnswers(content, answers),
  }))
}
