import { afterAll, expect, inject, test } from 'vitest'
import { auditEvents } from '#features/audit/contract.ts'
import { audit } from '#features/audit/server/module.ts'
import { callbacks } from '#features/callbacks/server/module.ts'
import { assignToPerson, claimTicket, ticketAssignment } from '#features/dispatch/contract.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { assignTo } from '#features/dispatch/server/public/assigning.ts'
import { myNotifications } from '#features/notifications/contract.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { mergeTicket, splitTicket } from '#features/ticket-links/contract/deeds.ts'
import { ticketLinks } from '#features/ticket-links/server/module.ts'
import { recordReply } from '#features/tickets/contract/handling.ts'
import { ticketCounts, ticketDetails, ticketList } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { lockTicketRow, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  breakSeal,
  liftRecusal,
  recusePerson,
  sealedTickets,
  sealTicket,
  ticketAccess,
  unsealTicket,
} from '../contract/access.ts'
import { ticketAccess as room } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  tickets,
  room,
  ticketLinks,
  dispatch,
  callbacks,
  notifications,
  audit,
])
afterAll(() => house.close())
const { root, logistics } = await inventOrganisation(house)
const person = (name: string, role: string, unit = logistics, availability: 'online' | 'away' = 'away') =>
  inventPerson(house, { root, unit }, { name, role: role as 'agent', availability })
const lead = await person('林岚', 'team_lead', root)
const supervisor = await person('督办', 'supervisor', root)
const accused = await person('贾小六', 'team_lead', root)
const colleague = await person('韩梅梅', 'quality_inspector', root)

const versionOf = async (ticketId: string, as: Actor = lead) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as })).reply.version
const recuse = async (ticketId: string, personId: string, as: Actor = lead) =>
  house.call(recusePerson, { ticketId, personId }, { version: await versionOf(ticketId, as) }, { as })
const seal = async (ticketId: string, readerIds: string[], as: Actor = lead) =>
  house.call(sealTicket, { ticketId }, { version: await versionOf(ticketId, as), readerIds }, { as })
const seenVoice = async (ticketId: string) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as: lead })).reply.feedbacks[0]?.id
const statusFor = async (ticketId: string, as: Actor) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as })).status
const accessOf = async (ticketId: string, as: Actor = lead) =>
  (await house.call(ticketAccess, { ticketId }, {}, { as })).reply
const listed = async (as: Actor) =>
  (await house.call(ticketList, {}, { limit: 100 }, { as })).reply.items.map(({ id }) => id)
const openCount = async (as: Actor) =>
  (await house.call(ticketCounts, {}, {}, { as })).reply.views.find(({ view }) => view === 'all_open')?.count
const told = async (as: Actor) =>
  (await house.call(myNotifications, {}, { limit: 100 }, { as })).reply.items.map(({ kind, ticket }) => [
    kind,
    ticket?.id,
  ])

test('a colleague whose name stands in the complaint is proposed, and nothing happens until somebody confirms', async () => {
  const ticketId = await inventTicket(house, { text: '你们的贾小六态度恶劣，骂人。' })
  expect((await accessOf(ticketId)).proposals).toEqual([{ id: accused.id, name: '贾小六' }])
  expect(await statusFor(ticketId, accused)).toBe(200)
  await recuse(ticketId, accused.id)
  expect(await statusFor(ticketId, accused)).toBe(404)
  const access = await accessOf(ticketId)
  expect(access).toMatchObject({
    proposals: [],
    recusals: [{ person: { name: '贾小六' }, by: { name: '林岚' } }],
  })
  expect((await recuse(ticketId, accused.id)).problem.code).toBe('ticket-access.recusedAlready')
})

test('if the recused person held it, it is taken from them, given to somebody else and does not come back', async () => {
  const ticketId = await inventTicket(house)
  await house.call(claimTicket, { ticketId }, {}, { as: accused })
  await house.settle()
  await recuse(ticketId, accused.id)
  await house.settle()
  const assignment = (await house.call(ticketAssignment, { ticketId }, {}, { as: lead })).reply
  expect(assignment.current).toBeNull()
  const version = await versionOf(ticketId)
  const given = await house.call(
    assignToPerson,
    { ticketId },
    { personId: accused.id, version },
    { as: lead },
  )
  expect(given.problem.code).toBe('dispatch.keptFromIt')
  const byMacro = house.arrange(async (context) =>
    assignTo(context, (await lockTicketRow(context.db, ticketId)) as Ticket, accused.id),
  )
  await expect(byMacro).rejects.toMatchObject({ code: 'dispatch.keptFromIt' })
  expect((await house.call(claimTicket, { ticketId }, {}, { as: accused })).status).toBe(404)
})

