import { afterAll, expect, inject, test } from 'vitest'
import { reopenTicketByHand } from '#features/tickets/contract/handling.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import { factsOf, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openDesk } from '#features/tickets/server/testing/ticket-desk.ts'
import { dueCallbacks, recordCallback, ticketCallbacks } from '../contract.ts'

const desk = await openDesk(inject('databaseServer'))
const { house, as, see, resolved, places } = desk
afterAll(() => house.close())
const hourMs = 3_600_000

const callbackOf = async (ticketId: string) =>
  (await house.call(ticketCallbacks, { ticketId }, {}, as())).reply.callbacks[0]

test('whoever resolved a ticket has a callback due within a day', async () => {
  const ticketId = await resolved()
  const { reply } = await house.call(dueCallbacks, {}, { whose: 'mine' }, as())
  const mine = reply.items.find((item) => item.ticketId === ticketId)
  expect(mine).toMatchObject({
    handler: { name: '林岚' },
    customer: { name: '王小明' },
    late: false,
    attempts: [],
  })
  house.travel(25 * hourMs)
  expect((await callbackOf(ticketId))?.late).toBe(true)
})

test('a satisfied answer verifies the ticket', async () => {
  const ticketId = await resolved()
  const callbackId = (await callbackOf(ticketId))?.id as string
  const input = { reached: true, answer: 'satisfied', note: '客户表示感谢' } as const
  expect((await house.call(recordCallback, { callbackId }, input, as())).reply.state).toBe('done')
  await house.settle()
  expect((await see(ticketId)).state).toBe('verified')
  const again = await house.call(recordCallback, { callbackId }, input, as())
  expect(again.problem).toMatchObject({ code: 'callbacks.notOpen', facts: { state: 'done' } })
})

test('two attempts that reach nobody end the callback and leave the ticket to its silent period', async () => {
  const ticketId = await resolved()
  const callbackId = (await callbackOf(ticketId))?.id as string
  const missed = async () =>
    (await house.call(recordCallback, { callbackId }, { reached: false }, as())).reply.state
  // Pressed twice in a row it is still one attempt.
  expect([await missed(), await missed()]).toEqual(['open', 'open'])
  house.travel(31 * 60_000)
  expect(await missed()).toBe('done')
  await house.settle()
  expect(await callbackOf(ticketId)).toMatchObject({ outcome: 'unreached' })
  const seen = await see(ticketId)
  expect(seen.state).toBe('resolved')
  expect(seen.contacts.filter((contact) => !contact.reached)).toHaveLength(3)
})

test('an answer without having reached the customer is not believed', async () => {
  const callbackId = (await callbackOf(await resolved()))?.id as string
  const answer = await house.call(
    recordCallback,
    { callbackId },
    { reached: false, answer: 'satisfied' },
    as(),
  )
  expect(answer.status).toBe(422)
})

test('nobody is called about a ticket that is being worked on again', async () => {
  const ticketId = await resolved()
  const { version } = await see(ticketId)
  await house.call(reopenTicketByHand, { ticketId }, { version, reason: 'found_unsolved' }, as())
  await house.settle()
  expect(await callbackOf(ticketId)).toMatchObject({ state: 'cancelled', cycle: 1 })
  expect(await factsOf(house, 'callbacks.cancelled', ticketId)).toHaveLength(1)
})

test('a colleague without a right to it finds no callback', async () => {
  const ticketId = await resolved()
  const callbackId = (await callbackOf(ticketId))?.id as string
  const stranger = await inventPerson(
    house,
    { root: places.root, unit: places.billing },
    { availability: 'away' },
  )
  const answer = await house.call(recordCallback, { callbackId }, { reached: false }, { as: stranger })
  expect([answer.status, answer.problem.code]).toEqual([404, 'callbacks.notFound'])
  const timeline = await house.call(ticketTimeline, { ticketId }, {}, as())
  expect(timeline.reply.items.filter((item) => item.type === 'callbacks.attempted')).toEqual([])
})
