import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { inventTicket } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import {
  listStrategies,
  listTeam,
  removeStrategy,
  setProfile,
  setStrategy,
  ticketDecisions,
} from '../contract/strategies.ts'
import { assignToPerson, returnTicket } from '../contract.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, root, logistics, billing, administrator, sql, member, held, loads, online } = floor
afterAll(() => floor.house.close())
beforeEach(async () => {
  await floor.everybodyLeaves()
  await sql('delete from dispatch_strategies')
})

type Strategy = CallerInput<typeof setStrategy>
const plain: Strategy = {
  shareBy: 'least_loaded',
  sticky: false,
  byTier: false,
  vipToSenior: false,
  greenExtra: 0,
  sizes: [1, 1, 1],
  urgentExtra: 0,
  overflowUnitId: null,
}
const share = (unitId: string, strategy: Partial<Strategy>) =>
  house.call(setStrategy, { unitId }, { ...plain, ...strategy }, { as: administrator })
const why = async (ticketId: string) =>
  (await house.call(ticketDecisions, { ticketId }, {}, { as: administrator })).reply.decisions
const holder = async (ticketId: string) => (await held(ticketId)).current?.person.name
const loadOf = async (id: string) => (await loads()).find((row) => row.person_id === id)?.load ?? 0

test('tickets that come all at once are shared in turn, and the turn goes on with the next ones', async () => {
  expect((await share(root, { shareBy: 'round_robin' })).status).toBe(200)
  const names = ['甲', '乙', '丙']
  for (const name of names) await member(billing, { name, capacity: 50 })
  const got = new Map(names.map((name) => [name, 0]))
  for (let i = 0; i < 7; i++) {
    const name = (await holder(await inventTicket(house))) as string
    got.set(name, (got.get(name) ?? 0) + 1)
  }
  expect([...got.values()].sort()).toEqual([2, 2, 3])
})

test('the ticket tells who was considered, why not, and why this one', async () => {
  const taker = await member(billing, { name: '接手', capacity: 10 })
  await member(billing, { name: '离开', availability: 'away' })
  const ticketId = await inventTicket(house)
  const [decision] = await why(ticketId)
  expect(decision).toMatchObject({
    person: { id: taker.id, name: '接手' },
    rule: { name: '其他全部' },
    size: 1,
    teams: [{ unit: { id: root }, shareBy: 'least_loaded', waiting: null, counts: { chosen: 1 } }],
  })
  const [team] = decision?.teams ?? []
  expect(team?.people[0]).toMatchObject({ name: '接手', verdict: 'chosen', load: 0, capacity: 10 })
  expect(team?.people.find((one) => one.name === '离开')?.verdict).toBe('not_online')
  const stranger = await member(logistics, { name: '别组', availability: 'away' })
  const unseen = await house.call(ticketDecisions, { ticketId }, {}, { as: stranger })
  expect(unseen.status).toBe(404)
})

test('a ticket waits with its reason told, and both decisions stay when somebody comes', async () => {
  const late = await member(billing, { name: '迟到', availability: 'away' })
  const ticketId = await inventTicket(house)
  expect(await why(ticketId)).toMatchObject([{ person: null, teams: [{ waiting: 'nobody_online' }] }])
  await online(late.id)
  await house.settle()
  expect(await why(ticketId)).toMatchObject([{ person: { name: '迟到' } }, { person: null }])
})

test('when nobody of the team can take it the next team is asked, and its people are called when they come', async () => {
  await share(logistics, { overflowUnitId: billing })
  await sql('update dispatch_rules set to_unit_id = $1', [logistics])
  const helper = await member(billing, { name: '支援', capacity: 1 })
  const first = await inventTicket(house)
  expect(await holder(first)).toBe('支援')
  expect(await why(first)).toMatchObject([
    {
      notes: ['overflow'],
      teams: [
        { unit: { id: logistics }, waiting: 'nobody_online' },
        { unit: { id: billing }, waiting: null },
      ],
    },
  ])
  const second = await inventTicket(house)
  expect((await held(second)).waiting).toMatchObject({ unitId: logistics })
  const another = await member(billing, { name: '又一位', availability: 'away' })
  await online(another.id)
  await house.settle()
  expect(await holder(second)).toBe('又一位')
  expect(helper.id).not.toBe(another.id)
  await sql('update dispatch_rules set to_unit_id = $1', [root])
})

