import { afterAll, expect, inject, test } from 'vitest'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { customerErased } from '#features/customers/contract.ts'
import { recordReply, withdrawTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  beHere,
  keepDraft,
  readDrafts,
  readSendTimes,
  sendReply,
  takeReplyBack,
  waitingReplies,
} from '../contract.ts'
import { drafts } from './module.ts'
import { sendNext } from './send-due.job.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, drafts])
afterAll(() => house.close())
const { root, logistics } = await inventOrganisation(house)
const top = { root, unit: root }
const agent = await inventPerson(house, top, { name: '何小满', role: 'administrator' })
const lead = await inventPerson(house, top, { name: '林岚', role: 'team_lead' })
const stranger = await inventPerson(house, { root, unit: logistics }, { name: '局外人' })

const minute = 60_000
const sentOn = async (ticketId: string) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as: agent })).reply.messages.filter(
    ({ direction }) => direction === 'out',
  )
const waitingOn = async (ticketId: string) =>
  (await house.call(waitingReplies, { ticketId }, {}, { as: agent })).reply.replies
const send = async (ticketId: string, text: string, leavesAt?: string) =>
  (await house.call(sendReply, { ticketId }, { text, ...(leavesAt && { leavesAt }) }, { as: agent })).reply
const inAnHour = async () => new Date((await house.house.now()) + 60 * minute).toISOString()

test('a reply waits ten seconds and can be taken back into the field; after that it has left, once', async () => {
  const ticketId = await inventTicket(house)
  const first = await send(ticketId, '您好，包裹找到了')
  await house.tick()
  expect(await sentOn(ticketId)).toEqual([])
  const { messageId } = first
  const back = await house.call(takeReplyBack, { ticketId, messageId }, {}, { as: agent })
  expect(back.reply).toEqual({ text: '您好，包裹找到了', purpose: 'progress', files: [] })
  const second = await send(ticketId, '您好，包裹已找到，今天送达')
  house.travel(11_000)
  await house.tick()
  await house.tick()
  expect(await sentOn(ticketId)).toMatchObject([
    { id: second.messageId, text: '您好，包裹已找到，今天送达', by: { name: '何小满' } },
  ])
  const late = await house.call(takeReplyBack, { ticketId, messageId: second.messageId }, {}, { as: agent })
  expect([late.status, late.problem.code]).toEqual([409, 'drafts.hasLeft'])
  expect(await factsOf(house, 'tickets.message_sent', ticketId)).toHaveLength(1)
})

test('of two workers who look at once each sends what the other does not, and nothing is sent twice', async () => {
  const ticketIds = [await inventTicket(house), await inventTicket(house)]
  for (const ticketId of ticketIds) for (const text of ['一', '二', '三']) await send(ticketId, text)
  house.travel(11_000)
  const work = async () => {
    while (await house.arrange(sendNext));
  }
  await Promise.all([work(), work(), work()])
  for (const ticketId of ticketIds)
    expect((await sentOn(ticketId)).map(({ text }) => text).sort()).toEqual(['一', '三', '二'])
})

test('a reply taken back at the very moment it leaves is either taken back or sent', async () => {
  const ticketId = await inventTicket(house)
  for (let round = 0; round < 4; round++) {
    const { messageId } = await send(ticketId, `第 ${round} 次`)
    house.travel(11_000)
    const [taken] = await Promise.all([
      house.call(takeReplyBack, { ticketId, messageId }, {}, { as: agent }),
      house.arrange(sendNext),
    ])
    const sent = (await sentOn(ticketId)).some(({ id }) => id === messageId)
    expect([taken.status === 200, sent]).toEqual(sent ? [false, true] : [true, false])
    expect(await waitingOn(ticketId)).toEqual([])
  }
})

test('a planned reply stands on the ticket until its time, and a lead may cancel it', async () => {
  const ticketId = await inventTicket(house)
  const leavesAt = await inAnHour()
  const { messageId } = await send(ticketId, '明天再联系您', leavesAt)
  expect(await waitingOn(ticketId)).toMatchObject([
    { messageId, leavesAt, planned: true, can: { takeBack: true } },
  ])
  const unseen = await house.call(takeReplyBack, { ticketId, messageId }, {}, { as: stranger })
  expect(unseen.status).toBe(404)
  expect((await house.call(takeReplyBack, { ticketId, messageId }, {}, { as: lead })).status).toBe(200)
  house.travel(61 * minute)
  await house.tick()
  expect(await sentOn(ticketId)).toEqual([])
})

