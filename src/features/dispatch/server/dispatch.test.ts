import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { callbacks } from '#features/callbacks/server/module.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { availabilityChanged, personDisabled } from '#features/staff/contract/events.ts'
import { resolveTicket } from '#features/tickets/contract/handling.ts'
import { ticketTimeline } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
  inventVoice,
  ticketOf,
} from '#features/tickets/server/testing/invented-work.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  addRule,
  assignablePeople,
  assignToPerson,
  claimTicket,
  listRules,
  orderRules,
  removeRule,
  returnTicket,
  ticketAssignment,
  tryRules,
} from '../contract.ts'
import { dispatchTickets } from './dispatching.ts'
import { dispatch } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, dispatch, callbacks])
const places = await inventOrganisation(house)
const { root, logistics, billing } = places
const administrator = await inventPerson(
  house,
  { root, unit: root },
  { name: '管理员', role: 'administrator', capacity: 0, availability: 'away' },
)
await house.arrange(async ({ emit }) =>
  emit(organisationSetUp, {
    subject: root,
    facts: { industry: 'general', rootUnitId: root, timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
  }),
)
await house.settle()
afterAll(() => house.close())

const sql = (text: string, values: unknown[] = []) => house.open.pool.query(text, values)
const labelOf = async (name: string) => {
  const { rows } = await sql(
    `insert into labels (id, depth, name_zh, name_en) values (gen_random_uuid(), 1, $1, $1) returning id`,
    [name],
  )
  return rows[0].id as string
}
const member = (unit: string, person: Parameters<typeof inventPerson>[2]) =>
  inventPerson(house, { root, unit }, person)
const held = async (ticketId: string) =>
  (await house.call(ticketAssignment, { ticketId }, {}, { as: administrator })).reply
const loads = async () => (await sql('select person_id, load from agent_loads')).rows
const online = (personId: string) =>
  house.arrange(async ({ emit }) => {
    await sql(`update people set availability = 'online' where id = $1`, [personId])
    emit(availabilityChanged, { subject: personId, facts: { availability: 'online' } })
  })

// Everybody of an earlier test goes home, so that each test has only its own people.
beforeEach(() => sql(`update people set availability = 'away'`))

test('a new organisation starts with one rule that takes everything', async () => {
  const { reply } = await house.call(listRules, {}, {}, { as: administrator })
  expect(reply.rules).toMatchObject([{ name: '其他全部', toUnitId: root, position: 1 }])
})

test('a rule by label finds the least loaded person of its team, and the timeline says why', async () => {
  const labelId = await labelOf('物流')
  const rule = { name: '物流问题', labelIds: [labelId], toUnitId: logistics, requiredSkills: ['物流'] }
  const added = await house.call(addRule, {}, rule, { as: administrator })
  expect(added.reply.position).toBe(1)
  const busy = await member(logistics, { name: '韩梅梅', skills: ['物流'], capacity: 10 })
  await inventTicket(house, { judged: { labelId } })
  const idle = await member(logistics, { name: '李雷', skills: ['物流'], capacity: 10 })
  await member(logistics, { name: '无此技能', capacity: 50 })
  const ticketId = await inventTicket(house, { judged: { labelId } })
  expect((await held(ticketId)).current?.person.name).toBe('李雷')
  const { reply } = await house.call(ticketTimeline, { ticketId }, {}, { as: administrator })
  const told = reply.items.find((item) => item.type === 'dispatch.assigned')
  expect(told?.facts).toMatchObject({
    personId: idle.id,
    unitId: logistics,
    how: 'rule',
    ruleId: added.reply.id,
    why: {
      matched: ['label'],
      labelId,
      choice: 'lowest_load',
      considered: 3,
      eligible: 2,
      load: 0,
      capacity: 10,
    },
  })
  expect(told?.names).toMatchObject({ [labelId]: { zh: '物流' }, [idle.id]: { zh: '李雷' } })
  expect(busy.id).not.toBe(idle.id)
  await house.call(removeRule, { ruleId: added.reply.id }, {}, { as: administrator })
})

test('a ticket waits while nobody is online and is dispatched the moment somebody comes', async () => {
  const person = await member(billing, { name: '晚班', availability: 'away' })
  const ticketId = await inventTicket(house)
  expect((await held(ticketId)).waiting?.why).toBe('nobody_online')
  expect(await factsOf(house, 'dispatch.waiting', ticketId)).toMatchObject([{ why: 'nobody_online' }])
  await online(person.id)
  await house.settle()
  expect(await held(ticketId)).toMatchObject({ current: { person: { name: '晚班' } }, waiting: null })
})

test('a full person gets the next ticket when one of theirs is resolved', async () => {
  const person = await member(billing, { name: '只能一张', capacity: 1 })
  const first = await inventTicket(house)
  const second = await inventTicket(house)
  expect((await held(second)).waiting?.why).toBe('everybody_full')
  const solution = { version: 2, outcome: 'solved', solution: '已处理' } as const
  const done = await house.call(resolveTicket, { ticketId: first }, solution, { as: person })
  expect(done.status).toBe(200)
  await house.settle()
  expect((await held(second)).current?.person.name).toBe('只能一张')
})

test('two workers racing never give a person more than they can take', async () => {
  const one = await member(billing, { name: '甲', capacity: 3 })
  const two = await member(billing, { name: '乙', capacity: 4 })
  const voices: string[] = []
  for (let index = 0; index < 12; index++) voices.push(await inventVoice(house))
  // The tickets are opened first and dispatched by two processes at the same time.
  await sql(`update people set availability = 'away'`)
  await house.settle()
  await sql(`update people set availability = 'online' where id = any($1)`, [[one.id, two.id]])
  const ids = await Promise.all(voices.map((voice) => ticketOf(house, voice)))
  await Promise.all([
    house.arrange((context) =>
      dispatchTickets(
        context,
        ids.filter((_, index) => index % 2 === 0),
      ),
    ),
    house.arrange((context) =>
      dispatchTickets(
        context,
        ids.filter((_, index) => index % 2 === 1),
      ),
    ),
  ])
  const after = new Map((await loads()).map((row) => [row.person_id, row.load]))
  expect([after.get(one.id), after.get(two.id)]).toEqual([3, 4])
  const { rows } = await sql(
    `select person_id, count(*)::int as n from assignments where until is null and person_id = any($1) group by 1`,
    [[one.id, two.id]],
  )
  expect(new Map(rows.map((row) => [row.person_id, row.n]))).toEqual(
    new Map([
      [one.id, 3],
      [two.id, 4],
    ]),
  )
})

test('of two agents who claim at once one gets the ticket and the other learns who has it', async () => {
  const one = await member(logistics, { name: '甲手', availability: 'away' })
  const two = await member(logistics, { name: '乙手', availability: 'away' })
  const ticketId = await inventTicket(house)
  await sql('update tickets set org_unit_id = $1, unit_2 = $1 where id = $2', [logistics, ticketId])
  const answers = await Promise.all([
    house.call(claimTicket, { ticketId }, {}, { as: one }),
    house.call(claimTicket, { ticketId }, {}, { as: two }),
  ])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  const late = answers.find((answer) => answer.status === 409)
  expect(late?.problem.code).toBe('dispatch.alreadyTaken')
  expect(['甲手', '乙手']).toContain(late?.problem.facts.by)
  const loser = answers[0].status === 409 ? one : two
  const taken = await house.call(claimTicket, { ticketId }, { takeOver: true }, { as: loser })
  expect(taken.reply.personId).toBe(loser.id)
  expect((await held(ticketId)).history.map((one) => one.how)).toEqual(['take_over', 'claim'])
})

test('a ticket given back goes to a colleague, never by itself to the same person again', async () => {
  const one = await member(billing, { name: '丙' })
  const ticketId = await inventTicket(house)
  expect((await held(ticketId)).current?.person.id).toBe(one.id)
  const input = { reason: 'not_my_field', note: '需要懂海关的同事' } as const
  expect((await house.call(returnTicket, { ticketId }, input, { as: one })).status).toBe(200)
  await house.settle()
  expect(await held(ticketId)).toMatchObject({
    current: null,
    waiting: { why: 'nobody_online' },
    history: [{ returnReason: 'not_my_field', returnNote: '需要懂海关的同事' }],
  })
  const two = await member(billing, { name: '丁', availability: 'away' })
  await online(two.id)
  await house.settle()
  expect((await held(ticketId)).current?.person.name).toBe('丁')
})

test('what a person held goes back to the team when they leave', async () => {
  const leaver = await member(billing, { name: '离职' })
  const ticketId = await inventTicket(house)
  await sql(`update people set status = 'disabled' where id = $1`, [leaver.id])
  await house.arrange(async ({ emit }) => emit(personDisabled, { subject: leaver.id, facts: {} }))
  await house.settle()
  expect((await held(ticketId)).current).toBeNull()
  expect((await loads()).find((row) => row.person_id === leaver.id)?.load).toBe(0)
})

test('a lead gives a ticket to a person of another team, who sees it then', async () => {
  const person = await member(logistics, { name: '指派', availability: 'away' })
  const ticketId = await inventTicket(house)
  const { reply } = await house.call(assignablePeople, { ticketId }, {}, { as: administrator })
  expect(reply.people.find((one) => one.id === person.id)).toMatchObject({ load: 0, availability: 'away' })
  const given = await house.call(
    assignToPerson,
    { ticketId },
    { personId: person.id, version: 1 },
    { as: administrator },
  )
  expect(given.reply.personId).toBe(person.id)
  const seen = await house.call(ticketAssignment, { ticketId }, {}, { as: person })
  expect(seen.reply).toMatchObject({ current: { how: 'assign' }, can: { claim: false, return: true } })
})

test('a trial says which rule would take a ticket, and rules keep the order they are given', async () => {
  const urgent = { name: '紧急', urgencies: ['urgent' as const], toUnitId: billing, toTier: 3 as const }
  const enquiries = { name: '咨询', kinds: ['enquiry' as const], toUnitId: logistics }
  const first = (await house.call(addRule, {}, urgent, { as: administrator })).reply
  const second = (await house.call(addRule, {}, enquiries, { as: administrator })).reply
  const ticketId = await inventTicket(house, { judged: { kind: 'enquiry', urgency: 'urgent' } })
  const trial = () => house.call(tryRules, { ticketId }, {}, { as: administrator })
  expect((await trial()).reply).toMatchObject({
    rule: { name: '紧急' },
    unit: { name: '账务组' },
    matched: ['urgency'],
  })
  const { rules } = (await house.call(listRules, {}, {}, { as: administrator })).reply
  const last = rules.at(-1)?.id as string
  const short = await house.call(orderRules, {}, { ruleIds: [second.id, first.id] }, { as: administrator })
  expect(short.problem.code).toBe('dispatch.incompleteOrder')
  await house.call(orderRules, {}, { ruleIds: [second.id, first.id, last] }, { as: administrator })
  expect((await trial()).reply.rule?.name).toBe('咨询')
})
