import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { answerSurvey, exportSurveyResponses, surveyResponses } from '../contract.ts'
import { surveys } from './module.ts'
import { installSurvey } from './surveys.store.ts'
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
    { csat: 2, nps: 3, comment: '=还是没有收到，请打 13812345678' },
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
