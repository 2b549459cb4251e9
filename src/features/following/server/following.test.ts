import { afterAll, expect, inject, test } from 'vitest'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { personErased } from '#features/staff/contract/events.ts'
import { changeTicket, holdTicket, recordReply, writeNote } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { followTicket, mentionablePeople, ticketFollowers } from '../contract.ts'
import { following } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, clocks, notifications, following])
afterAll(() => house.close())
await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
const { root, logistics, billing } = await inventOrganisation(house)
const person = (unit: string, name: string, role: string) =>
  inventPerson(house, { root, unit }, { name, role, availability: 'away' })
const chief = await person(root, '管理员', 'administrator')
const lead = await person(logistics, '林岚', 'team_lead')
const agent = await person(logistics, '何小满', 'agent')
const colleague = await person(logistics, '何大川', 'agent')
const stranger = await person(billing, '局外人', 'agent')

const versionOf = async (ticketId: string) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as: chief })).reply.version
const moveTo = async (ticketId: string, unitId: string) =>
  house.call(changeTicket, { ticketId }, { version: await versionOf(ticketId), unitId }, { as: chief })
const inLogistics = async () => {
  const ticketId = await inventTicket(house)
  await moveTo(ticketId, logistics)
  return ticketId
}
const follow = (ticketId: string, as: Actor, wanted = true) =>
  house.call(followTicket, { ticketId }, { following: wanted }, { as })
const followers = async (ticketId: string) =>
  (await house.call(ticketFollowers, { ticketId }, {}, { as: chief })).reply.followers.map(({ name }) => name)
const note = (ticketId: string, as: Actor, named: readonly { id: string }[] = []) =>
  house.call(writeNote, { ticketId }, { text: '请看一下', mentions: named.map(({ id }) => id) }, { as })
const told = async (ticketId: string, as: Actor) => {
  await house.settle()
  const { items } = (await house.call(myNotifications, {}, {}, { as })).reply
  return items.filter(({ ticket }) => ticket?.id === ticketId).map(({ kind, facts }) => facts.news ?? kind)
}
const offered = async (ticketId: string, name: string, as: Actor = agent) =>
  (await house.call(mentionablePeople, { ticketId }, { name }, { as })).reply.people.map((one) => one.name)

test('«@» offers colleagues who may see the ticket, those of its unit first, and not oneself', async () => {
  const ticketId = await inLogistics()
  expect(await offered(ticketId, '')).toEqual(['何大川', '林岚', '管理员'])
  expect(await offered(ticketId, '何')).toEqual(['何大川'])
  expect(await offered(ticketId, '局外')).toEqual([])
  const refused = await house.call(mentionablePeople, { ticketId }, {}, { as: stranger })
  expect(refused.problem.code).toBe('tickets.notFound')
})

test('whoever is mentioned in a note is told once and follows the ticket; the writer is not told', async () => {
  const ticketId = await inLogistics()
  await follow(ticketId, lead)
  await note(ticketId, agent, [lead, colleague, agent])
  expect((await followers(ticketId)).toSorted()).toEqual(['何大川', '何小满', '林岚'])
  expect(await told(ticketId, lead)).toEqual(['mentioned'])
  expect(await told(ticketId, colleague)).toEqual(['mentioned'])
  expect(await told(ticketId, agent)).toEqual([])
})

test('a note that names somebody who may not see the ticket is refused, and not kept', async () => {
  const ticketId = await inLogistics()
  const answer = await note(ticketId, agent, [colleague, stranger])
  expect(answer.problem.code).toBe('following.cannotSee')
  expect((await house.call(ticketDetails, { ticketId }, {}, { as: chief })).reply.notes).toEqual([])
  expect(await followers(ticketId)).toEqual([])
  expect(await told(ticketId, colleague)).toEqual([])
})

test('followers are told of news until they no longer follow, or may no longer see the ticket', async () => {
  const ticketId = await inLogistics()
  expect((await follow(ticketId, stranger)).problem.code).toBe('tickets.notFound')
  for (const as of [lead, colleague]) await follow(ticketId, as)
  await house.call(recordReply, { ticketId }, { text: '还没收到' }, { as: chief })
  await note(ticketId, chief)
  expect(await told(ticketId, colleague)).toEqual(['noted', 'customer_replied'])
  await follow(ticketId, colleague, false)
  const hold = { version: await versionOf(ticketId), reason: 'third_party' } as const
  await house.call(holdTicket, { ticketId }, hold, { as: chief })
  expect(await told(ticketId, colleague)).toEqual(['noted', 'customer_replied'])
  // Nobody holds the ticket, so its lead is told of the reply as the lead.
  expect(await told(ticketId, lead)).toEqual(['held', 'noted', 'customer_replied'])
  await moveTo(ticketId, billing)
  await note(ticketId, chief)
  await house.settle()
  await moveTo(ticketId, logistics)
  expect(await told(ticketId, lead)).toEqual(['held', 'noted', 'customer_replied'])
})

test('an erased colleague follows nothing any more', async () => {
  const ticketId = await inLogistics()
  await follow(ticketId, agent)
  await house.arrange(async ({ emit }) => emit(personErased, { subject: agent.id, facts: {} }))
  await house.settle()
  expect(await followers(ticketId)).toEqual([])
})
