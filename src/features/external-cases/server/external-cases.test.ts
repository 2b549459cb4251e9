import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { ticketDetails, ticketList } from '#features/tickets/contract/reading.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import { factsOf } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { changeExternalCase, exportExternalCases } from '../contract/deeds.ts'
import { externalCaseDeadline, externalCaseList } from '../contract/reading.ts'
import { type Noted, openCaseDesk, usual } from './testing/case-desk.ts'

const { house, billing, people, as, goTo, held, add, casesOf, step } = await openCaseDesk(
  inject('databaseServer'),
)
afterAll(() => house.close())

const listed = async (asked: CallerInput<typeof externalCaseList>, who: keyof typeof people = 'lead') =>
  (await house.call(externalCaseList, {}, asked, as(who))).reply.items.map(({ number }) => number)
const toldTo = async (who: keyof typeof people, ticketId: string) =>
  (await house.call(myNotifications, {}, { limit: 100 }, as(who))).reply.items
    .filter(({ kind, ticket }) => kind === 'external_case' && ticket?.id === ticketId)
    .map(({ facts }) => facts.workingDays)
    .reverse()

test('the day an answer is due is said before the case is saved', async () => {
  const asked = { source: 'other', receivedOn: '2026-11-23', by: 'natural_days' } as const
  const due = await house.call(externalCaseDeadline, {}, { ...asked, days: 3 }, as('agent'))
  expect(due.reply.dueOn).toBe('2026-11-26')
})

test('what 12345 sent is noted with its own deadline, replied to, and closed by the authority; who and when stays', async () => {
  const ticketId = await held()
  const added = (await add(ticketId)).reply
  expect((await casesOf(ticketId))[0]).toMatchObject({
    number: '锡12345-2026-1123',
    dueOn: '2026-11-30',
    state: 'open',
    late: false,
    can: { change: true, reply: true, close: false, withdraw: true },
  })
  const later = { ...usual, version: 1, term: { by: 'date', on: '2026-12-02' } } as const
  const { externalCaseId } = added
  const changed = (await house.call(changeExternalCase, { externalCaseId }, later, as('agent'))).reply
  expect((await step(added, { step: 'close' })).problem.code).toBe('external-cases.changedMeanwhile')
  expect((await step(changed, { step: 'close' })).problem.code).toBe('external-cases.cannotStep')
  expect((await step(changed, { step: 'reply', on: '2026-11-24', words: '已退款' })).problem.code).toBe(
    'external-cases.repliedWhen',
  )
  const replied = await step(changed, { step: 'reply', on: '2026-11-23', words: '已退款，附凭证' })
  expect((await step(replied.reply, { step: 'close' })).reply.state).toBe('closed')
  const [one] = await casesOf(ticketId)
  expect(one?.steps.map(({ step: taken, words, by }) => [taken, words, by?.name])).toEqual([
    ['add', null, '李雷'],
    ['change', null, '李雷'],
    ['reply', '已退款，附凭证', '李雷'],
    ['close', null, '李雷'],
  ])
  const timeline = await house.call(ticketTimeline, { ticketId }, {}, as('agent'))
  const said = timeline.reply.items.filter(({ type }) => type.startsWith('external-cases.'))
  expect(said.map(({ type }) => type)).toEqual([
    'external-cases.closed',
    'external-cases.replied',
    'external-cases.changed',
    'external-cases.added',
  ])
  expect(JSON.stringify(said)).not.toContain('12345-2026')
})

test('a deadline that no statute sets, or that lies before its receipt, is refused', async () => {
  const ticketId = await held()
  const refused = async (given: Partial<Noted>) => (await add(ticketId, given)).problem.code
  expect(await refused({ term: { by: 'statute', statute: 'hotline_12345', days: 9 } })).toBe(
    'external-cases.noSuchStatute',
  )
  expect(await refused({ source: 'petition' })).toBe('external-cases.noSuchStatute')
  expect(await refused({ term: { by: 'date', on: '2026-11-20' } })).toBe('external-cases.dueBefore')
  expect(await refused({ receivedOn: '2026-11-25' })).toBe('external-cases.receivedAhead')
})

