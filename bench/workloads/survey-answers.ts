import { randomInt } from 'node:crypto'
import {
  createQuestionnaire,
  openQuestionnaire,
  questionnaireDetails,
} from '#features/questionnaires/contract/designing.ts'
import { openConnection } from '../load/connection.ts'
import { type Caller, getting, posting, putting, readJson } from '../load/requests.ts'
import type { Serving } from '../serving/processes.ts'
import { signIn } from '../serving/signing-in.ts'
import { inventTexts } from '../volume/texts.ts'
import type { Compared } from './compared.ts'

const texts = inventTexts()

/** A score with a comment, as most who answer give it. */
const newAnswer = () => ({ nps: randomInt(11), why: `${texts[randomInt(texts.length)]} ${randomInt(1e9)}` })

// People answer from addresses of their own: one that floods is held to its share.
const somewhere = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

const from = (request: string, address: string) =>
  request.replace('host: localhost\r\n', `host: localhost\r\nx-forwarded-for: ${address}\r\n`)

/** Opens the NPS survey through the door; gives the token of the link that anybody may answer. */
export async function openSurvey({ port }: Serving): Promise<string> {
  const caller: Caller = await signIn(port)
  const connection = await openConnection(port)
  const at = (path: string, questionnaireId: string) => path.replace(':questionnaireId', questionnaireId)
  try {
    const { questionnaireId } = readJson(
      await connection.ask(posting(createQuestionnaire.path, { template: 'nps' }, caller)),
    ) as { questionnaireId: string }
    const opening = at(openQuestionnaire.path, questionnaireId)
    readJson(await connection.ask(putting(opening, { revision: 0 }, caller)))
    const details = at(questionnaireDetails.path, questionnaireId)
    const { link } = readJson(await connection.ask(getting(details, caller))) as { link: string }
    return link.replace('/q/', '')
  } finally {
    connection.close()
  }
}

/** Somebody opens a link that anybody may answer and sends what they say: two requests, each durable when answered. */
export const surveyAnswers: Compared = {
  workload: 'survey-answers',
  environment: { HUIXIANG_TRUSTED_PROXIES: '127.0.0.1' },
  async house(house) {
    const path = `/api/questionnaire-links/${await openSurvey(house)}`
    return async (connection) => {
      const address = somewhere()
      const begun = readJson(await connection.ask(from(posting(`${path}/sittings`, {}), address)))
      const body = { ...(begun as { sitting: string }), answers: newAnswer() }
      readJson(await connection.ask(from(posting(`${path}/answer`, body), address)))
    }
  },
  async floor() {
    return async (connection) => {
      const begun = readJson(await connection.ask(posting('/sittings', {})))
      readJson(await connection.ask(posting('/answers', { ...(begun as object), answers: newAnswer() })))
    }
  },
}
