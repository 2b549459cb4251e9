import { expect, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { removeForgottenFiles } from '#platform/server/files/forgotten-files.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { answerQuestionnaire, beginSitting } from '../contract/answering.ts'
import { questionnaireResults } from '../contract/results.ts'
import { attachedFiles } from '../contract/what-people-gave.ts'
import { designer, exportedLines, openedSurvey } from './testing/opened-survey.ts'
import { as, openSurveyRoom, plain, surveyOf } from './testing/survey-room.ts'

const house = await openSurveyRoom()

const survey = surveyOf(
  { ...plain, id: 'nps', kind: 'nps' },
  { ...plain, id: 'photo', kind: 'file', accepts: 'photos-pdf', mostFiles: 2 },
)

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')

function form(parts: readonly { name: string; content: Buffer | string; file?: string }[]) {
  const boundary = 'a-boundary'
  const pieces = parts.flatMap(({ name, content, file }) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

async function uploaded(
  token: string,
  content: Buffer | string,
): Promise<{ fileId?: string; code?: string }> {
  const sent = form([{ name: 'file', content, file: 'x' }])
  return (await house.server.inject({ method: 'POST', url: `/q/${token}/files`, ...sent })).json()
}

async function answer(token: string, answers: object) {
  const { sitting } = (await house.call(beginSitting, { token }, {})).reply
  house.travel(30_000)
  return house.call(answerQuestionnaire, { token }, { sitting, answers: { ...answers } })
}

const filesOf = async (questionnaireId: string) =>
  (await house.call(attachedFiles, { questionnaireId }, { question: 'photo', f: [] }, as)).reply.items

const open = (questionnaireId: string, fileId: string, who: object = designer) =>
  house.server.inject({
    url: `/api/questionnaires/${questionnaireId}/attached-files/${fileId}`,
    headers: { authorization: `TestActor ${JSON.stringify(who)}` },
  })

test('photos and documents come with an answer, are told five people at a time and opened by whoever reads surveys', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const first = (await uploaded(token, pixel)).fileId as string
  for (let person = 0; person < 4; person += 1) {
    const photo = person === 0 ? first : (await uploaded(token, pixel)).fileId
    expect((await answer(token, { nps: 9, photo: [photo] })).status).toBe(200)
  }
  expect(await filesOf(questionnaireId)).toEqual([])
  expect((await open(questionnaireId, first)).statusCode).toBe(404)
  const both = [(await uploaded(token, pixel)).fileId, (await uploaded(token, pdf)).fileId]
  expect((await answer(token, { nps: 9, photo: both })).status).toBe(200)
  const told = await filesOf(questionnaireId)
  expect(told.map(({ mediaType }) => mediaType).sort()).toEqual([
    'application/pdf',
    ...Array(5).fill('image/png'),
  ])
  const shown = await open(questionnaireId, first)
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/png'])
  const stranger = personWith(['intake.read'], { id: '00000000-0000-4000-8000-0000000000ab' })
  expect((await open(questionnaireId, first, stranger)).statusCode).toBe(403)
  const { items } = (await house.call(questionnaireResults, { questionnaireId }, { f: [] }, as)).reply
  expect(items.find(({ id }) => id === 'photo')).toMatchObject({ n: 5, rows: [] })
  const [header, line] = (await exportedLines(house, questionnaireId)) as string[][]
  expect([header?.at(-1), line?.at(-1)]).toEqual(['photo', '1'])
})

test('of an anonymous file nothing tells when it came but the day', async () => {
  const { token } = await openedSurvey(house, survey)
  const fileId = (await uploaded(token, pixel)).fileId as string
  // A random id, not one made of the time.
  expect(fileId[14]).toBe('4')
  const { rows } = await house.open.pool.query('select stored_at from files where id = $1', [fileId])
  expect((rows[0].stored_at as Date).toISOString()).toMatch(/T00:00:00\.000Z$/)
})

test('what is no photo or document, is taken twice, made up or too many, is refused in words', async () => {
  const { token } = await openedSurvey(house, survey)
  expect((await uploaded(token, 'just words')).code).toBe('questionnaires.fileKind')
  expect((await uploaded(token, '<svg xmlns="http://www.w3.org/2000/svg"/>')).code).toBe(
    'questionnaires.fileKind',
  )
  const { token: without } = await openedSurvey(house)
  expect((await uploaded(without, pixel)).code).toBe('questionnaires.noFileAsked')
  const mine = (await uploaded(token, pixel)).fileId
  expect((await answer(token, { nps: 9, photo: [mine] })).status).toBe(200)
  expect((await answer(token, { nps: 9, photo: [mine] })).problem.code).toBe('questionnaires.fileGone')
  const madeUp = '00000000-0000-4000-8000-0000000000cd'
  expect((await answer(token, { nps: 9, photo: [madeUp] })).problem.code).toBe('questionnaires.fileGone')
  const three = await Promise.all([1, 2, 3].map(async () => (await uploaded(token, pixel)).fileId))
  expect((await answer(token, { nps: 9, photo: three })).problem.code).toBe('questionnaires.unanswered')
})

test('a form without a script carries its files itself', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const page = await house.server.inject({ method: 'GET', url: `/q/${token}` })
  const sitting = page.cookies.find(({ name }) => name === 'huixiang_sitting')?.value ?? ''
  expect(page.body).toContain('type="file" name="a.photo"')
  house.travel(30_000)
  const sent = form([
    { name: 'sitting', content: sitting },
    { name: 'page', content: '0' },
    { name: 'answers', content: '{}' },
    { name: 'a.nps', content: '7' },
    { name: 'a.photo', content: pixel, file: 'photo.png' },
    { name: 'go', content: 'send' },
  ])
  const reply = await house.server.inject({ method: 'POST', url: `/q/${token}`, ...sent })
  expect(reply.statusCode).toBe(303)
  const { rows } = await house.open.pool.query(
    'select f.media_type from questionnaire_files f where questionnaire_id = $1',
    [questionnaireId],
  )
  expect(rows).toEqual([{ media_type: 'image/png' }])
})

test('the files of an erased customer go with their words', async () => {
  const { questionnaireId, token } = await openedSurvey(house, survey)
  const photo = (await uploaded(token, pixel)).fileId as string
  await answer(token, { nps: 9, photo: [photo] })
  const customerId = '00000000-0000-4000-8000-0000000000ef'
  const { pool } = house.open
  await pool.query(
    `insert into questionnaire_invitations (id, questionnaire_id, customer_id, invited_at, expires_at) values ($1, $2, $1, now(), now() + interval '1 day')`,
    [customerId, questionnaireId],
  )
  await pool.query(
    `update questionnaire_answers set invitation_id = $1, customer_id = $1, answered_at = now() where questionnaire_id = $2`,
    [customerId, questionnaireId],
  )
  expect((await open(questionnaireId, photo)).statusCode).toBe(200)
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerId, facts: { customerIds: [customerId], rows: 1 } }),
  )
  await house.settle()
  expect((await open(questionnaireId, photo)).statusCode).toBe(404)
  await removeForgottenFiles.run(house.open.jobContext)
  const { rows } = await pool.query('select state from files where id = $1', [photo])
  expect(rows).toEqual([{ state: 'removed' }])
})
