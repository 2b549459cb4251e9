import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, inject, test } from 'vitest'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import { personErased } from '#features/staff/contract/events.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { createOwnWebhook, editOwnWebhook, myWebhooks, removeOwnWebhook } from '../contract/own-webhooks.ts'
import { listWebhooks } from '../contract/webhooks.ts'
import { notifications } from './module.ts'

const received: { path: string; body: Record<string, unknown> }[] = []
const program = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  received.push({ path: request.url ?? '', body: JSON.parse(body) })
  response.writeHead(200).end()
})
await new Promise<void>((done) => program.listen(0, '127.0.0.1', done))
const house = await openTestHouse(inject('databaseServer'), [notifications], { HUIXIANG_PUSH_INSIDE: 'true' })
afterAll(async () => {
  await house.close()
  program.close()
})
await inventOrganisation(house)
const [agent, other] = [
  await inventPerson(house, { name: '李雷' }),
  await inventPerson(house, { name: '韩梅' }),
]
const as = (id: string) => ({ as: personWith([], { id }) })
const content = (path: string) => ({
  ...{ name: '我的机器人', kinds: ['assigned' as const], active: true },
  url: `http://127.0.0.1:${(program.address() as AddressInfo).port}${path}`,
})

async function assign(personId: string) {
  const ticket = await inventTicket(house, { assigneeId: personId })
  const counts = { considered: 1, eligible: 1, load: 0, capacity: 10 }
  const why = { because: 'default' as const, matched: [], labelId: null, choice: null, ...counts }
  const whom = { personId, unitId: teamUnit, previousPersonId: null }
  const facts = { cycle: 1, how: 'rule' as const, ruleId: null, why, ...whom }
  await house.arrange(async ({ emit }) => emit(ticketAssigned, { subject: ticket.id, unit: teamUnit, facts }))
  await house.settle()
  return ticket
}

test('a webhook of one’s own hears what one is told, and nothing that others are told', async () => {
  const made = await house.call(createOwnWebhook, {}, content('/mine'), as(agent))
  expect(made.reply.secret.length).toBeGreaterThan(20)
  const ticket = await assign(agent)
  await assign(other)
  expect(received).toMatchObject([
    { path: '/mine', body: { kind: 'assigned', ticketId: ticket.id, personIds: [agent] } },
  ])
})

test('it is nobody else’s to see, change or remove, and no more than three are kept', async () => {
  const { items } = (await house.call(myWebhooks, {}, {}, as(agent))).reply
  const webhookId = items[0]?.id as string
  expect((await house.call(myWebhooks, {}, {}, as(other))).reply.items).toEqual([])
  const administrator = { as: personWith(['organisation.configure'], { id: other }) }
  expect((await house.call(listWebhooks, {}, {}, administrator)).reply.items).toEqual([])
  expect((await house.call(editOwnWebhook, { webhookId }, content('/stolen'), as(other))).status).toBe(404)
  expect((await house.call(removeOwnWebhook, { webhookId }, {}, as(other))).status).toBe(404)
  for (const path of ['/two', '/three']) await house.call(createOwnWebhook, {}, content(path), as(agent))
  const fourth = await house.call(createOwnWebhook, {}, content('/four'), as(agent))
  expect(fourth.problem).toMatchObject({ code: 'notifications.tooManyWebhooks', facts: { most: 3 } })
  expect((await house.call(removeOwnWebhook, { webhookId }, {}, as(agent))).status).toBe(200)
})

test('whoever is not there any more is told nowhere, and their addresses go with them', async () => {
  received.length = 0
  await house.open.pool.query(`update people set status = 'disabled' where id = $1`, [agent])
  await assign(agent)
  expect(received).toEqual([])
  await house.arrange(async ({ emit }) => emit(personErased, { subject: agent, facts: {} }))
  await house.settle()
  const { rows } = await house.open.pool.query('select 1 from webhooks where person_id = $1', [agent])
  expect(rows).toEqual([])
})
