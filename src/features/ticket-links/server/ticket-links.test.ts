import { afterAll, expect, inject, test } from 'vitest'
import { replayClocks } from '#features/clocks/server/public/replay-clocks.ts'
import { recordContact, resolveTicket, sendMessage } from '#features/tickets/contract/handling.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { linkTickets, mergeTicket, splitTicket, takeApart, unlinkTickets } from '../contract/deeds.ts'
import { linkCandidates, mergePreview } from '../contract/reading.ts'
import { openLinkingDesk } from './testing/linking-desk.ts'

const desk = await openLinkingDesk(inject('databaseServer'))
const { house, as, see, versionOf, ties, clocksOf, story, handled, pageOf, adds } = desk
afterAll(() => house.close())
const hour = 3_600_000

type Ticket = Awaited<ReturnType<typeof handled>>

async function merge(ticket: Ticket, into: Ticket, more: { acrossCustomers?: boolean } = {}) {
  const [version, intoVersion] = [await versionOf(ticket.id), await versionOf(into.id)]
  const input = { version, intoId: into.id, intoVersion, ...more }
  const answer = await house.call(mergeTicket, { ticketId: ticket.id }, input, as)
  await house.settle()
  return answer
}

async function takenApart(ticket: Ticket) {
  const answer = await house.call(
    takeApart,
    { ticketId: ticket.id },
    { version: await versionOf(ticket.id) },
    as,
  )
  await house.settle()
  return answer
}

async function link(ticket: Ticket, kind: 'child_of' | 'caused_by' | 'duplicate_of', other: Ticket) {
  const version = await versionOf(ticket.id)
  return house.call(linkTickets, { ticketId: ticket.id }, { version, kind, otherId: other.id }, as)
}

const events = async (ticketId: string) => (await story(ticketId)).map(({ type }) => type)
const dueOf = async (ticketId: string, obligation: string) =>
  (await clocksOf(ticketId))
    .filter((one) => one.obligation === obligation)
    .at(-1)
    ?.dueAt?.slice(0, 16)

const standingOf = async (ticketId: string, handling: number) =>
  Object.fromEntries(
    (await clocksOf(ticketId))
      .filter(({ cycle }) => cycle === handling)
      .map(({ obligation, state }) => [obligation, state]),
  )

