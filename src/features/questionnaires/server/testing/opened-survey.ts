import { randomUUID } from 'node:crypto'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import {
  createQuestionnaire,
  openQuestionnaire,
  questionnaireDetails,
  saveDraft,
} from '../../contract/designing.ts'
import { questionnairePermissions } from '../../contract.ts'
import type { Questionnaire } from '../../domain/questionnaire.ts'
import { templates } from '../../domain/templates.ts'

/** Who may design every survey. */
export const designer = personWith([...questionnairePermissions, 'customers.read'], { id: randomUUID() })

/** An open survey of these questions, with the token of its anonymous link. */
export async function openedSurvey(
  { call }: TestHouse,
  questionnaire: Questionnaire = templates.nps,
): Promise<{ questionnaireId: string; token: string }> {
  const as = { as: designer }
  const { questionnaireId } = (await call(createQuestionnaire, {}, { template: 'blank' }, as)).reply
  await call(saveDraft, { questionnaireId }, { questionnaire, revision: 0 }, as)
  await call(openQuestionnaire, { questionnaireId }, { revision: 1 }, as)
  const { link } = (await call(questionnaireDetails, { questionnaireId }, {}, as)).reply
  return { questionnaireId, token: (link ?? '').replace('/q/', '') }
}
