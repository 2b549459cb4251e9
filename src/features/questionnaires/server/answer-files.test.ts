import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { templates } from '../domain/templates.ts'
import { answerAnonymously, answerByName, designer, openedSurvey } from './testing/opened-survey.ts'
import { openSurveyRoom, options, plain, surveyOf } from './testing/survey-room.ts'

const house = await openSurveyRoom()
const { questionnaireId, token } = await openedSurvey(house, templates.nps)
for (const nps of [10, 9, 8, 7, 2]) await answerAnonymously(house, token, { nps, why: `给了 ${nps} 分` })

const download = (format: string, of = questionnaireId) =>
  house.server.inject({
    url: `/api/questionnaires/${of}/answers.${format}`,
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

/** What makes a spreadsheet run a text. */
const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', ' =1+1', '\t=1+1', '"=1+1', 'a,b\r\n=1+1', '不费力']
const survey = surveyOf(
  { ...plain, id: 'one', kind: 'single', choices: options('a', 'b'), random: false },
  { ...plain, id: 'nps', kind: 'nps' },
  { ...plain, id: 'why', kind: 'text', long: true, format: 'any', longest: 99 },
)
const named = await openedSurvey(house, survey)
for (const [place, why] of hostile.entries())
  await answerByName(house, named.questionnaireId, {
    answers: { one: place % 2 ? 'a' : 'b', nps: place, why },
  })
await house.settle()

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const cells = /<c r="[A-Z]+\d+"(?: t="inlineStr"><is><t[^>]*>(.*?)<\/t><\/is>|><v>(.*?)<\/v>)<\/c>/gs

const linesIn = (xml: string): string[][] =>
  [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(cells)].map(([, text, number]) => unescaped(text ?? number ?? '')),
  )

const filesIn = async (format: string) =>
  unzipSync(new Uint8Array((await download(format, named.questionnaireId)).rawPayload))

const csvLines = (file: Uint8Array): string[][] => parse(Buffer.from(file), { bom: true })

test('workbook, CSV and SPSS say the same of everybody, and no word of a customer is a formula in any of them', async () => {
  const csv = (await download('csv', named.questionnaireId)).rawPayload
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head, ...plainLines] = csvLines(csv)
  expect(head).toEqual(['respondent', 'language', 'answered_at', 'one', 'nps', 'why'])
  const [codedHead, ...codedLines] = csvLines((await filesIn('spss'))['answers.csv'] as Uint8Array)
  expect(codedHead).toEqual(head)
  const sheet = strFromU8((await filesIn('xlsx'))['xl/worksheets/sheet1.xml'] as Uint8Array)
  expect(sheet).not.toMatch(/<f[ >]/)
  const [, ...sheetLines] = linesIn(sheet)
  expect(plainLines).toHaveLength(hostile.length)
  const given = (text: string) => text.replace(/^'/, '')
  for (const [place, line] of plainLines.entries()) {
    const [, language, at, one, nps, why = ''] = line
    expect(why).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝]/u)
    expect(given(why)).toBe(hostile[Number(nps)])
    expect(sheetLines[place]).toEqual([...line.slice(0, 5), given(why)])
    expect(codedLines[place]?.slice(1)).toEqual([
      ...[language, at, one === 'a' ? '1' : '2', nps],
      why.replace(/[\r\n]+/g, ' '),
    ])
  }
})

test('the workbook says beside the answers what its columns and values mean, and that an anonymous line is no person', async () => {
  const files = await filesIn('xlsx')
  expect(strFromU8(files['xl/workbook.xml'] as Uint8Array)).toContain('<sheet name="说明" sheetId="2"')
  const lines = linesIn(strFromU8(files['xl/worksheets/sheet2.xml'] as Uint8Array))
  expect(lines[0]?.[0]).toContain('同一行不是同一个人')
  expect(lines).toContainEqual(['列', '问的是什么', '值', '含义'])
  expect(lines).toContainEqual(['one', 'a', 'a'])
})
