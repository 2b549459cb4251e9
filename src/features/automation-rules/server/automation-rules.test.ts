import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { cannedReplies } from '#features/canned-replies/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { drafts } from '#features/drafts/server/module.ts'
import { jointHandling } from '#features/joint-handling/server/module.ts'
import { macros } from '#features/macros/server/module.ts'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { ticketAccess } from '#features/ticket-access/server/module.ts'
import { changeTicket, recordReply } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  addRule,
  changeRule,
  listRules,
  orderRules,
  removeRule,
  ruleRuns,
  switchRule,
  tryRule,
} from '../contract.ts'
import { mostADay } from '../domain/chain.ts'
import { automationRules } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  ...[tickets, clocks, dispatch, jointHandling, cannedReplies, drafts, macros, ticketAccess],
  automationRules,
])
afterAll(() => house.close())
await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
const { root, logistics, billing } = await inventOrganisation(house)
const person = (unit: string, name: string, role: 'agent' | 'team_lead' | 'administrator') =>
  inventPerson(house, { root, unit }, { name, role, availability: 'away' })
const lead = await person(logistics, '林岚', 'team_lead')
const agent = await person(logistics, '何小满', 'agent')
const chief = await person(root, '管理员', 'administrator')

type Wanted = CallerInput<typeof addRule>
const add = (wanted: Partial<Wanted>, as: Actor = chief) => {
  const rule = {
    name: '规则',
    trigger: 'changed',
    conditions: {},
    steps: { note: '已看' },
    ...wanted,
  } as const
  return house.call(addRule, {}, rule, { as })
}
const turn = (ruleId: string, active: boolean, as: Actor = chief) =>
  house.call(switchRule, { ruleId }, { active }, { as })
async function made(wanted: Partial<Wanted>, as: Actor = chief): Promise<string> {
  const { ruleId } = (await add(wanted, as)).reply
  await turn(ruleId, true, as)
  return ruleId
}
const rules = async (as: Actor = chief) => (await house.call(listRules, {}, {}, { as })).reply.rules
const runs = async (ruleId: string, as: Actor = chief) =>
  (await house.call(ruleRuns, { ruleId }, {}, { as })).reply.items
const outcomes = async (ruleId: string) => (await runs(ruleId)).map(({ state, code }) => code ?? state)
const details = async (ticketId: string) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as: chief })).reply
type Change = Omit<CallerInput<typeof changeTicket>, 'version'>
/** Several changes of one ticket, before any rule looks at them. */
async function change(ticketId: string, ...changes: Change[]) {
  for (const wanted of changes) {
    const { version } = await details(ticketId)
    await house.call(changeTicket, { ticketId }, { version, ...wanted }, { as: chief })
  }
  await house.settle()
}

beforeEach(async () => {
  for (const { id } of await rules()) await house.call(removeRule, { ruleId: id }, {}, { as: chief })
})

test('when the customer replies on an urgent ticket, the lead is told in a note; on an ordinary one nobody is', async () => {
  const ruleId = await made({
    name: '紧急回复提醒',
    trigger: 'customer_replied',
    conditions: { urgency: ['urgent'] },
    steps: { note: '客户又来问了，请尽快回复' },
    mentions: [lead.id],
  })
  const [urgent, ordinary] = [await inventTicket(house), await inventTicket(house)]
  await change(urgent, { urgency: 'urgent' })
  for (const ticketId of [urgent, ordinary])
    await house.call(recordReply, { ticketId }, { text: '到哪里了？' }, { as: chief })
  await house.settle()
  expect(await factsOf(house, 'tickets.noted', urgent)).toMatchObject([{ mentions: [lead.id] }])
  expect((await details(ordinary)).notes).toEqual([])
  expect((await runs(ruleId)).map(({ ticket, state }) => [ticket.id, state])).toEqual([[urgent, 'done']])
  const [latest] = (await house.call(ticketTimeline, { ticketId: urgent }, {}, { as: chief })).reply.items
  expect(latest).toMatchObject({
    type: 'automation-rules.ran',
    actorKind: 'system',
    words: { automationRule: { zh: '紧急回复提醒' } },
  })
})

test('rules are done in their order, each once for an event; one that finds everything done says so', async () => {
  const first = await made({ name: '甲', trigger: 'opened', steps: { change: { tier: 2 } } })
  const second = await made({ name: '乙', trigger: 'opened', steps: { change: { tier: 3 } } })
  expect((await details(await inventTicket(house))).tier).toBe(3)
  await house.call(orderRules, {}, { ruleIds: [second, first] }, { as: chief })
  expect((await rules()).map(({ name }) => name)).toEqual(['乙', '甲'])
  const ticketId = await inventTicket(house)
  expect((await details(ticketId)).tier).toBe(2)
  await house.open.pool.query(
    `update followers set tx = 0, seq = 0 where name = 'automation-rules.set-rules-going'`,
  )
  await house.settle()
  expect((await runs(first)).filter(({ ticket }) => ticket.id === ticketId)).toHaveLength(1)
  const idle = await made({ trigger: 'changed', steps: { change: { tier: 2 } }, conditions: { tier: [2] } })
  await change(ticketId, { urgency: 'urgent' })
  expect(await outcomes(idle)).toEqual(['idle'])
})

