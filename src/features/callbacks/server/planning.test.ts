import { afterAll, expect, inject, test } from 'vitest'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openDesk } from '#features/tickets/server/testing/ticket-desk.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { planNextCall } from '../contract/planning.ts'
import { readRates, readRateTickets } from '../contract/rates.ts'
import { recordCallback, ticketCallbacks } from '../contract.ts'
import { minuteOfDay } from '../domain/attempting.ts'

const desk = await openDesk(inject('databaseServer'))
const { house, as, resolved, places } = desk
afterAll(() => house.close())
const zone = 'Asia/Shanghai'
const ever = { from: '2020-01-01', to: '2099-12-31' }

const callbackOf = async (ticketId: string) => {
  const { reply } = await house.call(ticketCallbacks, { ticketId }, {}, as())
  return reply.callbacks.find(({ level }) => level === 1) as (typeof reply.callbacks)[number]
}
const record = async (ticketId: string, said: CallerInput<typeof recordCallback>) => {
  const answer = await house.call(recordCallback, { callbackId: (await callbackOf(ticketId)).id }, said, as())
  await house.settle()
  return answer
}

const [happy, sad, vain, untouched] = [await resolved(), await resolved(), await resolved(), await resolved()]
await record(happy, { reached: true, answer: 'satisfied', solved: true })
await record(sad, { reached: true, answer: 'dissatisfied', solved: false })
await record(vain, { reached: false, result: 'no_answer' })

test('a call that was asked for in the night counts on the day before where days begin in the morning', async () => {
  const { pool } = house.open
  const kept = (await pool.query('select ticket_id, requested_at from callbacks')).rows
  await pool.query(`update callbacks set requested_at = '2026-08-02T02:00:00+08:00'`)
  const n = async (day: string) =>
    (await house.call(readRates, {}, { from: day, to: day }, as())).reply.total.response.n
  const days = async () => [await n('2026-08-01'), await n('2026-08-02')]
  const [, all] = await days()
  expect(await days()).toEqual([0, all])
  await pool.query('update organisations set day_begins = 360')
  expect(await days()).toEqual([all, 0])
  await pool.query('update organisations set day_begins = 0')
  for (const { ticket_id, requested_at } of kept)
    await pool.query('update callbacks set requested_at = $2 where ticket_id = $1', [ticket_id, requested_at])
})

test('the rates count answers of reached customers only, by level and unit, with the tickets behind', async () => {
  const { reply } = await house.call(readRates, {}, ever, as())
  const own = reply.byLevel.find(({ level }) => level === 1)?.rates
  expect(own?.response).toMatchObject({ n: 4, value: 0.75, method: 'proportion/wilson' })
  expect(own?.solved).toMatchObject({ n: 2, value: 0.5 })
  expect(own?.satisfied).toMatchObject({ n: 2, value: 0.5 })
  // The dissatisfied customer is supervision's to call as well.
  expect(reply.total.response.n).toBe(5)
  expect(reply.byUnit.map(({ rates }) => rates.response.n).reduce((a, b) => a + b)).toBe(5)
  const behind = async (rate: 'response' | 'solved' | 'satisfied', counts: 'for' | 'against', level = 1) => {
    const wanted = { ...ever, rate, counts, level } as const
    return (await house.call(readRateTickets, {}, wanted, as())).reply.items.map(({ ticketId }) => ticketId)
  }
  expect(await behind('response', 'against')).toEqual([untouched])
  expect(await behind('solved', 'against')).toEqual([sad])
  expect(await behind('satisfied', 'for')).toEqual([happy])
  // The lead is not shown whom supervision is going to call.
  expect(await behind('response', 'against', 3)).toEqual([])
})

test('who reads the figures of another unit sees none of these', async () => {
  const stranger = await inventPerson(
    house,
    { root: places.root, unit: places.billing },
    { role: 'team_lead', availability: 'away' },
  )
  await house.open.pool.query('update callbacks set org_unit_id = $1, unit_2 = $1', [places.logistics])
  const { reply } = await house.call(readRates, {}, ever, { as: stranger })
  expect([reply.total.response.n, reply.byUnit]).toEqual([0, []])
})

test('after a busy line the next call is proposed, and never for the night', async () => {
  const ticketId = await resolved()
  await record(ticketId, { reached: false, result: 'busy' })
  const { nextAt, attempts } = await callbackOf(ticketId)
  const next = Date.parse(nextAt as string)
  expect(attempts[0]).toMatchObject({ result: 'busy', reached: false })
  expect(next).toBeGreaterThan(await house.house.now())
  expect(minuteOfDay(next, zone)).toBeGreaterThanOrEqual(9 * 60)
  expect(minuteOfDay(next, zone)).toBeLessThan(20 * 60)
})

test('the customer’s wish moves the call into their hours', async () => {
  const ticketId = await resolved()
  const { id: callbackId } = await callbackOf(ticketId)
  const hours = { from: 18 * 60, to: 20 * 60 }
  const at = '2030-03-04T02:00:00.000Z'
  const planned = await house.call(planNextCall, { callbackId }, { at, hours }, as())
  expect(planned.reply.nextAt).toBe('2030-03-04T10:00:00.000Z')
  expect(await callbackOf(ticketId)).toMatchObject({ hours, nextAt: '2030-03-04T10:00:00.000Z' })
  const night = { hours: { from: 22 * 60, to: 23 * 60 } }
  expect((await house.call(planNextCall, { callbackId }, night, as())).status).toBe(422)
})

test('what the customer says is kept with the attempt, and nothing is said by who was not reached', async () => {
  const ticketId = await resolved()
  expect((await record(ticketId, { reached: false, solved: true })).status).toBe(422)
  expect((await record(ticketId, { reached: true, result: 'refused' })).status).toBe(422)
  const missing = '还没收到退款'
  await record(ticketId, { reached: true, answer: 'dissatisfied', solved: false, missing })
  expect((await callbackOf(ticketId)).attempts[0]).toMatchObject({
    solved: false,
    missing,
    result: 'reached',
  })
})
