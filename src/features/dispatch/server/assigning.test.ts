import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { personDisabled } from '#features/staff/contract/events.ts'
import { inventTicket } from '#features/tickets/server/testing/invented-work.ts'
import { assignablePeople, assignToPerson, claimTicket, returnTicket, ticketAssignment } from '../contract.ts'
import { openFloor } from './testing/dispatch-floor.ts'

const floor = await openFloor(inject('databaseServer'))
const { house, logistics, billing, administrator, sql, member, held, loads, online } = floor
afterAll(() => floor.house.close())
// Everybody of an earlier test goes home, so that each test has only its own people.
beforeEach(() => floor.everybodyLeaves())

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

test('two people who take over from each other at once both succeed, and their loads stay true', async () => {
  const one = await member(logistics, { name: '己' })
  const first = await inventTicket(house)
  await floor.everybodyLeaves()
  const two = await member(logistics, { name: '庚' })
  const second = await inventTicket(house)
  for (let round = 0; round < 5; round++) {
    const [a, b] = round % 2 === 0 ? [two, one] : [one, two]
    const answers = await Promise.all([
      house.call(claimTicket, { ticketId: first }, { takeOver: true }, { as: a }),
      house.call(claimTicket, { ticketId: second }, { takeOver: true }, { as: b }),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
  }
  const after = new Map((await loads()).map((row) => [row.person_id, row.load]))
  expect([after.get(one.id), after.get(two.id)]).toEqual([1, 1])
})