test('a rule is not set going by itself; two that set each other going stop where the circle closes, and the ticket says so', async () => {
  const alone = await made({ name: '自己', steps: { change: { urgency: 'urgent' }, note: '改了' } })
  const ticketId = await inventTicket(house)
  await change(ticketId, { title: '改个标题' })
  expect(await outcomes(alone)).toEqual(['done'])
  await turn(alone, false)
  const up = await made({ conditions: { tier: [2] }, steps: { change: { tier: 3 } } })
  const down = await made({ conditions: { tier: [3] }, steps: { change: { tier: 2 } } })
  await change(ticketId, { tier: 2 })
  expect([await outcomes(up), await outcomes(down)]).toEqual([['automation-rules.loop', 'done'], ['done']])
  expect(await factsOf(house, 'automation-rules.refused', ticketId)).toMatchObject([
    { automationRuleId: up, code: 'automation-rules.loop' },
  ])
})

test('a rule that runs and runs on one ticket is stopped for the day', async () => {
  const ruleId = await made({ steps: { note: '又改了' } })
  const ticketId = await inventTicket(house)
  const titles = Array.from({ length: mostADay + 1 }, (_, n) => ({ title: `第 ${n} 次` }))
  await change(ticketId, ...titles)
  expect(await outcomes(ruleId)).toEqual(['automation-rules.tooOften', ...Array(mostADay).fill('done')])
  house.travel(25 * 3_600_000)
  await change(ticketId, { title: '第二天' })
  expect((await outcomes(ruleId))[0]).toBe('done')
})

test('what cannot be done leaves nothing behind but the reason, and stops no other rule', async () => {
  const ticketId = await inventTicket(house)
  const { version } = await details(ticketId)
  await house.call(recusePerson, { ticketId, personId: agent.id }, { version }, { as: chief })
  const failing = await made({ steps: { change: { tier: 3 }, assign: { personId: agent.id } } })
  const other = await made({ steps: { note: '照做' } })
  await change(ticketId, { title: '新的标题' })
  expect(await outcomes(failing)).toEqual(['dispatch.keptFromIt'])
  expect(await outcomes(other)).toEqual(['done'])
  expect(await details(ticketId)).toMatchObject({ tier: 1, assignee: null })
  expect((await rules()).find(({ id }) => id === failing)?.lately).toMatchObject({ done: 0, refused: 1 })
})

test('a rule is tried on the last thirty days before it goes live, and nothing is done by it', async () => {
  const ticketId = await inventTicket(house)
  await change(ticketId, { tier: 3, unitId: logistics })
  const look = async (rest: Partial<CallerInput<typeof tryRule>>, as: Actor = chief) =>
    (await house.call(tryRule, {}, { trigger: 'changed', ...rest }, { as })).reply
  const found = await look({ tier: 3, unitId: logistics })
  expect(found).toMatchObject({ days: 30, count: 1, more: false, tickets: [{ id: ticketId }] })
  expect((await look({ tier: 3, unitId: billing })).count).toBe(0)
  expect((await look({ trigger: 'closed' })).count).toBe(0)
  const version = (await details(ticketId)).version
  await house.call(recusePerson, { ticketId, personId: lead.id }, { version }, { as: chief })
  expect((await look({ tier: 3 }, lead)).count).toBe(0)
  house.travel(31 * 86_400_000)
  expect((await look({ tier: 3 })).count).toBe(0)
})

test('a lead makes rules for their own unit, whose tickets alone they touch; those of the house they only see', async () => {
  const own = await made({ name: '物流的', unitId: logistics }, lead)
  const everywhere = await made({ name: '全员的' })
  const [inside, outside] = [await inventTicket(house), await inventTicket(house)]
  await change(inside, { unitId: logistics })
  await change(outside, { unitId: billing })
  expect((await runs(own, lead)).map(({ ticket }) => ticket.id)).toEqual([inside])
  expect((await rules(lead)).map(({ name, can }) => [name, can.change])).toEqual([
    ['物流的', true],
    ['全员的', false],
  ])
  const wanted = { name: '改', trigger: 'opened', conditions: {}, steps: { note: '改' } } as const
  const refused = [
    await add({}, lead),
    await add({ unitId: billing }, lead),
    await house.call(changeRule, { ruleId: everywhere }, wanted, { as: lead }),
    await turn(everywhere, false, lead),
    await add({ steps: { assign: { personId: null } } }),
    await add({ steps: { change: { tier: 2 } }, mentions: [lead.id] }),
  ]
  expect(refused.map(({ problem }) => problem.code)).toEqual([
    'automation-rules.notYourUnit',
    'automation-rules.notYourUnit',
    'automation-rules.notYours',
    'automation-rules.notYours',
    'automation-rules.assignWhom',
    'automation-rules.mentionNeedsNote',
  ])
  expect((await add({}, agent)).status).toBe(403)
})

test('a rule switched off while it waited does nothing; a run whose server died is done all the same', async () => {
  const off = await made({ name: '将停' })
  const kept = await made({ name: '照旧' })
  const ticketId = await inventTicket(house)
  await house.open.pool.query(
    `insert into automation_runs (id, rule_id, ticket_id, event_id, chain, state, at)
     select gen_random_uuid(), rule, $1, gen_random_uuid(), '{}', 'waiting', now() from unnest($2::uuid[]) as rule`,
    [ticketId, [off, kept]],
  )
  await turn(off, false)
  house.travel(120_000)
  await house.tick()
  await house.settle()
  expect([await outcomes(off), await outcomes(kept)]).toEqual([['automation-rules.switchedOff'], ['done']])
})