test('a merged ticket stops with its clocks, and the one that goes on answers its voices and its customer', async () => {
  const [kept, double] = [await handled(), await handled({ text: '快递到底什么时候到？' })]
  await house.call(sendMessage, { ticketId: double.id }, { text: '我们正在核实' }, as)
  const before = (await house.call(mergePreview, { ticketId: double.id }, { into: kept.id }, as)).reply
  expect(before).toMatchObject({ obstacle: null, sameCustomer: true, voices: { moving: 1, there: 1 } })
  expect(before.stopping.map(({ obligation }) => obligation)).toEqual(['contact', 'resolve'])

  expect((await merge(double, kept)).reply.state).toBe('withdrawn')
  expect((await clocksOf(double.id)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  const { rows } = await house.open.pool.query(
    `select distinct cause, facts ->> 'reason' as reason from clock_log join events on events.id = cause_id
     where clock_id in (select id from clocks where ticket_id = $1) and what = 'cancelled'`,
    [double.id],
  )
  expect(rows).toEqual([{ cause: 'tickets.withdrawn', reason: 'merged' }])
  expect((await see(kept.id)).feedbacks.map(({ text }) => text)).toContain('快递到底什么时候到？')

  const page = await pageOf(double)
  expect(page).toContain(`原工单 ${double.number}`)
  expect(page).toContain(`与工单 ${kept.number} 合并办理`)
  expect(page).not.toContain('您已撤回这条反馈')
  expect(page).toContain('我们正在核实')
  await adds(double, '明天我不在家')
  expect((await see(kept.id)).messages.map(({ text }) => text)).toContain('明天我不在家')
  await house.call(sendMessage, { ticketId: kept.id }, { text: '明天不派送' }, as)
  expect(await pageOf(double)).toContain('明天不派送')
  const refused = await house.call(sendMessage, { ticketId: double.id }, { text: '还在核实' }, as)
  expect(refused.problem.code).toBe('tickets.mergedAway')

  expect(await events(double.id)).toContain('ticket-links.merged')
  expect(await events(kept.id)).toContain('ticket-links.merged')
  expect(await ties(double.id)).toMatchObject({ mergedInto: { ticket: { number: kept.number } } })
  expect(await ties(kept.id)).toMatchObject({ merged: [{ ticket: { number: double.number }, voices: 1 }] })
})

test('taken apart again, a ticket has its voices back and no more time than it ever had', async () => {
  const [kept, double] = [await handled(), await handled({ text: '包裹破了' })]
  await house.call(recordContact, { ticketId: double.id }, { channel: 'phone', reached: true }, as)
  await house.settle()
  const due = await dueOf(double.id, 'resolve')
  await merge(double, kept)
  await house.call(sendMessage, { ticketId: kept.id }, { text: '两件事一起查' }, as)
  house.travel(3 * hour)
  expect((await takenApart(double)).reply).toMatchObject({ state: 'received', cycle: 2 })
  expect(await dueOf(double.id, 'resolve')).toBe(due)
  expect(await standingOf(double.id, 2)).toEqual({ contact: 'met', resolve: 'running' })
  expect((await see(double.id)).feedbacks).toMatchObject([{ id: double.feedbackId, first: true }])
  expect((await see(kept.id)).feedbacks).toHaveLength(1)
  expect((await see(double.id)).withdrawal).toBeNull()
  const page = await pageOf(double)
  expect(page).not.toContain('合并办理')
  expect(page).toContain('两件事一起查')
  expect((await takenApart(double)).problem.code).toBe('ticket-links.notMerged')
  expect((await replayClocks(house.house.read)).differences).toEqual([])
})

test('a chain of merges brings every voice to the last one, and each can be taken out again', async () => {
  const [a, b, c] = [await handled(), await handled(), await handled()]
  await merge(a, b)
  await merge(b, c)
  expect((await see(c.id)).feedbacks).toHaveLength(3)
  expect((await merge(c, a)).problem.code).toBe('ticket-links.mergedAlready')
  await takenApart(a)
  expect((await see(a.id)).feedbacks).toMatchObject([{ id: a.feedbackId }])
  await takenApart(b)
  expect((await see(b.id)).feedbacks).toMatchObject([{ id: b.feedbackId }])
  expect((await see(c.id)).feedbacks).toHaveLength(1)
})

test('two customers are merged only when somebody says so, and what was written before stays with whom it was written to', async () => {
  const [kept, other] = [
    await handled(),
    await handled({ text: '我也没收到', contact: { name: '赵四', phone: '13800002222' } }),
  ]
  await house.call(sendMessage, { ticketId: kept.id }, { text: '王先生您好' }, as)
  expect((await merge(other, kept)).problem.code).toBe('ticket-links.otherCustomer')
  expect((await merge(other, kept, { acrossCustomers: true })).status).toBe(200)
  await house.call(sendMessage, { ticketId: kept.id }, { text: '道路已恢复通行' }, as)
  const page = await pageOf(other)
  expect(page).not.toContain('王先生您好')
  expect(page).toContain('道路已恢复通行')
})

test('nothing open disappears behind what was answered, and nobody decides on what changed meanwhile', async () => {
  const [open, answered] = [await handled(), await handled()]
  const solution = { outcome: 'solved', solution: '已送达' } as const
  await house.call(
    resolveTicket,
    { ticketId: answered.id },
    { version: await versionOf(answered.id), ...solution },
    as,
  )
  await house.settle()
  expect((await merge(open, answered)).problem).toMatchObject({
    code: 'ticket-links.otherAnswered',
    facts: { number: answered.number },
  })
  expect((await merge(answered, open)).problem.code).toBe('ticket-links.answered')
  expect((await merge(open, open)).problem.code).toBe('ticket-links.itself')
  const [other, stale] = [await handled(), await versionOf(open.id)]
  await link(open, 'duplicate_of', other)
  const late = { version: await versionOf(other.id), intoId: open.id, intoVersion: stale }
  const refused = await house.call(mergeTicket, { ticketId: other.id }, late, as)
  expect(refused.problem).toMatchObject({ code: 'tickets.changedMeanwhile', facts: { by: '林岚' } })
})

test('a ticket has one parent, links never go in a circle, and both histories tell of them', async () => {
  const [parent, child, third] = [await handled(), await handled(), await handled()]
  expect((await link(child, 'child_of', parent)).status).toBe(200)
  expect((await link(child, 'child_of', third)).problem.code).toBe('ticket-links.hasParent')
  expect((await link(parent, 'child_of', child)).problem.code).toBe('ticket-links.circle')
  await link(third, 'caused_by', child)
  await link(child, 'caused_by', parent)
  expect((await link(parent, 'caused_by', third)).problem.code).toBe('ticket-links.circle')
  const [tie] = (await ties(parent.id)).links
  expect(tie).toMatchObject({ kind: 'child_of', side: 'to', ticket: { number: child.number } })
  const version = await versionOf(parent.id)
  const linkId = tie?.id as string
  await house.call(unlinkTickets, { ticketId: parent.id, linkId }, { version }, as)
  expect((await ties(child.id)).links).toMatchObject([{ kind: 'caused_by' }, { kind: 'caused_by' }])
  expect(await events(child.id)).toEqual(
    expect.arrayContaining(['ticket-links.linked', 'ticket-links.unlinked']),
  )
})

test('a part of the text becomes a ticket of its own, with the time its origin had left, and the customer is told', async () => {
  const origin = await handled()
  await house.call(recordContact, { ticketId: origin.id }, { channel: 'phone', reached: true }, as)
  await house.settle()
  house.travel(5 * hour)
  const split = async (text: string) => {
    const part = { of: 'text', feedbackId: origin.feedbackId, text } as const
    const input = { version: await versionOf(origin.id), part, title: '发票未寄' }
    return house.call(splitTicket, { ticketId: origin.id }, input, as)
  }
  expect((await split('从来没有说过的话')).problem.code).toBe('ticket-links.notInText')
  const { reply } = await split('上个月的发票也一直没有寄来')
  await house.settle()
  const part = await see(reply.ticketId)
  expect(part).toMatchObject({ title: '发票未寄', kind: 'complaint', customer: { name: '王小明' } })
  expect(part.feedbacks.map(({ text }) => text)).toEqual(['上个月的发票也一直没有寄来'])
  expect(await dueOf(part.id, 'resolve')).toBe(await dueOf(origin.id, 'resolve'))
  expect(await standingOf(part.id, 1)).toEqual({ contact: 'met', resolve: 'running' })
  expect(await ties(part.id)).toMatchObject({ splitFrom: { ticket: { number: origin.number } } })
  expect(await ties(origin.id)).toMatchObject({ parts: [{ ticket: { number: part.number } }] })
  expect(await events(origin.id)).toContain('ticket-links.split')
  await house.call(sendMessage, { ticketId: part.id }, { text: '发票今天寄出' }, as)
  const page = await pageOf(origin)
  expect(page).toContain(`已另立工单 ${part.number}`)
  expect(page).toContain('发票今天寄出')
})

test('whole voices and messages are split off; what began a ticket stays with it', async () => {
  const [origin, second] = [await handled(), await handled({ text: '另一件：会员积分少了' })]
  const split = async (part: Parameters<typeof house.call<typeof splitTicket>>[2]['part']) =>
    house.call(splitTicket, { ticketId: origin.id }, { version: await versionOf(origin.id), part }, as)
  const voices = (id: string) => split({ of: 'voices', feedbackIds: [id] })
  expect((await voices(origin.feedbackId)).problem.code).toBe('ticket-links.firstVoiceStays')
  await merge(second, origin)
  expect((await voices(second.feedbackId)).problem.code).toBe('ticket-links.takeApartInstead')
  await adds(origin, '还有，客服态度不好')
  const [said] = (await see(origin.id)).messages
  const { reply } = await split({ of: 'messages', messageIds: [said?.id as string] })
  expect((await see(reply.ticketId)).feedbacks[0]?.text).toBe('还有，客服态度不好')
})

test('a ticket to link is found by its number or its customer, those of the same customer first of all', async () => {
  const [ticket, same, other] = [
    await handled(),
    await handled({ text: '同一个人的另一件事' }),
    await handled({ text: '别人的事', contact: { name: '钱多多', phone: '13700003333' } }),
  ]
  const find = async (text?: string) =>
    (await house.call(linkCandidates, { ticketId: ticket.id }, text === undefined ? {} : { text }, as)).reply
      .tickets
  expect((await find()).map(({ number }) => number)).toContain(same.number)
  expect((await find()).map(({ number }) => number)).not.toContain(other.number)
  expect(await find(other.number)).toMatchObject([{ number: other.number, sameCustomer: false }])
  expect(await find('钱多多')).toMatchObject([{ number: other.number }])
  expect(await find('13700003333')).toMatchObject([{ number: other.number }])
  expect((await find(ticket.number)).map(({ id }) => id)).not.toContain(ticket.id)
})

test('who does not see the other ticket can neither find it, link it nor learn of the link', async () => {
  const unit = { root: desk.places.root, unit: desk.places.billing }
  const stranger = await inventPerson(house, unit, { name: '外人', role: 'team_lead', availability: 'away' })
  const [ticket, other] = [await handled(), await handled()]
  await link(ticket, 'duplicate_of', other)
  const input = { version: 1, kind: 'caused_by', otherId: other.id } as const
  for (const answer of [
    await house.call(linkTickets, { ticketId: ticket.id }, input, { as: stranger }),
    await house.call(linkCandidates, { ticketId: ticket.id }, {}, { as: stranger }),
    await house.call(mergePreview, { ticketId: ticket.id }, { into: other.id }, { as: stranger }),
  ])
    expect(answer.problem.code).toBe('tickets.notFound')
})
