import { afterAll, expect, inject, test } from 'vitest'
import { claimTicket } from '#features/dispatch/contract.ts'
import {
  acceptTicket,
  changeTicket,
  closeTicket,
  confirmPoint,
  openTicket,
  recordContact,
  reopenTicketByHand,
  resolveTicket,
  sendMessage,
  startTicket,
  writeNote,
} from '../contract/handling.ts'
import { ticketCounts, ticketDetails, ticketList } from '../contract/reading.ts'
import { ticketTimeline } from '../contract/timeline.ts'
import { factsOf, inventPerson, inventTicket, inventVoice } from './testing/invented-work.ts'
import { openDesk } from './testing/ticket-desk.ts'

const desk = await openDesk(inject('databaseServer'))
const { as, see, resolved, answerCallback, house, places } = desk
afterAll(() => desk.house.close())

/** What happened to a ticket from its beginning, three at a time. */
async function readFromTheBeginning(ticketId: string): Promise<string[]> {
  const types: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const wanted = { order: 'first', limit: 3, ...(cursor !== undefined && { cursor }) } as const
    const { reply } = await house.call(ticketTimeline, { ticketId }, wanted, as())
    types.push(...reply.items.map((item) => item.type))
    cursor = reply.next
  }
  return types
}

test('a complaint is opened, accepted, handled, resolved, called back and closed, and the timeline tells it', async () => {
  const ticketId = await inventTicket(house)
  const opened = await see(ticketId)
  expect(opened).toMatchObject({ kind: 'complaint', state: 'received', cycle: 1, tier: 1 })
  expect(opened.number).toMatch(/^T\d{6}-\d+$/)
  expect(opened.title).toBe('快递三天没有更新，客服电话一直打不通')
  expect(opened.customer?.name).toBe('王小明')
  const accepted = await house.call(acceptTicket, { ticketId }, { version: opened.version }, as())
  const started = await house.call(startTicket, { ticketId }, { version: accepted.reply.version }, as())
  await house.call(recordContact, { ticketId }, { channel: 'phone', reached: true }, as())
  await house.call(sendMessage, { ticketId }, { text: '我们正在联系承运方', purpose: 'plan' }, as())
  await house.call(writeNote, { ticketId }, { text: '承运方系统故障' }, as())
  const solution = { outcome: 'solved', solution: '已催件' } as const
  await house.call(resolveTicket, { ticketId }, { version: started.reply.version, ...solution }, as())
  await house.settle()
  await answerCallback(ticketId, 'satisfied')
  const verified = await see(ticketId)
  expect(verified).toMatchObject({ state: 'verified', missing: ['identity', 'problem'] })
  const refused = await house.call(closeTicket, { ticketId }, { version: verified.version }, as())
  expect(refused.problem).toMatchObject({
    code: 'tickets.openConfirmations',
    facts: { missing: ['identity', 'problem'] },
  })
  for (const code of ['identity', 'problem'])
    await house.call(confirmPoint, { ticketId, code }, { confirmed: true }, as())
  expect((await see(ticketId)).can.close).toBe(true)
  const closed = await house.call(closeTicket, { ticketId }, { version: verified.version }, as())
  expect(closed.reply.state).toBe('closed')
  const { reply } = await house.call(ticketTimeline, { ticketId }, { limit: 100 }, as())
  const told = reply.items.map((item) => item.type).reverse()
  expect(await readFromTheBeginning(ticketId)).toEqual(told)
  const life = told.filter((type) => /opened|accepted|started|resolved|verified|closed|answered/.test(type))
  expect(life).toEqual([
    'tickets.opened',
    'tickets.accepted',
    'tickets.started',
    'tickets.resolved',
    'callbacks.answered',
    'tickets.verified',
    'tickets.closed',
  ])
  expect(reply.items.find((item) => item.type === 'tickets.started')?.actor?.name).toBe('林岚')
})

test('reopening begins a second cycle and keeps everything of the first', async () => {
  const ticketId = await resolved()
  await answerCallback(ticketId, 'dissatisfied')
  const reopened = await see(ticketId)
  expect(reopened).toMatchObject({ state: 'received', cycle: 2 })
  expect(reopened.cycles.map((one) => one.resolution?.solution ?? null)).toEqual(['已催件，今日送达', null])
  expect(reopened.cycles[1]?.reopened?.reason).toBe('callback_dissatisfied')
  await house.call(
    resolveTicket,
    { ticketId },
    { version: reopened.version, outcome: 'compensated', solution: '退运费' },
    as(),
  )
  const again = await see(ticketId)
  expect(again.cycles.map((one) => one.resolution?.solution)).toEqual(['已催件，今日送达', '退运费'])
  expect(again.state).toBe('resolved')
})