test('a ticket is found by the number an authority reads out, however it is written and by its beginning', async () => {
  const ticketId = await held()
  await add(ticketId, {
    source: 'market_12315',
    number: '1320-2026-XA7',
    term: { by: 'working_days', days: 7 },
  })
  const found = async (text: string, who: keyof typeof people = 'agent') =>
    (await house.call(ticketList, {}, { text }, as(who))).reply.items.map(({ id }) => id)
  expect(await found('1320 2026 xa7')).toEqual([ticketId])
  expect(await found('13202026')).toEqual([ticketId])
  await add(ticketId, { number: '苏信访字第 880077 号' })
  expect(await found('880077')).toEqual([ticketId])
  expect(await found('1320-2026-XA7', 'stranger')).toEqual([])
  expect(await listed({ text: '1320-2026' })).toEqual(['1320-2026-XA7'])
})

test('holder and lead are reminded three working days and one working day before, and told once when it is overdue', async () => {
  const ticketId = await held()
  const { reply } = await add(ticketId, { number: '提醒-0001' })
  for (const moment of [
    '2026-11-25T08:59:00',
    '2026-11-25T09:01:00',
    '2026-11-26T09:01:00',
    '2026-11-27T09:01:00',
  ]) {
    await goTo(`${moment}+08:00`)
    await house.tick()
  }
  await house.settle()
  expect([await toldTo('agent', ticketId), await toldTo('lead', ticketId)]).toEqual([
    [3, 1],
    [3, 1],
  ])
  expect(await listed({ view: 'overdue' })).toEqual([])
  await goTo('2026-12-01T00:01:00+08:00')
  for (const _ of [1, 2]) await house.tick()
  await house.settle()
  expect(await toldTo('agent', ticketId)).toEqual([3, 1, 0])
  expect(await toldTo('stranger', ticketId)).toEqual([])
  expect(await listed({ view: 'overdue' })).toContain('提醒-0001')
  const late = { step: 'reply', on: '2026-12-01', words: '已答复' } as const
  await step(reply, late)
  expect(await factsOf(house, 'external-cases.replied', ticketId)).toMatchObject([{ late: true }])
  expect(await listed({ view: 'overdue' })).not.toContain('提醒-0001')
})

test('the list goes by deadline and by what one sees, and leaves as a sheet', async () => {
  await add(await held(billing, 'stranger'), { number: '财 2026 88' }, 'stranger')
  const ticketId = await held()
  const dated = (number: string, on: string) => add(ticketId, { number, term: { by: 'date', on } })
  await dated('后-2', '2027-01-20')
  await dated('先-1', '2027-01-10')
  const mine = (await listed({ source: 'hotline_12345', text: '' })).filter((one) =>
    /^[先后]/.test(one ?? ''),
  )
  expect(mine).toEqual(['先-1', '后-2'])
  expect(await listed({ view: 'all', state: 'closed' })).toEqual(['锡12345-2026-1123'])
  expect(await listed({}, 'stranger')).toEqual(['财 2026 88'])
  const sheet = await house.call(exportExternalCases, {}, { view: 'all', state: 'closed' }, as('lead'))
  expect(sheet.reply.csv).toContain('hotline_12345,,锡12345-2026-1123,')
  expect(sheet.reply.rows).toBe(1)
})

test('an erased customer takes numbers and words along; what was owed by when stays', async () => {
  const ticketId = await held()
  await add(ticketId, {
    number: '忘-0001',
    source: 'other',
    sourceName: '市消协',
    term: { by: 'natural_days', days: 10 },
  })
  const { customer } = (await house.call(ticketDetails, { ticketId }, {}, as('administrator'))).reply
  const customerId = customer?.id as string
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerId, facts: { customerIds: [customerId], rows: 1 } }),
  )
  await house.settle()
  expect((await casesOf(ticketId))[0]).toMatchObject({
    number: null,
    sourceName: null,
    official: null,
    dueOn: '2026-12-03',
  })
})