test('the recused person neither finds, counts nor is told of the ticket, and notices of before are gone', async () => {
  const before = await openCount(accused)
  const ticketId = await inventTicket(house)
  await house.call(claimTicket, { ticketId }, {}, { as: accused })
  await house.settle()
  await house.call(recordReply, { ticketId }, { text: '还没人理我' }, { as: lead })
  await house.settle()
  expect(await told(accused)).toContainEqual(['customer_replied', ticketId])
  await recuse(ticketId, accused.id)
  await house.call(recordReply, { ticketId }, { text: '我要投诉贾小六' }, { as: lead })
  await house.settle()
  expect((await told(accused)).flat()).not.toContain(ticketId)
  expect(await listed(accused)).not.toContain(ticketId)
  expect(await openCount(accused)).toBe(before)
  await house.call(
    liftRecusal,
    { ticketId, personId: accused.id },
    { version: await versionOf(ticketId) },
    { as: lead },
  )
  expect(await listed(accused)).toContain(ticketId)
})

test('a confidential ticket exists for its named readers only, and whoever held it is one of them or relieved', async () => {
  const ticketId = await inventTicket(house)
  await house.call(claimTicket, { ticketId }, {}, { as: accused })
  await house.settle()
  await seal(ticketId, [colleague.id])
  await house.settle()
  expect(await statusFor(ticketId, lead)).toBe(200)
  expect(await statusFor(ticketId, colleague)).toBe(200)
  expect(await statusFor(ticketId, accused)).toBe(404)
  expect(await statusFor(ticketId, supervisor)).toBe(404)
  expect(await listed(supervisor)).not.toContain(ticketId)
  expect((await accessOf(ticketId)).seal?.readers.map(({ name }) => name).sort()).toEqual(
    ['林岚', '韩梅梅'].sort(),
  )
  await house.call(unsealTicket, { ticketId }, { version: await versionOf(ticketId) }, { as: lead })
  expect(await statusFor(ticketId, supervisor)).toBe(200)
})

test('in need somebody opens it with a reason for an hour; its readers are told, the ticket and the audit log say so', async () => {
  const ticketId = await inventTicket(house)
  await seal(ticketId, [])
  const { reply } = await house.call(sealedTickets, {}, {}, { as: supervisor })
  expect(reply.tickets.map(({ id }) => id)).toContain(ticketId)
  const open = (reason: string, as: Actor = supervisor) =>
    house.call(breakSeal, { sealedTicketId: ticketId }, { reason }, { as })
  expect((await open('领导要看')).status).toBe(422)
  expect((await open('监察部门来函要求当天答复', accused)).status).toBe(403)
  await open('监察部门来函要求当天答复')
  await house.settle()
  expect(await statusFor(ticketId, supervisor)).toBe(200)
  expect((await accessOf(ticketId)).openings).toMatchObject([
    { person: { name: '督办' }, reason: '监察部门来函要求当天答复', ended: false },
  ])
  expect(await told(lead)).toContainEqual(['seal_broken', ticketId])
  const auditor = await person('审计', 'auditor', root)
  const log = await house.call(auditEvents, {}, { subject: ticketId, limit: 100 }, { as: auditor })
  expect(log.reply.items.map(({ type }) => type)).toEqual([
    'ticket-access.seal_broken',
    'ticket-access.sealed',
  ])
  house.travel(3_601_000)
  await house.tick()
  expect(await statusFor(ticketId, supervisor)).toBe(404)
  expect((await accessOf(ticketId)).openings).toMatchObject([{ ended: true }])
})

test('who is recused cannot break the seal either', async () => {
  const ticketId = await inventTicket(house)
  await recuse(ticketId, supervisor.id)
  await seal(ticketId, [])
  const answer = await house.call(
    breakSeal,
    { sealedTicketId: ticketId },
    { reason: '我想知道别人怎么说我的' },
    { as: supervisor },
  )
  expect(answer.problem.code).toBe('ticket-access.noSuchSealed')
  expect(
    (await house.call(sealedTickets, {}, {}, { as: supervisor })).reply.tickets.map(({ id }) => id),
  ).not.toContain(ticketId)
})

test('what is closed to somebody is neither split nor merged, so that its words stay where they are kept', async () => {
  const [ticketId, intoId] = [await inventTicket(house), await inventTicket(house)]
  await recuse(ticketId, accused.id)
  const [version, intoVersion] = [await versionOf(ticketId), await versionOf(intoId)]
  const merged = await house.call(
    mergeTicket,
    { ticketId },
    { version, intoId, intoVersion, acrossCustomers: true },
    { as: lead },
  )
  expect(merged.problem.code).toBe('ticket-links.closedToSomebody')
  const part = {
    of: 'text',
    feedbackId: (await seenVoice(ticketId)) as string,
    text: '快递三天没有更新',
  } as const
  const split = await house.call(splitTicket, { ticketId }, { version, part }, { as: lead })
  expect(split.problem.code).toBe('ticket-links.closedToSomebody')
})
