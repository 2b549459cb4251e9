import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { grantsOf } from '#features/staff/server/public/grants.ts'
import { inventPerson, rootUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import {
  answerGroupEvent,
  groupEventAnswers,
  previewAnswer,
  takeAnswerBack,
} from '../../contract/answering.ts'
import { listGroupEvents } from '../../contract/reading.ts'
import { inventCloser, noWater, openCrowdedHouse, phone, say } from '../testing/crowded-house.ts'

let house: TestHouse
let groupEventId: string
let as: { as: Actor }

const names = ['欧阳静', '司马光明', undefined, '诸葛清', '上官云', '夏侯远', '东方朔']

beforeAll(async () => {
  house = await openCrowdedHouse(inject('databaseServer'))
  const id = await inventCloser(house, {
    ...{ name: '闻人悦', scope: 'all', at: rootUnit },
    may: ['group-events.close', 'intake.read', 'tickets.read', 'tickets.message'],
  })
  as = { as: { kind: 'person', id, grants: await grantsOf(house.house.read, id) } }
  await say(
    house,
    noWater.map((text, n) => ({
      text,
      kind: 'complaint' as const,
      contact: { phone: phone(n), ...(names[n] && { name: names[n] }) },
    })),
  )
  groupEventId = (await house.call(listGroupEvents, {}, {}, as)).reply.items[0]?.id as string
})
afterAll(() => house?.close())

const text = '尊敬的{客户姓名}：抢修已经完成，今晚八点前恢复供水。'
const everyText = () => names.map((name = '客户') => `尊敬的${name}：抢修已经完成，今晚八点前恢复供水。`)
const answer = () => house.call(answerGroupEvent, { groupEventId }, { text, purpose: 'progress' }, as)
const answers = async () => (await house.call(groupEventAnswers, { groupEventId }, {}, as)).reply.answers
const sentTexts = async () => {
  const { rows } = await house.open.pool.query(`select text from ticket_messages order by text`)
  return rows.map((row) => row.text as string)
}

test('before anything is sent one reads how the first customer will read it, and how many there are', async () => {
  const { reply } = await house.call(previewAnswer, { groupEventId }, { text }, as)
  expect(reply).toMatchObject({ tickets: 7, leftOut: 0, open: [] })
  expect(everyText()).toContain(reply.first?.text)
  const slip = await house.call(previewAnswer, { groupEventId }, { text: '{姓名}您好' }, as)
  expect(slip.reply.open).toEqual(['姓名'])
})

test('an answer taken back within ten seconds reaches nobody', async () => {
  const { answerId } = (await answer()).reply
  await house.tick()
  expect(await sentTexts()).toEqual([])
  expect((await house.call(takeAnswerBack, { groupEventId, answerId }, {}, as)).status).toBe(200)
  house.travel(11_000)
  await house.tick()
  expect(await sentTexts()).toEqual([])
  expect(await answers()).toMatchObject([{ waiting: 7, sent: 0, takenBackAt: expect.any(String) }])
})

test('each customer reads their own name, once, and who has none is addressed all the same', async () => {
  const { answerId, tickets } = (await answer()).reply
  expect(tickets).toBe(7)
  house.travel(11_000)
  await Promise.all([house.tick(), house.tick()])
  await house.tick()
  const sent = await sentTexts()
  expect(sent.toSorted()).toEqual(everyText().toSorted())
  expect((await answers())[0]).toMatchObject({ id: answerId, waiting: 0, sent: 7, refused: 0 })
  const late = await house.call(takeAnswerBack, { groupEventId, answerId }, {}, as)
  expect(late.problem.code).toBe('group-events.answerHasLeft')
})

test('a ticket that has ended is left out, and the answer says which', async () => {
  await house.open.pool.query(
    `update tickets set ended_at = now(), state = 'closed' where id = (select id from tickets order by number limit 1)`,
  )
  expect((await answer()).reply.tickets).toBe(6)
  const [latest] = await answers()
  expect(latest).toMatchObject({ waiting: 6, refused: 1, refusedTickets: [{ reason: 'ended' }] })
})

test('who may not close the event answers nobody, and neither does a program', async () => {
  const reader = await inventPerson(house, { name: '只读' })
  const only = { kind: 'person', id: reader, grants: [] } as const
  expect(
    (await house.call(answerGroupEvent, { groupEventId }, { text, purpose: 'progress' }, { as: only }))
      .status,
  ).toBe(403)
  const key = { ...as.as, kind: 'key' } as Actor
  const answered = await house.call(
    answerGroupEvent,
    { groupEventId },
    { text, purpose: 'progress' },
    { as: key },
  )
  expect(answered.problem.code).toBe('group-events.peopleAnswer')
})
