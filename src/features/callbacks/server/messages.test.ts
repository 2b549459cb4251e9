import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { resolveTicket, startTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import { tokenFor } from '#platform/server/signed-links.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { answerCallbackMessage, removeMessageRule, setMessageRule } from '../contract/messages.ts'
import { readRates } from '../contract/rates.ts'
import { dueCallbacks, recordCallback, ticketCallbacks } from '../contract.ts'
import { callbackSigning } from './message-links.ts'
import { callbacks } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, callbacks, notifications])
afterAll(() => house.close())
const { root, logistics } = await inventOrganisation(house)
const top = { root, unit: root }
const lead = await inventPerson(house, top, { name: '林岚', role: 'team_lead', availability: 'away' })
const administrator = await inventPerson(house, top, { role: 'administrator', availability: 'away' })
const supervisor = await inventPerson(house, top, { role: 'supervisor', availability: 'away' })
const as = { as: lead }
const hour = 3_600_000
await house.call(setMessageRule, { unitId: root }, { active: true, waitHours: 6 }, { as: administrator })

let customers = 0
const see = async (ticketId: string) => (await house.call(ticketDetails, { ticketId }, {}, as)).reply
const callbackOf = async (ticketId: string) => {
  const { reply } = await house.call(ticketCallbacks, { ticketId }, {}, as)
  return reply.callbacks[0] as (typeof reply.callbacks)[number]
}
const toCall = async () =>
  (await house.call(dueCallbacks, {}, { whose: 'mine' }, as)).reply.items.map(({ ticketId }) => ticketId)

async function resolved(voice: Parameters<typeof inventTicket>[1] = {}): Promise<string> {
  customers += 1
  const contact = { name: '王小明', email: `wang${customers}@example.com` }
  const ticketId = await inventTicket(house, { contact, ...voice })
  await house.call(startTicket, { ticketId }, { version: (await see(ticketId)).version }, as)
  const { version } = await see(ticketId)
  await house.call(resolveTicket, { ticketId }, { version, outcome: 'solved', solution: '已送达' }, as)
  await house.settle()
  return ticketId
}
const tokenOf = async (ticketId: string) =>
  tokenFor(await callbackSigning(house.house.read), (await callbackOf(ticketId)).id)
async function say(ticketId: string, said: { satisfied: boolean; solved: boolean; comment?: string }) {
  const answer = await house.call(answerCallbackMessage, { token: await tokenOf(ticketId) }, said)
  await house.settle()
  return answer
}

test('who is asked by message is not called meanwhile; a plain yes is the customer’s word and ends it', async () => {
  const ticketId = await resolved()
  expect(await callbackOf(ticketId)).toMatchObject({ state: 'open', waitsUntil: expect.any(String) })
  expect(await toCall()).not.toContain(ticketId)
  const { rows } = await house.open.pool.query('select subject, body from mails where to_address = $1', [
    'wang1@example.com',
  ])
  expect(rows[0]?.subject).toBe('回响速运：您反馈的问题解决了吗？')
  expect((await say(ticketId, { satisfied: true, solved: true })).status).toBe(200)
  expect((await see(ticketId)).state).toBe('verified')
  expect(await callbackOf(ticketId)).toMatchObject({
    outcome: 'satisfied',
    attempts: [{ channel: 'email', reached: true, solved: true }],
  })
  expect((await say(ticketId, { satisfied: false, solved: false })).problem.code).toBe('callbacks.linkEnded')
})

test('who is satisfied but has something open, or adds a word, is called by people at once, within the time there was', async () => {
  const open = await resolved()
  const { dueAt } = await callbackOf(open)
  expect((await say(open, { satisfied: true, solved: false, comment: '没收到' })).status).toBe(200)
  expect((await see(open)).state).toBe('resolved')
  expect(await toCall()).toContain(open)
  const called = await callbackOf(open)
  expect(called).toMatchObject({ dueAt, waitsUntil: null, attempts: [{ solved: false, missing: '没收到' }] })
  expect(await factsOf(house, 'callbacks.requested', open)).toHaveLength(1)
  expect((await say(open, { satisfied: true, solved: true })).problem.code).toBe('callbacks.alreadyAnswered')
  const kind = await resolved()
  await say(kind, { satisfied: true, solved: true, comment: '还想问一下发票' })
  expect(await toCall()).toContain(kind)
})

test('who has something open by message is not silent afterwards, though the handler reaches nobody', async () => {
  const ticketId = await resolved()
  await say(ticketId, { satisfied: true, solved: false })
  const { id: callbackId } = await callbackOf(ticketId)
  for (const _ of [1, 2]) {
    await house.call(recordCallback, { callbackId }, { reached: false }, as)
    house.travel(hour)
  }
  expect((await callbackOf(ticketId)).outcome).toBe('unreached')
  house.travel(8 * 24 * hour)
  await house.tick()
  await house.settle()
  expect((await see(ticketId)).state).toBe('resolved')
})