test('two agents at once: the second learns who changed the ticket and loses nothing silently', async () => {
  const ticketId = await inventTicket(house)
  const { version } = await see(ticketId)
  const [one, two] = await Promise.all([
    house.call(changeTicket, { ticketId }, { version, urgency: 'urgent' }, as()),
    house.call(changeTicket, { ticketId }, { version, tier: 2 }, as()),
  ])
  expect([one.status, two.status].sort()).toEqual([200, 409])
  const late = one.status === 409 ? one : two
  expect(late.problem).toMatchObject({
    code: 'tickets.changedMeanwhile',
    facts: { by: '林岚', version: version + 1 },
  })
  const [changed] = await factsOf(house, 'tickets.changed', ticketId)
  expect(changed.fields).toHaveLength(1)
})

test('the customer’s own choice wins over a guess, a sure analysis wins over the choice', async () => {
  const guessed = await inventTicket(house, {
    kind: 'enquiry',
    judged: { kind: 'complaint', kindConfidence: 0.6 },
  })
  const sure = await inventTicket(house, {
    kind: 'enquiry',
    judged: { kind: 'complaint', kindConfidence: 0.95 },
  })
  expect([(await see(guessed)).kind, (await see(sure)).kind]).toEqual(['enquiry', 'complaint'])
})

test('a call solved while talking is opened and resolved in one breath', async () => {
  const feedbackId = await inventVoice(house, { judged: { kind: 'praise' } })
  await house.settle()
  const solvedOnCall = { outcome: 'explained', solution: '已说明配送范围' } as const
  const { reply } = await house.call(openTicket, {}, { feedbackId, solvedOnCall }, as())
  expect(reply.state).toBe('resolved')
  const seen = await see(reply.ticketId)
  expect(seen.assignee?.name).toBe('林岚')
  const taken = await inventTicket(house, { channel: 'phone', solvedOnCall: true })
  expect((await see(taken)).state).toBe('resolved')
})

test('a ticket outside one’s scope does not exist', async () => {
  const ticketId = await inventTicket(house)
  await house.open.pool.query(
    'update tickets set org_unit_id = $1, unit_2 = $1, assignee_id = null where id = $2',
    [places.billing, ticketId],
  )
  const stranger = await inventPerson(
    house,
    { root: places.root, unit: places.logistics },
    { availability: 'away', role: 'agent' },
  )
  const there = { as: stranger }
  for (const answer of [
    await house.call(ticketDetails, { ticketId }, {}, there),
    await house.call(ticketTimeline, { ticketId }, {}, there),
    await house.call(writeNote, { ticketId }, { text: '看看' }, there),
    await house.call(claimTicket, { ticketId }, {}, there),
  ])
    expect([answer.status, answer.problem.code]).toEqual([404, 'tickets.notFound'])
  const { reply } = await house.call(ticketList, {}, { view: 'all_open', limit: 200 }, there)
  expect(reply.items.map((item) => item.id)).not.toContain(ticketId)
})

test('the inbox pages through a view without repeating or losing a ticket, and counts it', async () => {
  const seen = new Set<string>()
  let cursor: string | undefined
  do {
    const { reply } = await house.call(
      ticketList,
      {},
      { view: 'all_open', limit: 3, ...(cursor ? { cursor } : {}) },
      as(),
    )
    for (const item of reply.items) {
      expect(seen.has(item.id)).toBe(false)
      seen.add(item.id)
    }
    cursor = reply.next ?? undefined
  } while (cursor !== undefined)
  const { rows } = await house.open.pool.query('select count(*) as n from tickets where ended_at is null')
  expect(seen.size).toBe(rows[0].n)
  const { reply } = await house.call(ticketCounts, {}, {}, as())
  expect(reply.views.find((one) => one.view === 'all_open')).toMatchObject({ count: seen.size, more: false })
  const newest = await house.call(ticketList, {}, { sort: 'newest', text: '快递三天', limit: 5 }, as())
  expect(newest.status).toBe(200)
  const number = newest.reply.items[0]?.number as string
  const found = await house.call(ticketList, {}, { text: number }, as())
  expect(found.reply.items.map((item) => item.number)).toContain(number)
})

test('a move that the life of a ticket does not know is refused with its state', async () => {
  const ticketId = await inventTicket(house)
  const { version } = await see(ticketId)
  const refused = await house.call(
    reopenTicketByHand,
    { ticketId },
    { version, reason: 'customer_asked' },
    as(),
  )
  expect(refused.problem).toMatchObject({
    code: 'tickets.cannotMove',
    facts: { move: 'reopen', state: 'received' },
  })
})
