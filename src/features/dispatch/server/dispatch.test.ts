import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { changeTicket, resolveTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import {
  factsOf,
  inventTicket,
  inventVoice,
  ticketOf,
} from '#features/tickets/server/testing/invented-work.ts'
import { addRule, listRules, orderRules, removeRule, tryRules } from '../contract.ts'
import { dispatchTickets } from './dispatching.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, root, logistics, billing, administrator, sql, member, held, loads, online } = floor
afterAll(() => floor.house.close())
// Everybody of an earlier test goes home, so that each test has only its own people.
beforeEach(() => floor.everybodyLeaves())

const labelOf = async (name: string) => {
  const { rows } = await sql(
    `insert into labels (id, depth, name_zh, name_en) values (gen_random_uuid(), 1, $1, $1) returning id`,
    [name],
  )
  return rows[0].id as string
}

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
  expect(told?.words).toMatchObject({
    label: { zh: '物流' },
    person: { zh: '李雷' },
    rule: { zh: '物流问题' },
  })
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

test('a waiting ticket that is moved to another team by hand goes to that team, and not back to the old one', async () => {
  const ticketId = await inventTicket(house)
  const { version } = (await house.call(ticketDetails, { ticketId }, {}, { as: administrator })).reply
  const change = { version, unitId: billing }
  expect((await house.call(changeTicket, { ticketId }, change, { as: administrator })).status).toBe(200)
  await house.settle()
  const old = await member(logistics, { name: '旧组的人', capacity: 10, availability: 'away' })
  await online(old.id as string)
  await house.settle()
  expect((await held(ticketId)).current).toBeNull()
  const fresh = await member(billing, { name: '新组的人', capacity: 10, availability: 'away' })
  await online(fresh.id as string)
  await house.settle()
  expect((await held(ticketId)).current?.person.name).toBe('新组的人')
})

test('rules that several people add at once each have a place of their own', async () => {
  const rule = (nth: number) => ({ name: `同时 ${nth}`, toUnitId: logistics })
  const added = await Promise.all(
    [1, 2, 3, 4].map((nth) => house.call(addRule, {}, rule(nth), { as: administrator })),
  )
  expect(added.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const { rules } = (await house.call(listRules, {}, {}, { as: administrator })).reply
  expect(rules.map(({ position }) => position)).toEqual(rules.map((_, nth) => nth + 1))
  for (const { reply } of added) await house.call(removeRule, { ruleId: reply.id }, {}, { as: administrator })
})