test('a planned reply is held back when the customer wrote again, or the ticket has ended, and says why', async () => {
  const [answered, ended] = [await inventTicket(house), await inventTicket(house)]
  for (const ticketId of [answered, ended]) await send(ticketId, '明天再联系您', await inAnHour())
  house.travel(minute)
  await house.call(recordReply, { ticketId: answered }, { text: '不用了，已收到' }, { as: agent })
  const { version } = (await house.call(ticketDetails, { ticketId: ended }, {}, { as: agent })).reply
  await house.call(withdrawTicket, { ticketId: ended }, { version, reason: 'duplicate' }, { as: agent })
  house.travel(61 * minute)
  await house.tick()
  expect(await sentOn(answered)).toEqual([])
  expect([(await waitingOn(answered))[0]?.stopped, (await waitingOn(ended))[0]?.stopped]).toEqual([
    'customer_replied',
    'ended',
  ])
  expect(await factsOf(house, 'drafts.reply_stopped', answered)).toMatchObject([{ writerId: agent.id }])
})

test('a reply does not leave in the name of somebody who may not answer any more', async () => {
  const ticketId = await inventTicket(house)
  await send(ticketId, '您好')
  await house.open.pool.query(`update people set status = 'disabled' where id = $1`, [agent.id])
  house.travel(11_000)
  await house.tick()
  await house.open.pool.query(`update people set status = 'active' where id = $1`, [agent.id])
  expect((await waitingOn(ticketId))[0]?.stopped).toBe('not_allowed')
})

test('times to send later follow the working calendar; what lies behind or too far ahead is refused', async () => {
  await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
  const ticketId = await inventTicket(house)
  const { reply } = await house.call(readSendTimes, { ticketId }, {}, { as: agent })
  const now = await house.house.now()
  expect(reply.times.length).toBeGreaterThan(0)
  expect(reply.times.every(({ at }) => Date.parse(at) > now)).toBe(true)
  const refused = async (leavesAt: number) => {
    const input = { text: '您好', leavesAt: new Date(leavesAt).toISOString() }
    return (await house.call(sendReply, { ticketId }, input, { as: agent })).problem.code
  }
  expect(await refused(now)).toBe('drafts.tooSoon')
  expect(await refused(now + 90 * 86_400_000)).toBe('drafts.tooLate')
})

test('what one has begun to write is there on every device of one’s own, and nobody else’s', async () => {
  const ticketId = await inventTicket(house)
  const keep = (as: Actor, text: string) =>
    house.call(keepDraft, { ticketId }, { what: 'reply', text }, { as })
  const kept = async (as: Actor) => (await house.call(readDrafts, { ticketId }, {}, { as })).reply.drafts
  await keep(agent, '王先生您好，')
  await keep(agent, '王先生您好，包裹')
  expect(await kept(agent)).toMatchObject([{ what: 'reply', text: '王先生您好，包裹' }])
  expect(await kept(lead)).toEqual([])
  expect((await keep(stranger, '看看')).status).toBe(404)
  await keep(agent, '')
  expect(await kept(agent)).toEqual([])
})

test('two who have one ticket open see each other, and who is writing to its customer, until they have gone', async () => {
  const [ticketId, another] = [await inventTicket(house), await inventTicket(house)]
  const look = async (as: Actor, at = ticketId) => house.call(beHere, { ticketId: at }, {}, { as })
  const seen = async (as: Actor) =>
    (await look(as)).reply.others.map(({ name, writing }) => `${name}${writing ? ' writes' : ''}`)
  expect(await seen(agent)).toEqual([])
  expect(await seen(lead)).toEqual(['何小满'])
  await house.call(keepDraft, { ticketId }, { what: 'note', text: '内部' }, { as: agent })
  expect(await seen(lead)).toEqual(['何小满'])
  await house.call(keepDraft, { ticketId }, { what: 'reply', text: '王先生您好，' }, { as: agent })
  expect([await seen(lead), await seen(agent)]).toEqual([['何小满 writes'], ['林岚']])
  expect((await look(stranger)).status).toBe(404)
  house.travel(45_000)
  expect(await seen(lead)).toEqual([])
  await look(agent)
  house.travel(30_000)
  expect(await seen(lead)).toEqual(['何小满'])
  house.travel(15_000)
  await look(agent, another)
  const { rows } = await house.open.pool.query('select ticket_id from ticket_visits where person_id = $1', [
    agent.id,
  ])
  expect(rows).toEqual([{ ticket_id: another }])
})

test('an erased customer leaves nothing that was being written to them', async () => {
  const ticketId = await inventTicket(house)
  await send(ticketId, '王小明您好', await inAnHour())
  await house.call(keepDraft, { ticketId }, { what: 'note', text: '王小明是老客户' }, { as: agent })
  const { rows } = await house.open.pool.query('select customer_id from tickets where id = $1', [ticketId])
  const subject = rows[0].customer_id
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject, facts: { customerIds: [subject], rows: 0 } }),
  )
  await house.settle()
  expect(await waitingOn(ticketId)).toEqual([])
  expect((await house.call(readDrafts, { ticketId }, {}, { as: agent })).reply.drafts).toEqual([])
})
