import { randomUUID } from 'node:crypto'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { answerQuestionnaire, beginSitting } from '../../contract/answering.ts'
import {
  createQuestionnaire,
  openQuestionnaire,
  questionnaireDetails,
  saveDraft,
} from '../../contract/designing.ts'
import { questionnaireAnswered, questionnairePermissions } from '../../contract.ts'
import type { Answers, Questionnaire } from '../../domain/questionnaire.ts'
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

/** Sends an anonymous answer as a browser does. */
export async function answerAnonymously(
  { call, travel }: TestHouse,
  token: string,
  answers: Record<string, unknown>,
): Promise<void> {
  const { sitting } = (await call(beginSitting, { token }, {})).reply
  // A person reads what they are asked; and all guests of a test come from one address, at which so many a minute may answer.
  travel(30_000)
  const { status, problem } = await call(answerQuestionnaire, { token }, { sitting, answers })
  if (status !== 200) throw new Error(`The answer was refused: ${problem.code}`)
}

/** The lines of a survey's CSV file, its headings first; or the code of the refusal. */
export async function exportedLines(
  { server }: TestHouse,
  questionnaireId: string,
  search = '',
): Promise<readonly (readonly string[])[] | string> {
  const response = await server.inject({
    url: `/api/questionnaires/${questionnaireId}/answers.csv${search}`,
    headers: { authorization: `TestActor ${JSON.stringify(designer)}` },
  })
  if (response.statusCode !== 200) return response.json().code
  return response.body
    .trim()
    .replace('\uFEFF', '')
    .split('\r\n')
    .map((line) => line.split(','))
}

/** Keeps an answer of somebody who was invited, and its event, as the door does: a customer that there is, or nobody any more. */
export async function answerByName(
  { open, arrange }: TestHouse,
  questionnaireId: string,
  given: {
    readonly answers: Answers
    readonly customerId?: string
    readonly answeredAt?: string
    readonly doubts?: readonly string[]
  },
): Promise<void> {
  const { answers, customerId = null, answeredAt = new Date().toISOString(), doubts = [] } = given
  const invitationId = randomUUID()
  await open.pool.query(
    `insert into questionnaire_invitations (id, questionnaire_id, customer_id, invited_at, expires_at) values ($1, $2, $3, now(), now() + interval '1 day')`,
    [invitationId, questionnaireId, customerId],
  )
  await open.pool.query(
    `insert into questionnaire_answers (id, questionnaire_id, version, invitation_id, customer_id, answers, locale, week, answered_at, doubts)
     values ($1, $2, 1, $1, $3, $4, 'zh-CN', '2026-01-05', $5, $6)`,
    [invitationId, questionnaireId, customerId, JSON.stringify(answers), answeredAt, doubts],
  )
  const facts = { invitationId, customerId, version: 1 }
  await arrange(async ({ emit }) => emit(questionnaireAnswered, { subject: questionnaireId, facts }))
}
