import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Card } from '../domain/card.ts'
import type { Words } from '../domain/questionnaire.ts'
import { versionOf } from './kept-questionnaires.ts'
import { behindLink } from './questionnaire-link.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

/** The card of a survey whose link anybody may answer; null where it rests or nothing is asked. Refuses `questionnaires.badLink`. */
export async function cardBehind(
  read: ReadHandle,
  token: string,
  now: number,
): Promise<{ readonly id: string; readonly card: Card; readonly title: Words } | null> {
  const { questionnaire, invitation, state } = await behindLink(read, token, now)
  if (invitation !== null || state !== 'open' || questionnaire.version === null) return null
  const { card } = await read
    .tables<QuestionnairesTables>()
    .selectFrom('questionnaires')
    .select('card')
    .where('id', '=', questionnaire.id)
    .executeTakeFirstOrThrow()
  if (card === null || !card.active) return null
  const version = await versionOf(read, questionnaire.id, questionnaire.version)
  return version === undefined ? null : { id: questionnaire.id, card, title: version.content.title }
}
