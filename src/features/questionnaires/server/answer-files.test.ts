import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { templates } from '../domain/templates.ts'
import { answerAnonymously, designer, openedSurvey } from './testing/opened-survey.ts'
import { openSurveyRoom } from './testing/survey-room.ts'

const house = await openSurveyRoom()
const { questionnaireId, token } = await openedSurvey(house, templates.nps)
for (const nps of [10, 9, 8, 7, 2]) await answerAnonymously(house, token, { nps, why: `给了 ${nps} 分` })

const download = (format: string) =>
  house.server.inject({
    url: `/api/questionnaires/${questionnaireId}/answers.${format}`,
    headers: { authorization: `TestActor ${JSON.stringify(designer)}`, 'accept-language': 'zh-CN' },
  })

test('a workbook has as many rows as answers and one column a question, with scores as numbers, and says that no line is an anonymous person', async () => {
  const response = await download('xlsx')
  expect([response.statusCode, response.headers['x-huixiang-rows']]).toEqual([200, '5'])
  expect(response.headers['x-huixiang-anonymous-rows']).toBe('5')
  expect(response.headers['content-disposition']).toMatch(/filename="survey-.{8}-v1\.xlsx"/)
  const files = unzipSync(new Uint8Array(response.rawPayload))
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array)
  expect(sheet.match(/<row/g)).toHaveLength(6)
  for (const heading of ['respondent', 'language', 'answered_at', 'nps', 'why'])
    expect(sheet).toContain(`>${heading}<`)
  // Numbers stand as numbers: no text type, and the value itself.
  for (const score of [10, 9, 8, 7, 2])
    expect(sheet).toMatch(new RegExp(`<c r="D\\d"(?! t="inlineStr")[^>]*><v>${score}</v>`))
  expect(sheet.match(/anonymous: every column is sorted by itself/g)).toHaveLength(5)
})

test('for SPSS a file of codes comes with the syntax that names variables and values', async () => {
  const response = await download('spss')
  expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(response.rawPayload))
  expect(Object.keys(files).sort()).toEqual(['answers.csv', 'answers.sps'])
  const [head, ...lines] = strFromU8(files['answers.csv'] as Uint8Array)
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
  expect(head).toBe('respondent,language,answered_at,nps,why')
  expect(lines).toHaveLength(5)
  // An anonymous one is 2, whoever they are; no line is a person, so every column stands sorted by itself, as text.
  expect(lines.map((line) => line.split(',')[0])).toEqual(['2', '2', '2', '2', '2'])
  expect(lines.map((line) => Number(line.split(',')[3]))).toEqual([10, 2, 7, 8, 9])
  const syntax = strFromU8(files['answers.sps'] as Uint8Array)
  expect(syntax).toContain(`VALUE LABELS respondent 1 '`)
  expect(syntax).toMatch(/VARIABLE LABELS[\s\S]*nps/)
  expect(syntax).toContain('answers.csv')
})
