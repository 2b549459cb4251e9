import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { auditEvents, placeHold, releaseHold } from '#features/audit/contract.ts'
import { audit } from '#features/audit/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  askForRight,
  eraseCustomer,
  exportCustomer,
  fulfilRight,
  listRightsRequests,
  refuseRight,
  rightsEvents,
  rightsRefused,
} from '../contract/rights.ts'
import { mergeCustomers, readCustomer } from '../contract.ts'
import { customers } from './module.ts'
import { findOrCreateCustomer } from './public/find-or-create.ts'

const agent = personWith(['customers.read', 'customers.edit', 'customers.merge'], { id: randomUUID() })
const officer = personWith(
  ['customers.read', 'customers.edit', 'customers.erase', 'organisation.configure', 'audit.read'],
  { id: randomUUID() },
)
const stranger = personWith(['customers.read', 'customers.edit', 'intake.read'], {
  id: randomUUID(),
  scope: 'own',
})

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, audit])
})
afterAll(() => house.close())

let number = 13100000000
const newCustomer = () =>
  house.arrange(
    async (context) =>
      (await findOrCreateCustomer(context, { name: '孙八', phone: String(++number) })) as string,
  )
const ask = async (customerId: string, right: 'access' | 'correction' | 'erasure') =>
  (await house.call(askForRight, { customerId }, { right, origin: 'customer' }, { as: agent })).reply
    .requestId
const requests = async (customerId: string) =>
  (await house.call(listRightsRequests, { customerId }, {}, { as: agent })).reply
const erase = (customerId: string) =>
  house.call(eraseCustomer, { customerId }, { confirmed: true }, { as: officer })

test('what a caller asks of their data is taken down by an agent, and met by whoever may export', async () => {
  const customerId = await newCustomer()
  const requestId = await ask(customerId, 'access')
  expect(await requests(customerId)).toMatchObject({
    items: [{ id: requestId, right: 'access', origin: 'customer', answer: null }],
    can: { ask: true, answer: false },
  })
  expect((await house.call(exportCustomer, { customerId }, {}, { as: agent })).status).toBe(403)
  const { reply } = await house.call(exportCustomer, { customerId }, {}, { as: officer })
  expect(reply.rightsRequests).toMatchObject([{ right: 'access', origin: 'customer', answer: null }])
  const { items } = await requests(customerId)
  expect(items).toMatchObject([{ id: requestId, answer: { outcome: 'fulfilled', ground: null } }])
})

test('an export that nobody had asked for stands among the requests, too', async () => {
  const customerId = await newCustomer()
  await house.call(exportCustomer, { customerId }, {}, { as: officer })
  expect((await requests(customerId)).items).toMatchObject([
    { right: 'access', origin: 'organisation', answer: { outcome: 'fulfilled' } },
  ])
})

test('an erasure that a legal hold forbids leaves the customer whole and the refusal on record', async () => {
  const customerId = await newCustomer()
  const requestId = await ask(customerId, 'erasure')
  const hold = { kind: 'customer', subjectId: customerId, reason: '诉讼进行中' } as const
  const { holdId } = (await house.call(placeHold, {}, hold, { as: officer })).reply
  const answer = { ground: 'held', holdId }
  expect((await erase(customerId)).reply).toEqual({ outcome: 'refused', ...answer })
  const { reply } = await house.call(readCustomer, { customerId }, {}, { as: agent })
  expect(reply).toMatchObject({ name: '孙八', erasedAt: null })
  expect((await requests(customerId)).items).toMatchObject([
    { id: requestId, answer: { outcome: 'refused', ...answer } },
  ])
  await house.call(releaseHold, { holdId }, {}, { as: officer })
  expect((await erase(customerId)).reply).toEqual({ outcome: 'fulfilled', rows: 1 })
  expect((await requests(customerId)).items).toMatchObject([
    { right: 'erasure', origin: 'organisation', answer: { outcome: 'fulfilled' } },
    { id: requestId, answer: { outcome: 'refused' } },
  ])
})

test('an auditor finds every request, and the refused ones by themselves', async () => {
  const customerId = await newCustomer()
  const hold = { kind: 'customer', subjectId: customerId, reason: '监管核查' } as const
  const { holdId } = (await house.call(placeHold, {}, hold, { as: officer })).reply
  await erase(customerId)
  const found = async (type: string[]) =>
    (await house.call(auditEvents, {}, { subject: customerId, type }, { as: officer })).reply.items
  expect((await found(rightsEvents.map(({ type }) => type))).map(({ type }) => type)).toEqual([
    'customers.rights_refused',
    'customers.rights_requested',
  ])
  expect(await found([rightsRefused.type])).toMatchObject([
    { actor: { id: officer.id }, facts: { right: 'erasure', ground: 'held', holdId } },
  ])
})

test('a correction is done when a colleague says so, a request is refused on a ground, and neither twice', async () => {
  const customerId = await newCustomer()
  const correction = { customerId, requestId: await ask(customerId, 'correction') }
  expect((await house.call(fulfilRight, correction, {}, { as: agent })).status).toBe(200)
  const again = await house.call(fulfilRight, correction, {}, { as: agent })
  expect([again.status, again.problem.code]).toEqual([409, 'customers.noOpenRequest'])
  const erasure = { customerId, requestId: await ask(customerId, 'erasure') }
  expect((await house.call(fulfilRight, erasure, {}, { as: agent })).problem.code).toBe('customers.metByDeed')
  const ground = { ground: 'identity' } as const
  expect((await house.call(refuseRight, erasure, ground, { as: agent })).status).toBe(403)
  expect((await house.call(refuseRight, erasure, ground, { as: officer })).status).toBe(200)
  expect((await house.call(refuseRight, erasure, ground, { as: officer })).status).toBe(409)
  const claimed = { ground: 'held' as 'identity' }
  expect((await house.call(refuseRight, erasure, claimed, { as: officer })).status).toBe(422)
  expect((await requests(customerId)).items).toMatchObject([
    { right: 'erasure', answer: { outcome: 'refused', ground: 'identity' } },
    { right: 'correction', answer: { outcome: 'fulfilled' } },
  ])
})

test('what was asked under a record that went into another is met there', async () => {
  const [one, other] = [await newCustomer(), await newCustomer()]
  const requestId = await ask(other, 'erasure')
  await house.call(mergeCustomers, { customerId: one }, { otherId: other }, { as: agent })
  expect((await requests(one)).items).toMatchObject([{ id: requestId, answer: null }])
  expect((await erase(one)).reply).toEqual({ outcome: 'fulfilled', rows: 2 })
  expect((await requests(one)).items).toMatchObject([{ id: requestId, answer: { outcome: 'fulfilled' } }])
  const late = await house.call(
    askForRight,
    { customerId: one },
    { right: 'access', origin: 'customer' },
    { as: agent },
  )
  expect(late.problem.code).toBe('customers.notLiving')
})

test('who does not see a customer neither sees nor records what they asked', async () => {
  const customerId = await newCustomer()
  const asked = { right: 'access', origin: 'representative' } as const
  expect((await house.call(askForRight, { customerId }, asked, { as: stranger })).status).toBe(404)
  expect((await house.call(listRightsRequests, { customerId }, {}, { as: stranger })).status).toBe(404)
})
