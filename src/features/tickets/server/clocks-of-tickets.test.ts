import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { callbacks } from '#features/callbacks/server/module.ts'
import { ticketClocks } from '#features/clocks/contract/ticket-clocks.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { feedbackAddedTo } from '#features/intake/contract.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { holdTicket, resolveTicket, startTicket } from '../contract/handling.ts'
import { ticketDetails } from '../contract/reading.ts'
import { tickets } from './module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
  inventVoice,
} from './testing/invented-work.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, dispatch, callbacks, clocks])
afterAll(() => house.close())
const { root } = await inventOrganisation(house)
const lead = await inventPerson(house, { root, unit: root }, { role: 'team_lead', availability: 'away' })
const setUp = { industry: 'general', rootUnitId: root, timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const
await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: root, facts: setUp }))
await house.settle()
const hour = 3_600_000

async function see(ticketId: string) {
  return (await house.call(ticketDetails, { ticketId }, {}, { as: lead })).reply
}
async function clockOf(ticketId: string, wanted: string) {
  const { reply } = await house.call(ticketClocks, { ticketId }, {}, { as: lead })
  return reply.clocks.find(({ obligation, cycle }) => obligation === wanted && cycle === 1)
}
async function worked() {
  const ticketId = await inventTicket(house)
  await house.call(startTicket, { ticketId }, { version: (await see(ticketId)).version }, { as: lead })
  return ticketId
}
/** The customer writes on the tracking page. */
async function customerWrites(ticketId: string, text: string) {
  const { rows } = await house.open.pool.query('select feedback_id from tickets where id = $1', [ticketId])
  const [feedbackId, additionId] = [rows[0].feedback_id as string, randomUUID()]
  await house.open.pool.query(
    'insert into feedback_additions (id, feedback_id, text, at) values ($1, $2, $3, now())',
    [additionId, feedbackId, text],
  )
  await house.arrange(async ({ emit }) =>
    emit(feedbackAddedTo, { subject: feedbackId, facts: { additionId, length: text.length } }),
  )
  await house.settle()
}
async function passes(ms: number) {
  house.travel(ms)
  await house.tick()
  await house.settle()
}

test('a customer who answers on the tracking page starts the clock that waited for them, and not again with the next answer', async () => {
  const ticketId = await worked()
  const { version } = await see(ticketId)
  await house.call(holdTicket, { ticketId }, { version, reason: 'customer', note: '等照片' }, { as: lead })
  await house.settle()
  expect(await clockOf(ticketId, 'resolve')).toMatchObject({ state: 'paused' })
  await passes(5 * hour)
  await customerWrites(ticketId, '照片在这里')
  const running = await clockOf(ticketId, 'resolve')
  expect(running?.state).toBe('running')
  expect(Math.round((running?.untilDueMs ?? 0) / hour)).toBe(48)
  await passes(hour)
  await customerWrites(ticketId, '还有一张')
  expect((await clockOf(ticketId, 'resolve'))?.dueAt).toBe(running?.dueAt)
  expect(await factsOf(house, 'tickets.released', ticketId)).toHaveLength(1)
})

test('a «thank you» after the solution starts nothing that could be breached', async () => {
  const ticketId = await worked()
  const solution = { outcome: 'solved', solution: '已补发', message: '已为您补发' } as const
  const { version } = await see(ticketId)
  await house.call(resolveTicket, { ticketId }, { version, ...solution }, { as: lead })
  await house.settle()
  await customerWrites(ticketId, '谢谢')
  await passes(20 * hour)
  expect(await see(ticketId)).toMatchObject({ state: 'resolved', cycle: 1, breached: false })
  const breached = await factsOf(house, 'clocks.breached', ticketId)
  expect(breached).toEqual([])
})

test('closed matters of another system that are imported as history have no clocks and never escalate', async () => {
  const feedbackId = await inventVoice(house, { mode: 'history', judged: { urgency: 'urgent' } })
  await passes(100 * hour)
  const { rows } = await house.open.pool.query(
    `select (select count(*) from tickets where feedback_id = $1) as tickets, (select count(*) from clocked_cycles
       where ticket_id in (select id from tickets where feedback_id = $1)) as clocked`,
    [feedbackId],
  )
  expect(rows).toEqual([{ tickets: 0, clocked: 0 }])
})
