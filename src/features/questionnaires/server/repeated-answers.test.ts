import { expect, test } from 'vitest'
import { beginSitting, keepPartialAnswer } from '../contract/answering.ts'
import { templates } from '../domain/templates.ts'
import { openedSurvey } from './testing/opened-survey.ts'
import { openSurveyRoom, plain } from './testing/survey-room.ts'

const house = await openSurveyRoom()

test('earlier answers are repeated in hints and choices, too, and never shown as their signs', async () => {
  const speaks = { zh: '您给了 {{nps}} 分', en: 'You gave {{nps}}' }
  const { token } = await openedSurvey(house, {
    ...templates.blank,
    pages: [
      { id: 'p1', title: null, questions: [{ ...plain, id: 'nps', kind: 'nps' }] },
      {
        id: 'p2',
        title: null,
        questions: [
          {
            ...plain,
            ...{
              id: 'one',
              kind: 'single',
              hint: speaks,
              choices: [{ id: 'a', words: speaks }],
              random: false,
            },
          },
        ],
      },
    ],
  })
  const { sitting } = (await house.call(beginSitting, { token }, {})).reply
  await house.call(keepPartialAnswer, { token }, { sitting, answers: { nps: 9 } })
  const { body } = await house.server.inject({
    url: `/q/${token}?page=1`,
    cookies: { huixiang_sitting: sitting },
    headers: { 'accept-language': 'zh-CN' },
  })
  expect(body).toMatch(/<p class="soft">您给了 9 分<\/p>/)
  expect(body).toMatch(/<span>您给了 9 分<\/span>/)
})
