import { afterAll, expect, inject, test } from 'vitest'
import { recordCallback, ticketCallbacks } from '#features/callbacks/contract.ts'
import {
  closeTicket,
  recordContact,
  recordReply,
  reopenTicketByHand,
  resolveTicket,
  verifyTicketByHand,
} from '../contract/handling.ts'
import { ticketsLongResolved } from './silent-tickets.query.ts'
import { openDesk } from './testing/ticket-desk.ts'

const desk = await openDesk(inject('databaseServer'))
const { house, as, see, worked, resolved, answerCallback, answerSurvey } = desk
afterAll(() => house.close())
const dayMs = 86_400_000
await house.open.pool.query('update confirmation_requirements set required_for = $1', [[]])

const versionOf = async (ticketId: string) => ({ version: (await see(ticketId)).version })
const verify = async (ticketId: string) =>
  house.call(verifyTicketByHand, { ticketId }, await versionOf(ticketId), as())
const close = async (ticketId: string) =>
  house.call(closeTicket, { ticketId }, await versionOf(ticketId), as())
const waited = async (days: number) => {
  house.travel(days * dayMs)
  await house.tick()
  await house.settle()
}
const called = async (
  ticketId: string,
  { result = 'no_answer' as 'no_answer' | 'wrong_number', minutes = 31 } = {},
) => {
  const { reply } = await house.call(ticketCallbacks, { ticketId }, {}, as())
  const attempt = { reached: false, result }
  house.travel(minutes * 60_000)
  await house.call(recordCallback, { callbackId: reply.callbacks[0]?.id as string }, attempt, as())
  await house.settle()
}
/** A handled ticket without its survey or callback answered, as sent in without any way to be reached. */
const anonymous = async () => {
  const ticketId = await resolved()
  await house.open.pool.query('update tickets set customer_id = null where id = $1', [ticketId])
  return ticketId
}

test('nobody closes a ticket whose customer has not agreed, by whatever state it is in', async () => {
  for (const ticketId of [await worked(), await resolved()]) {
    const refused = await close(ticketId)
    expect(refused.problem).toMatchObject({ code: 'tickets.cannotMove', facts: { move: 'close' } })
    expect((await see(ticketId)).can.close).toBe(false)
  }
})

test('nobody agrees in the place of a customer who was not heard', async () => {
  const ticketId = await resolved()
  expect((await see(ticketId)).can.verify).toBe(false)
  expect((await verify(ticketId)).problem.code).toBe('tickets.customerNotHeard')
  await house.call(recordContact, { ticketId }, { channel: 'phone', reached: false }, as())
  expect((await verify(ticketId)).problem.code).toBe('tickets.customerNotHeard')
  await house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, as())
  expect((await see(ticketId)).can.verify).toBe(true)
  expect((await verify(ticketId)).reply.state).toBe('verified')
  expect((await close(ticketId)).reply.state).toBe('closed')
})

test('who was reached before the resolution has not agreed to it', async () => {
  const ticketId = await worked()
  await house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, as())
  house.travel(1000)
  const solution = { ...(await versionOf(ticketId)), outcome: 'solved', solution: '已送达' } as const
  await house.call(resolveTicket, { ticketId }, solution, as())
  expect((await verify(ticketId)).problem.code).toBe('tickets.customerNotHeard')
})

test('a customer who wrote after the resolution was heard', async () => {
  const ticketId = await resolved()
  await house.call(recordReply, { ticketId }, { text: '收到了，谢谢，可以结了' }, as())
  expect((await verify(ticketId)).reply.state).toBe('verified')
})

test('a ticket begins anew at the customer’s request only where they were heard; else it was found not solved, and goes on', async () => {
  const ticketId = await resolved()
  const anew = async (reason: 'customer_asked' | 'found_unsolved') =>
    house.call(reopenTicketByHand, { ticketId }, { ...(await versionOf(ticketId)), reason }, as())
  expect((await see(ticketId)).can).toMatchObject({ reopen: true, reopenAsAsked: false })
  expect((await anew('customer_asked')).problem.code).toBe('tickets.customerDidNotAsk')
  await house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, as())
  expect((await see(ticketId)).can.reopenAsAsked).toBe(true)
  expect((await anew('customer_asked')).reply).toMatchObject({ state: 'received', cycle: 2 })
  const other = await resolved()
  const found = { ...(await versionOf(other)), reason: 'found_unsolved' } as const
  expect((await house.call(reopenTicketByHand, { ticketId: other }, found, as())).reply.cycle).toBe(2)
})

test('where nobody is known nobody can be asked, and a person judges', async () => {
  const ticketId = await anonymous()
  expect((await see(ticketId)).can.verify).toBe(true)
  expect((await verify(ticketId)).reply.state).toBe('verified')
})

test('a satisfied callback or survey opens the way', async () => {
  const [one, other] = [await resolved(), await resolved()]
  await answerCallback(one, 'satisfied')
  await answerSurvey(other, true)
  for (const ticketId of [one, other]) expect((await close(ticketId)).reply.state).toBe('closed')
})

test('silence closes only with proof that the customer was asked, twice', async () => {
  const [never, once, twice] = [await resolved(), await resolved(), await resolved()]
  for (const minutes of [0, 1, 28]) await called(once, { minutes })
  await called(twice)
  await called(twice)
  await waited(6)
  expect((await see(twice)).state).toBe('resolved')
  await waited(1.1)
  expect([(await see(never)).state, (await see(once)).state, (await see(twice)).state]).toEqual([
    'resolved',
    'resolved',
    'closed',
  ])
  await waited(60)
  expect([(await see(never)).state, (await see(once)).state]).toEqual(['resolved', 'resolved'])
  const longAgo = { before: new Date(await house.house.now()), attempts: 2 }
  expect(await ticketsLongResolved(house.open.jobContext.read, longAgo)).toEqual([])
})

test('a wrong number reached nobody who could have been asked: two of them are no proof', async () => {
  const [wrong, half] = [await resolved(), await resolved()]
  await called(wrong, { result: 'wrong_number' })
  await called(wrong, { result: 'wrong_number' })
  await called(half, { result: 'wrong_number' })
  await called(half)
  await waited(60)
  expect([(await see(wrong)).state, (await see(half)).state]).toEqual(['resolved', 'resolved'])
})

test('who was reached and has not agreed is not silent: a person judges, whatever attempts come after', async () => {
  const ticketId = await resolved()
  await house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, as())
  await called(ticketId)
  await called(ticketId)
  await waited(60)
  expect((await see(ticketId)).state).toBe('resolved')
  expect((await verify(ticketId)).reply.state).toBe('verified')
})

test('every closed ticket has a record of how its customer agreed', async () => {
  const { rows } = await house.open.pool.query(
    `select count(*)::int as closed, count(*) filter (where exists (select from ticket_verifications as v
       where v.ticket_id = tickets.id and v.cycle = tickets.cycle))::int as agreed from tickets where state = 'closed'`,
  )
  expect(rows[0].closed).toBeGreaterThan(3)
  expect(rows[0].agreed).toBe(rows[0].closed)
})
