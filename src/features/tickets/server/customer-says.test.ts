import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { feedbackAddedTo, feedbackWithdrawn } from '#features/intake/contract.ts'
import {
  closeTicket,
  holdTicket,
  linkFeedback,
  openTicket,
  recordContact,
  recordReply,
  sendMessage,
  writeNote,
} from '../contract/handling.ts'
import { ticketForTracking } from './public/ticket-for-tracking.ts'
import { factsOf, inventVoice, ticketOf } from './testing/invented-work.ts'
import { openDesk } from './testing/ticket-desk.ts'

const desk = await openDesk(inject('databaseServer'))
const { as, see, worked, resolved, answerCallback, answerSurvey, house } = desk
afterAll(() => desk.house.close())
const dayMs = 86_400_000

test('a customer who replies twice releases the hold once, and both replies are kept', async () => {
  const ticketId = await worked()
  const { version } = await see(ticketId)
  await house.call(holdTicket, { ticketId }, { version, reason: 'customer', note: '等照片' }, as())
  expect((await see(ticketId)).hold?.reason).toBe('customer')
  await Promise.all([
    house.call(recordReply, { ticketId }, { text: '照片已发' }, as()),
    house.call(recordReply, { ticketId }, { text: '请查收' }, as()),
  ])
  const seen = await see(ticketId)
  expect(seen.hold).toBeNull()
  expect(seen.messages.filter((message) => message.direction === 'in')).toHaveLength(2)
  expect(await factsOf(house, 'tickets.released', ticketId)).toMatchObject([{ by: 'customer_reply' }])
})

test('what the customer adds on the tracking page reaches the ticket once, also before it was opened', async () => {
  const feedbackId = await inventVoice(house)
  const add = async (text: string) => {
    const id = randomUUID()
    await house.open.pool.query(
      'insert into feedback_additions (id, feedback_id, text, at) values ($1, $2, $3, now())',
      [id, feedbackId, text],
    )
    await house.arrange(async ({ emit }) =>
      emit(feedbackAddedTo, { subject: feedbackId, facts: { additionId: id, length: text.length } }),
    )
  }
  await add('还有一件也没到')
  await house.settle()
  await add('今天仍未到')
  await house.settle()
  const ticketId = await ticketOf(house, feedbackId)
  expect((await see(ticketId)).messages.map((message) => message.text)).toEqual([
    '还有一件也没到',
    '今天仍未到',
  ])
})

test('a voice that is taken back withdraws its ticket', async () => {
  const feedbackId = await inventVoice(house)
  await house.settle()
  await house.arrange(async ({ emit }) => emit(feedbackWithdrawn, { subject: feedbackId, facts: {} }))
  await house.settle()
  const seen = await see(await ticketOf(house, feedbackId))
  expect(seen).toMatchObject({ state: 'withdrawn', withdrawal: { reason: 'customer_withdrew' }, missing: [] })
  expect(Object.values(seen.can).filter(Boolean).length).toBeLessThanOrEqual(2)
})

test('praise and history open no ticket; one feedback never opens two', async () => {
  const praise = await inventVoice(house, { judged: { kind: 'praise' } })
  const history = await inventVoice(house, { mode: 'history' })
  const complaint = await inventVoice(house)
  await house.settle()
  expect(await ticketOf(house, praise)).toBeUndefined()
  expect(await ticketOf(house, history)).toBeUndefined()
  const again = await house.call(openTicket, {}, { feedbackId: complaint }, as())
  expect(again.problem).toMatchObject({
    code: 'tickets.feedbackHasTicket',
    facts: { ticketId: await ticketOf(house, complaint) },
  })
  const byHand = await house.call(openTicket, {}, { feedbackId: praise }, as())
  expect(byHand.reply).toMatchObject({ state: 'received', cycle: 1 })
})

test('silence closes a ticket after seven days and two attempts, not before and not if the customer spoke', async () => {
  const silent = await resolved({ judged: { kind: 'suggestion' } })
  const talking = await resolved({ judged: { kind: 'suggestion' } })
  const untried = await resolved({ judged: { kind: 'suggestion' } })
  for (let attempt = 0; attempt < 2; attempt++) {
    house.travel(31 * 60_000)
    for (const ticketId of [silent, talking])
      await house.call(recordContact, { ticketId }, { channel: 'phone', reached: false }, as())
  }
  await house.call(recordReply, { ticketId: talking }, { text: '我还在看' }, as())
  await house.tick()
  expect((await see(silent)).state).toBe('resolved')
  house.travel(7 * dayMs + 1000)
  await house.tick()
  await house.settle()
  expect((await see(silent)).cycles[0]?.verification?.how).toBe('silence')
  expect([(await see(silent)).state, (await see(talking)).state, (await see(untried)).state]).toEqual([
    'closed',
    'resolved',
    'resolved',
  ])
})

test('a bad score reopens a freshly closed ticket, and only flags an old one', async () => {
  const close = async () => {
    const ticketId = await resolved({ judged: { kind: 'suggestion' } })
    await answerCallback(ticketId, 'satisfied')
    await house.call(closeTicket, { ticketId }, { version: (await see(ticketId)).version }, as())
    return ticketId
  }
  const old = await close()
  house.travel(31 * dayMs)
  const fresh = await close()
  await answerSurvey(old, false)
  await answerSurvey(fresh, false)
  await house.settle()
  expect([(await see(old)).state, (await see(fresh)).state]).toEqual(['closed', 'received'])
  expect(await factsOf(house, 'tickets.flagged', old)).toMatchObject([{ reason: 'dissatisfied_late' }])
})

test('the sender of a linked voice learns the same answer', async () => {
  const ticketId = await worked()
  const other = await inventVoice(house, { judged: { kind: 'praise' } })
  await house.settle()
  expect((await house.call(linkFeedback, { ticketId }, { feedbackId: other }, as())).status).toBe(200)
  await house.call(sendMessage, { ticketId }, { text: '已联系承运方' }, as())
  await house.call(writeNote, { ticketId }, { text: '内部备注，不可外传' }, as())
  const tracked = await ticketForTracking(house.house.read, other)
  expect(tracked).toMatchObject({ status: 'in_progress', messages: [{ text: '已联系承运方' }] })
})