test('a ticket takes as much of somebody’s capacity as its size, and gives exactly that back', async () => {
  await share(root, { sizes: [2, 4, 6], urgentExtra: 3 })
  const person = await member(billing, { name: '称重', capacity: 12 })
  const heavy = await inventTicket(house, { judged: { urgency: 'urgent' } })
  // An urgent ticket is one of tier 3: six points, and three for being urgent.
  expect(await loadOf(person.id)).toBe(9)
  const light = await inventTicket(house)
  expect(await loadOf(person.id)).toBe(11)
  expect((await held(await inventTicket(house))).waiting?.why).toBe('everybody_full')
  // Its size was settled when it was taken: a later change of the setting takes nothing away.
  await share(root, { sizes: [1, 1, 1] })
  const back = (ticketId: string) =>
    house.call(returnTicket, { ticketId }, { reason: 'too_much' }, { as: person })
  expect((await back(heavy)).status).toBe(200)
  const { version } = (await back(light)).reply
  expect(await loadOf(person.id)).toBe(0)
  const given = await house.call(
    assignToPerson,
    { ticketId: light },
    { personId: person.id, version },
    { as: administrator },
  )
  expect(given.status).toBe(200)
  expect(await loadOf(person.id)).toBe(1)
})

test('a customer who comes again meets who helped them last time', async () => {
  await share(root, { sticky: true })
  const contact = { name: '老客户', phone: '13800138001' }
  const knows = await member(billing, { name: '熟人' })
  await inventTicket(house, { contact })
  await house.settle()
  for (let i = 0; i < 3; i++) await member(billing, { name: `新人${i}`, capacity: 100 })
  const again = await inventTicket(house, { contact })
  expect(await holder(again)).toBe('熟人')
  expect((await why(again))[0]?.teams[0]?.people[0]).toMatchObject({ id: knows.id, verdict: 'chosen' })
})

test('a special customer’s ticket goes to a senior although the front line is freer', async () => {
  await share(root, { vipToSenior: true })
  await member(billing, { name: '一线', capacity: 100 })
  const senior = await member(billing, { name: '资深', capacity: 4 })
  const profile = { grade: 2 as const, levels: {} }
  await house.call(setProfile, { personId: senior.id }, profile, { as: administrator })
  const contact = { name: '贵宾', phone: '13800138002' }
  await inventTicket(house, { contact })
  await sql(
    `update customers set vip = true where id = (select customer_id from tickets order by opened_at desc limit 1)`,
  )
  const ticketId = await inventTicket(house, { contact })
  expect(await holder(ticketId)).toBe('资深')
  expect((await why(ticketId))[0]?.notes).toEqual(['vip_senior'])
})

test('an urgent ticket goes past a full desk, as far as the green channel lets it', async () => {
  await share(root, { greenExtra: 1 })
  await member(billing, { name: '满桌', capacity: 1 })
  await inventTicket(house)
  expect((await held(await inventTicket(house))).waiting?.why).toBe('everybody_full')
  const judged = { urgency: 'urgent' as const }
  const urgent = await inventTicket(house, { judged })
  expect(await holder(urgent)).toBe('满桌')
  expect((await why(urgent))[0]?.notes).toEqual(['green_channel'])
  expect((await held(await inventTicket(house, { judged }))).waiting?.why).toBe('everybody_full')
})

test('who handles which tier is set per person; a raised ticket passes the front line by', async () => {
  await share(root, { byTier: true })
  await member(billing, { name: '一线', capacity: 100 })
  const senior = await member(billing, { name: '资深', capacity: 3 })
  const set = (grade: number) =>
    house.call(setProfile, { personId: senior.id }, { grade, levels: { 退款: 5 } } as never, {
      as: administrator,
    })
  expect((await set(4)).status).toBe(422)
  expect((await set(2)).status).toBe(200)
  const { reply } = await house.call(listTeam, { unitId: billing }, {}, { as: administrator })
  expect(reply.people.find((one) => one.id === senior.id)).toMatchObject({ grade: 2, levels: { 退款: 5 } })
  expect(await holder(await inventTicket(house))).toBe('一线')
  await sql('update dispatch_rules set to_tier = 2')
  const raised = await inventTicket(house)
  expect(await holder(raised)).toBe('资深')
  await sql('update dispatch_rules set to_tier = null')
})

test('a unit follows the one above it until it has its own way, and again when that is removed', async () => {
  await share(root, { shareBy: 'round_robin' })
  await share(billing, { shareBy: 'skill_weighted' })
  const { reply } = await house.call(listStrategies, {}, {}, { as: administrator })
  expect(reply.standard.shareBy).toBe('least_loaded')
  expect(reply.units.map((one) => one.strategy.shareBy).sort()).toEqual(['round_robin', 'skill_weighted'])
  const self = await share(billing, { overflowUnitId: billing })
  expect(self.problem.code).toBe('dispatch.overflowsIntoItself')
  const remove = () => house.call(removeStrategy, { unitId: billing }, {}, { as: administrator })
  expect((await remove()).status).toBe(200)
  expect((await remove()).problem.code).toBe('dispatch.noSuchStrategy')
})

test('only whoever sets dispatch up may say how a team shares', async () => {
  const agent = await member(billing, { name: '客服', availability: 'away' })
  const refused = await house.call(setStrategy, { unitId: billing }, plain, { as: agent })
  expect(refused.status).toBe(403)
})
