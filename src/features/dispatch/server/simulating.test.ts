import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { availabilityChanged } from '#features/staff/contract/events.ts'
import { inventTicket } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { personPortion, unitFairness } from '../contract/fairness.ts'
import { askSimulation, listSimulations, readSimulation } from '../contract/simulations.ts'
import { addRule, changeRule, listRules, removeRule } from '../contract.ts'
import { defaultStrategy } from '../domain/strategy.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, root, logistics, billing, administrator, sql, member, online } = floor
afterAll(() => house.close())

const hourMs = 3_600_000
const dayMs = 24 * hourMs

const leave = (personId: string) =>
  house.arrange(async ({ emit }) => {
    await sql(`update people set availability = 'away' where id = $1`, [personId])
    emit(availabilityChanged, { subject: personId, facts: { availability: 'away' } })
  })

// Each test has a month of its own; of the one before nothing is left but the log.
beforeEach(async () => {
  house.travel(100 * dayMs)
  await sql(`update people set status = 'disabled' where capacity > 0`)
  await sql('update assignments set until = now() where until is null')
  await sql('delete from dispatch_queue')
  await sql('update agent_loads set load = 0')
  await sql('delete from dispatch_strategies')
})

type Draft = CallerInput<typeof askSimulation>['draft']
const everyComplaintTo = (toUnitId: string): Draft => ({
  kind: 'rule',
  ruleId: null,
  rule: { name: '投诉归账务', kinds: ['complaint'], toUnitId },
})

async function simulated(draft: Draft, days = 30) {
  const asked = await house.call(askSimulation, {}, { days, draft }, { as: administrator })
  expect(asked.status).toBe(200)
  const { simulationId } = asked.reply
  const read = () => house.call(readSimulation, { simulationId }, {}, { as: administrator })
  expect((await read()).reply).toMatchObject({ state: 'waiting', percent: 0, result: null })
  await house.settle()
  const { reply } = await read()
  expect(reply).toMatchObject({ state: 'done', percent: 100 })
  return { simulationId, ...reply, result: reply.result as NonNullable<typeof reply.result> }
}

const counts = async () =>
  (
    await sql(`select (select count(*) from assignments) as held, (select count(*) from dispatch_queue) as waiting,
      (select count(*) from dispatch_decisions) as decided, (select sum(load) from agent_loads) as load,
      (select count(*) from events where type like 'dispatch.assigned' or type like 'tickets.%') as told,
      (select json_agg(r) from dispatch_rules as r) as rules`)
  ).rows[0]

test('before a rule goes live one sees which tickets of last month it would have sent elsewhere, and nothing is dispatched', async () => {
  const courier = await member(logistics, { name: '物流甲', capacity: 50 })
  const clerk = await member(billing, { name: '账务乙', capacity: 50 })
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  house.travel(hourMs)
  for (const kind of ['complaint', 'complaint', 'complaint', 'report', 'report'] as const)
    await inventTicket(house, { judged: { kind } })
  house.travel(hourMs)
  const before = await counts()
  const { result, people, rules } = await simulated(everyComplaintTo(billing))
  expect(await counts()).toEqual(before)
  expect(result).toMatchObject({
    tickets: 5,
    movedUnit: 3,
    movedPerson: 3,
    asRecorded: { unit: 5, person: 5, of: 5 },
  })
  expect(result.flows.units).toEqual([
    {
      from: { unitId: logistics, waits: false, personId: null },
      to: { unitId: billing, waits: false, personId: null },
      count: 3,
    },
  ])
  const load = new Map(result.people.map((one) => [one.personId, [one.live.tickets, one.draft.tickets]]))
  expect(load.get(courier.id)).toEqual([5, 2])
  expect(load.get(clerk.id)).toEqual([0, 3])
  expect(result.live.fairness.jain.value).toBeCloseTo(0.5, 6)
  expect(result.draft.fairness.jain.value).toBeCloseTo(25 / 26, 6)
  expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['物流甲', '账务乙']))
  const [example] = result.examples
  expect(example).toMatchObject({ live: { personId: courier.id }, draft: { personId: clerk.id } })
  expect(rules.find(({ id }) => id === example?.draft.ruleId)?.name).toBe('投诉归账务')
})

test('a rule is tried at the place it would have, and takes that place when it is kept', async () => {
  await member(logistics, { name: '先到', capacity: 50 })
  await member(billing, { name: '后到', capacity: 50 })
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  const all = { name: '全部归物流', kinds: ['complaint'], toUnitId: logistics } as const
  const first = await house.call(addRule, {}, { ...all, kinds: [...all.kinds] }, { as: administrator })
  house.travel(hourMs)
  await inventTicket(house)
  const draft = everyComplaintTo(billing)
  expect((await simulated(draft)).result.movedUnit).toBe(0)
  expect((await simulated({ ...draft, place: 1 } as Draft)).result.movedUnit).toBe(1)
  const rule = { name: '投诉归账务', kinds: ['complaint' as const], toUnitId: billing }
  const kept = await house.call(addRule, {}, { ...rule, place: 1 }, { as: administrator })
  expect(kept.reply.position).toBe(1)
  const names = async () =>
    (await house.call(listRules, {}, {}, { as: administrator })).reply.rules.map(({ name }) => name)
  expect((await names()).slice(0, 2)).toEqual(['投诉归账务', '全部归物流'])
  const ruleId = kept.reply.id
  await house.call(changeRule, { ruleId }, { ...rule, place: 99 }, { as: administrator })
  expect((await names()).indexOf('投诉归账务')).toBe((await names()).length - 2)
  for (const one of [first.reply.id, ruleId])
    await house.call(removeRule, { ruleId: one }, {}, { as: administrator })
})

