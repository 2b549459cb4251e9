import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { answerSurvey, exportSurveyResponses, surveyResponses, ticketAnswers } from '../contract.ts'
import { surveys } from './module.ts'
import { forgetSurveyComments } from './public/forget.ts'
import { installSurvey } from './question-set.store.ts'
import { close, tokenFor } from './testing/asked-customer.ts'
import { inventOrganisation, inventPerson, inventTicket, teamUnit } from './testing/invented-organisation.ts'

let house: TestHouse
const analyst = personWith(['surveys.read'], { id: randomUUID() })

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [surveys, notifications])
  await inventOrganisation(house)
  await house.arrange(async ({ db, now }) => installSurvey(db, { id: randomUUID(), now }))
  const assigneeId = await inventPerson(house, { name: '李雷' })
  for (const answer of [
    { csat: 2, nps: 3, comment: '=还是没有收到，服务太差了，请打 13812345678' },
    { csat: 5, nps: 10 },
    { csat: 4 },
  ]) {
    const ticket = await inventTicket(house, { assigneeId })
    await close(house, ticket)
    await house.call(answerSurvey, { token: await tokenFor(house, ticket.id) }, answer)
  }
})
afterAll(() => house?.close())

test('answers are read by those in reach of the unit, page by page, with personal data masked', async () => {
  const { reply } = await house.call(surveyResponses, {}, { csat: ['2'] }, { as: analyst })
  expect(reply.items).toHaveLength(1)
  expect(reply.items[0]).toMatchObject({ csat: 2, unit: { name: '物流组' }, assignee: { name: '李雷' } })
  expect(reply.items[0]?.comment).toContain('138****5678')
  const first = await house.call(surveyResponses, {}, { limit: 1 }, { as: analyst })
  const second = await house.call(
    surveyResponses,
    {},
    { limit: 1, cursor: first.reply.next as string },
    { as: analyst },
  )
  expect(second.reply.items[0]?.id).not.toBe(first.reply.items[0]?.id)
  const team = personWith(['surveys.read'], {
    id: randomUUID(),
    scope: 'subtree',
    unitId: teamUnit,
    depth: 2,
  })
  const elsewhere = personWith(['surveys.read'], {
    id: randomUUID(),
    scope: 'subtree',
    unitId: randomUUID(),
    depth: 2,
  })
  expect((await house.call(surveyResponses, {}, {}, { as: team })).reply.items.length).toBeGreaterThan(1)
  expect((await house.call(surveyResponses, {}, {}, { as: elsewhere })).reply.items).toEqual([])
})

test('an export is audited, and no text in it can act as a formula', async () => {
  const { reply } = await house.call(exportSurveyResponses, {}, { csat: [2] }, { as: analyst })
  expect(reply.rows).toBe(1)
  expect(reply.csv).toContain(`"'=还是没有收到`)
  const { rows } = await house.open.pool.query(
    `select actor_id, facts from events where type = 'surveys.exported'`,
  )
  expect(rows).toEqual([{ actor_id: analyst.id, facts: { rows: 1, filters: ['csat'] } }])
})

const found = async (input: Parameters<typeof list>[0]) =>
  (await list(input)).map(({ csat, sound }) => [csat, sound?.polarity])
const list = async (input: { q?: string; polarity?: ('negative' | 'neutral' | 'positive')[] }) =>
  (await house.call(surveyResponses, {}, input, { as: analyst })).reply.items

test('an answer is found by two characters inside its comment, by a word being typed, and by how it sounds', async () => {
  await house.settle()
  const ticket = await inventTicket(house, {})
  await close(house, ticket)
  const words = { csat: 3, comment: '师傅态度很好，Repairman was kind，非常满意' }
  await house.call(answerSurvey, { token: await tokenFor(house, ticket.id) }, words)
  expect(await found({ q: '态度' })).toEqual([])
  await house.settle()
  for (const q of ['态度', '度很', 'repairm', '师傅 满意'])
    expect(await found({ q }), q).toEqual([[3, 'positive']])
  expect(await found({ q: '收到' })).toEqual([[2, 'negative']])
  expect(await found({ q: '师傅 收到' })).toEqual([])
  expect(await found({ q: '，。!' })).toEqual([])
  expect(await found({ polarity: ['negative'] })).toEqual([[2, 'negative']])
  const { reply } = await house.call(exportSurveyResponses, {}, { q: '态度' }, { as: analyst })
  expect(reply.rows).toBe(1)
})

test('a telephone number in a comment cannot be tried out by searching for it', async () => {
  await house.settle()
  expect(await found({ q: '13812345678' })).toEqual([])
  expect(await found({ q: '5678' })).toEqual([[2, 'negative']])
})

test('whoever sees the ticket reads what its customer wrote, masked; nobody else does', async () => {
  const { ticket } = (await list({ q: '收到' }))[0] as { ticket: { id: string } }
  const answers = (scope: 'all' | 'own') =>
    house.call(
      ticketAnswers,
      { ticketId: ticket.id },
      {},
      { as: personWith(['tickets.read'], { id: randomUUID(), scope }) },
    )
  const { reply } = await answers('all')
  expect(reply.items).toMatchObject([{ csat: 2, nps: 3, cycle: 1, sound: { polarity: 'negative' } }])
  expect(reply.items[0]?.comment).toContain('请打 138****5678')
  expect((await answers('own')).status).toBe(404)
})

test('comments that came with an older backup are read in time, and forgotten ones leave no words to find', async () => {
  await house.open.pool.query('update survey_responses set comment_tokens = null, polarity = null')
  expect(await found({ q: '收到' })).toEqual([])
  await house.tick()
  expect(await found({ q: '收到' })).toEqual([[2, 'negative']])
  house.travel(1100 * 86_400_000)
  await house.arrange(async ({ db, now }) =>
    forgetSurveyComments(db, new Date(now), { customers: [], tickets: [] }),
  )
  expect(await found({ q: '收到' })).toEqual([])
  await house.tick()
  const { rows } = await house.open.pool.query(
    'select count(*) as n from survey_responses where comment_tokens is not null',
  )
  expect(rows).toEqual([{ n: 0 }])
})