test('a no by message begins the ticket anew like any other and is supervision’s to call; no silence closes over it', async () => {
  const cross = await resolved()
  expect((await say(cross, { satisfied: false, solved: false, comment: '没收到' })).status).toBe(200)
  expect(await see(cross)).toMatchObject({ state: 'received', cycle: 2 })
  expect(await callbackOf(cross)).toMatchObject({
    level: 1,
    outcome: 'dissatisfied',
    attempts: [{ missing: '没收到' }],
  })
  const { reply } = await house.call(dueCallbacks, {}, { whose: 'team', level: 3 }, { as: supervisor })
  expect(reply.items.map(({ ticketId }) => ticketId)).toContain(cross)
  expect(await toCall()).not.toContain(cross)
})

test('who does not answer in time is called by people, once', async () => {
  const ticketId = await resolved()
  house.travel(7 * hour)
  await house.tick()
  await house.tick()
  expect(await toCall()).toContain(ticketId)
  expect(await factsOf(house, 'callbacks.requested', ticketId)).toHaveLength(1)
  // A late answer still counts while nobody has called.
  expect((await say(ticketId, { satisfied: true, solved: true })).status).toBe(200)
  expect((await see(ticketId)).state).toBe('verified')
})

test('what is urgent, of risk, begun anew or has no address is called by people from the beginning', async () => {
  const urgent = await resolved({ judged: { urgency: 'urgent' } })
  const silent = await resolved({ contact: { name: '无邮箱', phone: '13800000001' } })
  const risky = await resolved()
  for (const ticketId of [urgent, silent]) {
    expect((await callbackOf(ticketId)).waitsUntil).toBeNull()
    expect(await toCall()).toContain(ticketId)
  }
  await say(risky, { satisfied: false, solved: false })
  const { version } = await see(risky)
  await house.call(resolveTicket, { ticketId: risky }, { version, outcome: 'solved', solution: '补寄' }, as)
  await house.settle()
  expect(await toCall()).toContain(risky)
})

test('a unit may have its own rule, and takes up the one above when it is removed', async () => {
  const configuring = { as: administrator }
  await house.call(setMessageRule, { unitId: root }, { active: false, waitHours: 6 }, configuring)
  await house.call(setMessageRule, { unitId: logistics }, { active: true, waitHours: 6 }, configuring)
  expect((await callbackOf(await resolved())).waitsUntil).toBeNull()
  await house.call(setMessageRule, { unitId: root }, { active: true, waitHours: 6 }, configuring)
  expect((await callbackOf(await resolved())).waitsUntil).not.toBeNull()
  await house.call(removeMessageRule, { unitId: logistics }, {}, configuring)
  expect((await house.call(removeMessageRule, { unitId: logistics }, {}, configuring)).status).toBe(404)
  expect(
    (await house.call(setMessageRule, { unitId: root }, { active: true, waitHours: 30 }, configuring)).status,
  ).toBe(422)
})

test('the page works without a script, in the reader’s language, and knows its own links alone', async () => {
  const ticketId = await resolved()
  const url = `/callback/${await tokenOf(ticketId)}`
  const page = await house.server.inject({ url, headers: { 'accept-language': 'en' } })
  expect([page.statusCode, page.body.match(/name="(solved|satisfied)"/g)?.length]).toEqual([200, 4])
  expect(page.body).toContain('Is your matter solved?')
  expect((await house.server.inject('/callback/forged')).statusCode).toBe(404)
  const sent = await house.server.inject({ method: 'POST', url, payload: {} })
  expect(sent.statusCode).toBe(422)
})

test('a message that nobody answered is no attempt in the rates, its answer is; the words go with an erased customer', async () => {
  const ever = { from: '2020-01-01', to: '2099-12-31' }
  const own = async () =>
    (await house.call(readRates, {}, ever, as)).reply.byLevel.find(({ level }) => level === 1)?.rates
  const before = await own()
  const ticketId = await resolved()
  const asked = await own()
  expect(asked?.solved.n).toBe(before?.solved.n)
  await say(ticketId, { satisfied: false, solved: false, comment: '王小明没收到' })
  const after = await own()
  expect([after?.solved.n, after?.satisfied.n]).toEqual([
    (before?.solved.n ?? 0) + 1,
    (before?.satisfied.n ?? 0) + 1,
  ])
  const customerIds = [(await see(ticketId)).customer?.id as string]
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerIds[0] as string, facts: { customerIds, rows: 1 } }),
  )
  await house.settle()
  const { rows } = await house.open.pool.query(
    'select comment from callback_messages where comment is not null',
  )
  expect(rows.filter(({ comment }) => comment.includes('王小明'))).toEqual([])
  expect((await callbackOf(ticketId)).attempts[0]?.missing).toBeNull()
})