test('the presence that was recorded counts, not that of today, and what nobody could take is told', async () => {
  const clerk = await member(billing, { name: '半天', capacity: 1 })
  await member(logistics, { name: '全天', capacity: 50 })
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  house.travel(hourMs)
  await online(clerk.id)
  await inventTicket(house)
  await leave(clerk.id)
  await inventTicket(house)
  await inventTicket(house)
  // Today they are there again: that was not so then.
  await sql(`update people set availability = 'online' where id = $1`, [clerk.id])
  const { result } = await simulated(everyComplaintTo(billing))
  expect(result.draft).toMatchObject({ unassigned: 2, overflowed: 0 })
  expect(result.live.unassigned).toBe(0)
  const overflowing = await simulated({
    kind: 'strategy',
    unitId: logistics,
    strategy: { ...defaultStrategy, sizes: [1, 1, 1], shareBy: 'round_robin', overflowUnitId: billing },
  })
  expect(overflowing.result).toMatchObject({ tickets: 3, movedUnit: 0, draft: { unassigned: 0 } })
})

test('a ticket keeps the kind it came with in a simulation, whatever became of it', async () => {
  await member(logistics, { name: '物流丙', capacity: 50 })
  await member(billing, { name: '账务丁', capacity: 50 })
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  house.travel(hourMs)
  const ticketId = await inventTicket(house)
  await sql(`update tickets set kind = 'praise' where id = $1`, [ticketId])
  expect((await simulated(everyComplaintTo(billing))).result.movedUnit).toBe(1)
})

test('nobody learns of a ticket they are recused from by simulating', async () => {
  await member(logistics, { name: '物流戊', capacity: 50 })
  await member(billing, { name: '账务己', capacity: 50 })
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  house.travel(hourMs)
  const [secret] = [await inventTicket(house), await inventTicket(house)]
  await sql(
    'insert into ticket_recusals (id, ticket_id, person_id, at) values (gen_random_uuid(), $1, $2, now())',
    [secret, administrator.id],
  )
  const { result } = await simulated(everyComplaintTo(billing))
  expect(result.tickets).toBe(1)
  expect(result.examples.map(({ ticketId }) => ticketId)).not.toContain(secret)
})

test('a simulation of what could not be put in force is refused, and only who sets dispatch up may ask', async () => {
  const ask = (draft: Draft, as: typeof administrator) => house.call(askSimulation, {}, { draft }, { as })
  const gone = { ...everyComplaintTo(billing), ruleId: randomUUID() } as Draft
  expect((await ask(gone, administrator)).problem.code).toBe('dispatch.noSuchRule')
  const itself = { ...defaultStrategy, sizes: [1, 1, 1] as [number, number, number], overflowUnitId: root }
  const round: Draft = { kind: 'strategy', unitId: root, strategy: itself }
  expect((await ask(round, administrator)).problem.code).toBe('dispatch.overflowsIntoItself')
  const agent = await member(billing, { name: '客服' })
  expect((await ask(everyComplaintTo(billing), agent)).status).toBe(403)
  const missing = await house.call(readSimulation, { simulationId: randomUUID() }, {}, { as: administrator })
  expect(missing.status).toBe(404)
  for (let i = 0; i < 22; i++) await ask(everyComplaintTo(billing), administrator)
  const { reply } = await house.call(listSimulations, {}, {}, { as: administrator })
  expect(reply.simulations).toHaveLength(20)
  await house.settle()
})

test('a lead sees how evenly work was shared an hour at work, and what each was given', async () => {
  await sql('update dispatch_rules set to_unit_id = $1', [billing])
  const lead = await member(billing, { name: '组长', role: 'team_lead', capacity: 0 })
  const whole = await member(billing, { name: '全天', capacity: 50 })
  const half = await member(billing, { name: '半天', capacity: 50 })
  await member(logistics, { name: '别组', capacity: 50 })
  await online(whole.id)
  await online(half.id)
  for (let i = 0; i < 4; i++) await inventTicket(house)
  house.travel(4 * hourMs)
  await leave(half.id)
  await inventTicket(house)
  await inventTicket(house)
  house.travel(4 * hourMs)
  await leave(whole.id)
  const { reply } = await house.call(unitFairness, { unitId: billing }, { days: 1 }, { as: lead })
  const given = Object.fromEntries(
    reply.people.map(({ name, tickets, byRules }) => [name, [tickets, byRules]]),
  )
  expect(given).toEqual({ 全天: [4, 4], 半天: [2, 2] })
  // Four in eight hours and two in four: the same an hour.
  expect(reply.fairness.jain).toEqual({ value: expect.closeTo(1, 3), n: 2 })
  expect(reply.fairness.gini.value).toBeCloseTo(0, 2)
  expect(reply.fairness.rate).toBeCloseTo(0.5, 2)
  const portion = await house.call(personPortion, { personId: half.id }, { days: 1 }, { as: lead })
  expect(portion.reply).toMatchObject({
    more: false,
    tickets: [
      { how: 'rule', size: 1 },
      { how: 'rule', size: 1 },
    ],
  })
  const stranger = await member(logistics, { name: '别组组长', role: 'team_lead', capacity: 0 })
  const unseen = await house.call(personPortion, { personId: half.id }, {}, { as: stranger })
  expect(unseen.status).toBe(404)
  const theirs = await house.call(unitFairness, { unitId: billing }, {}, { as: stranger })
  expect(theirs.reply.people).toEqual([])
})
