import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'

const anywhere = () => {
  const [one, two] = randomBytes(2)
  return { 'content-type': 'application/json', 'x-forwarded-for': `10.1.${one}.${two}` }
}

async function replied(response: Response): Promise<Record<string, string>> {
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

/** Opens the survey of recommendation; gives the path under which anybody answers it. */
export async function openSurvey(address: string, cookie: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-huixiang': '1', cookie }
  const ask = (path: string, method: string, body?: object) =>
    fetch(`${address}/api/questionnaires${path}`, {
      ...{ method, headers },
      ...(body && { body: JSON.stringify(body) }),
    }).then(replied)
  const { questionnaireId } = await ask('', 'POST', { template: 'nps' })
  await ask(`/${questionnaireId}/opening`, 'PUT', { revision: 0 })
  const { link = '' } = await ask(`/${questionnaireId}`, 'GET')
  return `/api/questionnaire-links/${link.replace('/q/', '')}`
}

/** What was sent and what of it was answered with «kept», by its words. */
export interface Answered {
  readonly sent: string[]
  readonly kept: string[]
}

/** Answers a survey again and again until told to stop. */
export async function keepAnswering(
  survey: string,
  { sent, kept }: Answered,
  until: { stopped: boolean },
): Promise<void> {
  const post = (path: string, body: object) =>
    fetch(survey + path, { method: 'POST', headers: anywhere(), body: JSON.stringify(body) }).then(replied)
  while (!until.stopped) {
    try {
      const { sitting } = await post('/sittings', {})
      const why = randomBytes(12).toString('hex')
      sent.push(why)
      await post('/answer', { sitting, answers: { nps: 9, why } })
      kept.push(why)
    } catch {
      // The server is gone; whoever stopped it says when to end.
      await new Promise((wait) => setTimeout(wait, 20))
    }
  }
}

/** Of the words of answers: those that were kept and are lost, and those that are there more than once. */
export async function outOfOrder(client: Client, { sent, kept }: Answered): Promise<object> {
  const { rows } = await client.query(
    `with there as (select answers->>'why' as why, count(*) as n from questionnaire_answers group by 1)
     select (select count(*)::int from unnest($1::text[]) w where not exists (select 1 from there where why = w)) as lost,
       (select count(*)::int from there where n > 1 and why = any($2::text[])) as twice`,
    [kept, sent],
  )
  return rows[0]
}
