import { expect, test } from 'vitest'
import { seePage } from '../contract/answering.ts'
import { questionnaireDetails } from '../contract/designing.ts'
import { designer, openedSurvey } from './testing/opened-survey.ts'
import { openSurveyRoom } from './testing/survey-room.ts'

const house = await openSurveyRoom()

/** Fetches a page as a browser does, and as a program does that looks behind links; gives what it would hold. */
async function sittingOf(token: string): Promise<string> {
  const { cookies } = await house.server.inject({ method: 'GET', url: `/q/${token}` })
  return cookies.find(({ name }) => name === 'huixiang_sitting')?.value ?? ''
}

test('a link that programs look behind is not opened; the page that stands before somebody is, once', async () => {
  const { questionnaireId, token } = await openedSurvey(house)
  const opened = async () =>
    (await house.call(questionnaireDetails, { questionnaireId }, {}, { as: designer })).reply.opened
  const head = await house.server.inject({ method: 'HEAD', url: `/q/${token}` })
  expect([head.statusCode, head.headers['set-cookie']]).toEqual([200, undefined])
  const sittings: string[] = []
  for (let visitor = 0; visitor < 10; visitor += 1) sittings.push(await sittingOf(token))
  expect(await opened()).toBe(0)
  for (const sitting of sittings.slice(0, 5))
    for (let times = 0; times < 2; times += 1)
      expect((await house.call(seePage, { token }, { sitting })).status).toBe(200)
  expect(await opened()).toBe(5)
  expect((await house.call(seePage, { token }, { sitting: 'made-up' })).problem.code).toBe(
    'questionnaires.notBegun',
  )
})
