import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { correctAnalysis, readAnalysis } from '#features/analysis/contract.ts'
import { ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { eraseCustomer } from '#features/customers/contract/rights.ts'
import { addRule, removeRule } from '#features/dispatch/contract.ts'
import { addToVoice, withdrawVoice } from '#features/intake/contract/public-voice.ts'
import { exploreFeedback } from '#features/intake/contract.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { changeTicket, recordReply } from '../contract/handling.ts'
import { ticketDetails } from '../contract/reading.ts'
import { ticketTimeline } from '../contract/timeline.ts'
import { factsOf, inventPerson, ticketOf } from './testing/invented-work.ts'
import { openWritingHouse } from './testing/writing-customer.ts'

const { house, root, logistics, lead, send } = await openWritingHouse(inject('databaseServer'))
afterAll(() => house.close())
const as = { as: lead }
const quiet = '快递三天没有更新，请处理一下'
const crisis = '我不想活了'

const analysisOf = async (feedbackId: string) =>
  (await house.call(readAnalysis, { feedbackId }, {}, as)).reply.analysis
const see = async (ticketId: string) => (await house.call(ticketDetails, { ticketId }, {}, as)).reply
const found = async (q: string) =>
  (await house.call(exploreFeedback, {}, { q }, as)).reply.items.map(({ id }) => id)
const clocksOf = async (ticketId: string) =>
  (await house.call(ticketClocks, { ticketId }, {}, as)).reply.clocks

test('a crisis that stands only in what the customer added raises the ticket, its tier and its clocks', async () => {
  const { feedbackId, ticketId, add } = await send(quiet)
  expect(await see(ticketId)).toMatchObject({ urgency: 'ordinary', tier: 1 })
  const before = await clocksOf(ticketId)
  await add(`还是没有消息。${crisis}`)
  expect(await see(ticketId)).toMatchObject({ urgency: 'urgent', tier: 3 })
  const minutes = (all: typeof before) => {
    const contact = all.find(({ obligation, endedAt }) => obligation === 'contact' && endedAt === null)
    return Math.round(((contact?.elapsedMs ?? 0) + (contact?.remainingMs ?? 0)) / 60_000)
  }
  expect([minutes(before), minutes(await clocksOf(ticketId))]).toEqual([240, 30])
  const judged = await analysisOf(feedbackId)
  expect(judged).toMatchObject({ version: 2, urgency: { value: 'urgent', source: 'rule' } })
  const [part] = judged?.added ?? []
  const risk = judged?.risks.find((one) => one.risk === 'crisis')
  expect(risk?.evidence[0]?.start).toBeGreaterThanOrEqual(part?.start as number)
  const { items } = (await house.call(ticketTimeline, { ticketId }, {}, as)).reply
  expect(items.find(({ type }) => type === 'tickets.judged_again')?.facts).toMatchObject({
    urgent: true,
    risks: ['crisis'],
    analysisVersion: 2,
  })
  expect(items.find(({ type }) => type === 'tickets.changed')?.facts).toMatchObject({
    fields: ['tier', 'urgency'],
    to: { tier: 3, urgency: 'urgent' },
  })
})

test('a threat to go to the media in an addition is found and told, as it would be in the first text, without alarm', async () => {
  const { feedbackId, ticketId, add } = await send(quiet)
  await add('再不处理我就找媒体曝光你们')
  expect((await analysisOf(feedbackId))?.risks.map(({ risk }) => risk)).toEqual(['media_exposure'])
  expect(await factsOf(house, 'tickets.judged_again', ticketId)).toMatchObject([
    { urgent: false, risks: ['media_exposure'] },
  ])
  expect((await see(ticketId)).urgency).toBe('ordinary')
})

test('what was added is found by its words and masked like the voice, on the page and on the ticket', async () => {
  const { feedbackId, ticketId, add } = await send(quiet)
  expect(await found('鹦鹉笼子')).toEqual([])
  await add('包裹里是鹦鹉笼子，打我电话13812345678')
  expect(await found('鹦鹉笼子')).toEqual([feedbackId])
  expect(await found('快递三天没有更新')).toContain(feedbackId)
  const { feedbacks, messages } = await see(ticketId)
  expect(feedbacks[0]?.additions[0]?.text).toContain('138****5678')
  expect(messages[0]?.text).toContain('138****5678')
})

test('what a colleague wrote down of a reply is judged and found like what customers write, but not shown to them', async () => {
  const { feedbackId, ticketId, number, secret } = await send(quiet)
  await house.call(recordReply, { ticketId }, { text: `来电说${crisis}，提到蓝色雨伞` }, as)
  await house.settle()
  expect(await see(ticketId)).toMatchObject({ urgency: 'urgent', tier: 3 })
  expect((await see(ticketId)).messages).toHaveLength(1)
  expect(await found('蓝色雨伞')).toEqual([feedbackId])
  const page = await house.server.inject({ url: `/voice/${number}`, cookies: { voice_key: secret } })
  expect(page.body).toContain(quiet)
  expect(page.body).not.toContain('蓝色雨伞')
})

test('what people put right stays when the customer says more, and their calm is not undone by polite words', async () => {
  const { feedbackId, ticketId, add } = await send('家里煤气泄漏，很紧急')
  expect((await see(ticketId)).urgency).toBe('urgent')
  await house.call(correctAnalysis, { feedbackId }, { version: 1, urgency: 'ordinary', kind: 'enquiry' }, as)
  await house.settle()
  const { version } = await see(ticketId)
  await house.call(changeTicket, { ticketId }, { version, tier: 1 }, as)
  await add('谢谢你们，辛苦了')
  expect(await analysisOf(feedbackId)).toMatchObject({
    version: 3,
    urgency: { value: 'ordinary', source: 'person' },
    kind: { value: 'enquiry', source: 'person' },
  })
  expect(await see(ticketId)).toMatchObject({ urgency: 'ordinary', tier: 1 })
  await add(crisis)
  expect((await analysisOf(feedbackId))?.urgency).toMatchObject({ value: 'ordinary', source: 'person' })
  expect(await see(ticketId)).toMatchObject({ urgency: 'urgent', tier: 3 })
  expect((await analysisOf(feedbackId))?.history.map(({ version: one }) => one)).toEqual([1, 2, 3, 4])
})

test('a crisis that a person finds raises the ticket, its tier and its clock, and opens one where there was none', async () => {
  const { feedbackId, ticketId } = await send(quiet)
  const says = async (id: string, version: number, there: boolean) => {
    await house.call(correctAnalysis, { feedbackId: id }, { version, risks: { crisis: there } }, as)
    await house.settle()
  }
  await says(feedbackId, 1, true)
  expect(await see(ticketId)).toMatchObject({ urgency: 'urgent', tier: 3 })
  await says(feedbackId, 2, false)
  expect(await see(ticketId)).toMatchObject({ urgency: 'ordinary', tier: 3 })
  const thanks = await send('快递到了，谢谢你们的服务，很满意')
  await says(thanks.feedbackId, 1, true)
  expect(await see(await ticketOf(house, thanks.feedbackId))).toMatchObject({ urgency: 'urgent', tier: 3 })
})

test('a voice without a ticket gets one by what its sender adds, and a crisis gets one whatever the kind', async () => {
  const thanks = await send('快递到了，谢谢你们的服务，很满意')
  expect(thanks.ticketId).toBeUndefined()
  await thanks.add(crisis)
  expect(await see(await ticketOf(house, thanks.feedbackId))).toMatchObject({ urgency: 'urgent', tier: 3 })
  const first = await send(crisis)
  expect(await see(first.ticketId)).toMatchObject({ urgency: 'urgent', tier: 3 })
})

test('what a colleague hears after a voice was taken back is judged and told, and opens or raises nothing', async () => {
  const { number, secret, feedbackId, ticketId, add } = await send(quiet)
  await house.call(withdrawVoice, { number }, { secret })
  await house.settle()
  expect((await add(crisis)).problem.code).toBe('intake.alreadyWithdrawn')
  await house.call(recordReply, { ticketId }, { text: crisis }, as)
  await house.settle()
  expect(await see(ticketId)).toMatchObject({ state: 'withdrawn', urgency: 'ordinary' })
  expect((await analysisOf(feedbackId))?.risks.map(({ risk }) => risk)).toEqual(['crisis'])
  expect(await factsOf(house, 'tickets.judged_again', ticketId)).toMatchObject([{ risks: ['crisis'] }])
})

test('additions that come in one batch, and an event told twice, are heard once', async () => {
  const { feedbackId, number, secret, ticketId } = await send(quiet)
  for (const text of ['第一句补充', '第二句补充', crisis])
    await house.call(addToVoice, { number }, { secret, text })
  await house.settle()
  expect((await analysisOf(feedbackId))?.added).toHaveLength(3)
  const judged = await factsOf(house, 'analysis.completed', feedbackId)
  expect(judged.map(({ version }) => version)).toEqual([1, 2])
  expect(judged[1].added.additionIds).toHaveLength(3)
  await house.open.pool.query(
    `update followers set tx = (select min(tx) from events), seq = 0 where name = 'analysis.analyse-after-receipt'`,
  )
  await house.settle()
  expect(await factsOf(house, 'analysis.completed', feedbackId)).toHaveLength(2)
  expect(await factsOf(house, 'tickets.judged_again', ticketId)).toHaveLength(1)
})

test('what was added goes with the person it came from: no word of it is found, shown or kept, and nothing can be added', async () => {
  const { feedbackId, number, secret, add } = await send(quiet, { phone: '13655557777' })
  await add(`丢了紫檀木梳。${crisis}`)
  expect(await found('紫檀木梳')).toEqual([feedbackId])
  const { rows } = await house.open.pool.query('select customer_id from feedbacks where id = $1', [
    feedbackId,
  ])
  const clerk = personWith(['customers.read', 'customers.erase'], { id: randomUUID() })
  const customerId = rows[0].customer_id
  await house.call(eraseCustomer, { customerId }, { confirmed: true }, { as: clerk })
  await house.settle()
  expect(await found('紫檀木梳')).toEqual([])
  const kept = await house.open.pool.query('select details::text from analyses where feedback_id = $1', [
    feedbackId,
  ])
  expect(kept.rows).toHaveLength(2)
  for (const { details } of kept.rows) expect(details).not.toMatch(/不想活|紫檀|additionId/)
  const late = await house.call(addToVoice, { number }, { secret, text: '还在吗' })
  expect(late.problem.code).toBe('intake.voiceErased')
})

test('a ticket that waits for somebody goes through the rules again when an addition makes it urgent', async () => {
  const manager = personWith(['dispatch.configure'], { id: randomUUID() })
  const { reply } = await house.call(
    addRule,
    {},
    { name: '紧急送物流', urgencies: ['urgent'], toUnitId: logistics },
    { as: manager },
  )
  const { ticketId, add } = await send(quiet)
  expect((await see(ticketId)).unit.id).toBe(root)
  await add(crisis)
  expect((await see(ticketId)).unit.id).toBe(logistics)
  await house.call(removeRule, { ruleId: reply.id }, {}, { as: manager })
})

test('a voice cannot be made longer than what can be judged and found as one', async () => {
  const { add, number, secret } = await send(quiet)
  const page = '长'.repeat(9_900)
  for (let n = 0; n < 9; n++)
    expect((await house.call(addToVoice, { number }, { secret, text: page })).status).toBe(200)
  expect((await add(page)).status).toBe(200)
  expect((await add('还有'.repeat(900))).problem.code).toBe('intake.voiceTooLong')
})

test('a person of another team who holds the ticket reads its analysis and puts its label right; a stranger does not', async () => {
  const { feedbackId, ticketId } = await send(quiet)
  const there = { root, unit: logistics }
  const agent = await inventPerson(house, there)
  const stranger = personWith(['intake.read', 'tickets.read', 'analysis.correct'], {
    id: randomUUID(),
    scope: 'unit',
    unitId: randomUUID(),
  })
  const reading = async (person: typeof stranger) =>
    house.call(readAnalysis, { feedbackId }, {}, { as: person })
  expect((await reading(agent)).status).toBe(404)
  const { version } = await see(ticketId)
  await house.call(changeTicket, { ticketId }, { version, unitId: logistics }, as)
  await house.settle()
  expect((await reading(agent)).reply).toMatchObject({ analysis: { version: 1 }, can: { correct: true } })
  expect((await reading(stranger)).status).toBe(404)
  const said = { version: 1, kind: 'enquiry' } as const
  const correct = (person: typeof stranger) =>
    house.call(correctAnalysis, { feedbackId }, said, { as: person })
  expect((await correct(stranger)).status).toBe(404)
  expect((await correct(agent)).reply.version).toBe(2)
  expect((await house.call(exploreFeedback, {}, {}, { as: agent })).reply.items).toEqual([])
})

test('figures agree with a recount after voices were judged again, taken back and erased', async () => {
  const { feedbackId, add } = await send('快递到了，谢谢你们的服务，很满意')
  await add('打开一看全坏了，太差了，要求赔偿，非常失望')
  expect((await analysisOf(feedbackId))?.polarity.value).not.toBe('positive')
  expect(await recount(house.house.read)).toEqual([])
})
