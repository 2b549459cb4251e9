import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import { escalationStepped } from '#features/escalations/contract.ts'
import { letterSent } from '#features/supervision/contract.ts'
import {
  type InventedTicket,
  inventPerson,
  inventTicket,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { ticketCustomerReplied } from '#features/tickets/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { deliveryLog } from '../contract/webhooks.ts'
import {
  changeNotificationPreferences,
  changeNotificationRhythm,
  notificationPreferences,
} from '../contract.ts'
import type { Kind, Mailing } from '../domain/kinds.ts'
import { minuteIn, pass } from './testing/minutes.ts'
import { recuse } from './testing/recuse.ts'
import { openTellingHouse } from './testing/telling-house.ts'

const { house, as, happens } = await openTellingHouse(inject('databaseServer'))
afterAll(() => house.close())

/** Somebody who chose how they are mailed; what reached them so far. */
async function reader(choices: Partial<Record<Kind, Mailing>>, inApp = true) {
  const address = `${randomUUID()}@example.com`
  const id = await inventPerson(house, { name: '读者', email: address })
  const items = Object.entries(choices).map(([kind, email]) => ({
    ...{ kind: kind as Kind, inApp, email, push: false },
  }))
  await house.call(changeNotificationPreferences, {}, { items }, { as: as(id) })
  const mails = async () => {
    const statement = 'select subject, body from mails where to_address = $1 order by queued_at'
    return (await house.open.pool.query<{ subject: string; body: string }>(statement, [address])).rows
  }
  return { id, mails }
}

const rhythm = (id: string, hours: { quiet?: [number, number]; digest: number }) =>
  Promise.all([hours.digest, ...(hours.quiet ?? [])].map((one) => minuteIn(house, one))).then(
    ([digestAt = 0, from, to]) => {
      const quiet = from === undefined || to === undefined ? null : { from, to }
      return house.call(changeNotificationRhythm, {}, { quiet, digestAt }, { as: as(id) })
    },
  )

async function assign(personId: string): Promise<InventedTicket> {
  const ticket = await inventTicket(house, { assigneeId: personId })
  await happens(ticketAssigned, ticket, {
    ...{ cycle: 1, personId, unitId: teamUnit, how: 'rule', ruleId: null, previousPersonId: null },
    why: {
      ...{ because: 'default', matched: [], labelId: null, choice: null },
      ...{ considered: 1, eligible: 1, load: 0, capacity: 10 },
    },
  })
  return ticket
}

/** A sub-task of a ticket that somebody is warned of. */
async function warnedOfTask(personId: string) {
  const ticket = await inventTicket(house)
  const jointTaskId = randomUUID()
  const unit = `'${teamUnit}', '${rootUnit}', '${teamUnit}'`
  await house.open.pool.query(`insert into joint_tasks (id, ticket_id, cycle, position, role, required, ask, state, version,
    org_unit_id, unit_1, unit_2, asked_at, changed_at, limit_days)
    values ('${jointTaskId}', '${ticket.id}', 1, 1, 'responsible', true, '请核实', 'sent', 1, ${unit}, now(), now(), 3)`)
  await happens(escalationStepped, ticket, {
    ...{ escalationId: randomUUID(), matter: 'joint_task', about: jointTaskId, obligation: null, step: 1 },
    ...{ cause: 'share', level: 80, dueAt: '2026-03-04T07:00:00.000Z', personIds: [personId] },
    ...{ channels: [], asksAnswer: false },
  })
  return ticket
}

/** A letter of supervision to somebody about a ticket. */
async function lettered(personId: string) {
  const ticket = await inventTicket(house)
  const [caseId, letterId] = [randomUUID(), randomUUID()]
  const unit = `'${teamUnit}', '${rootUnit}', '${teamUnit}'`
  await house.open.pool.query(`insert into supervision_cases (id, ticket_id, opened_at) values ('${caseId}', '${ticket.id}', now());
    insert into supervision_letters (id, case_id, ticket_id, position, person_id, org_unit_id, unit_1, unit_2, demand, state, version,
      sent_at, changed_at, target_ms, clock_started_at, warn_50_at, warn_80_at, due_at)
    values ('${letterId}', '${caseId}', '${ticket.id}', 1, '${personId}', ${unit}, '请答复', 'sent', 1,
      now(), now(), 1, now(), now(), now(), now())`)
  await happens(letterSent, ticket, {
    ...{ caseId, letterId, unitId: teamUnit, personId, senderId: null },
    dueAt: '2026-03-04T07:00:00.000Z',
  })
  return ticket
}

test('a digest names no sub-task and no letter whose ticket was closed to its reader meanwhile', async () => {
  const { id, mails } = await reader({ due_soon: 'digest', supervision_letter: 'digest' })
  await rhythm(id, { digest: 2 })
  const [closedTask, closedLetter] = [await warnedOfTask(id), await lettered(id)]
  const [task, letter] = [await warnedOfTask(id), await lettered(id)]
  await recuse(house, { ticketId: closedTask.id, personId: id })
  await recuse(house, { ticketId: closedLetter.id, personId: id })
  await pass(house, 2.1)
  const [digest] = await mails()
  expect(digest?.subject).toBe('您有 2 条通知')
  for (const { number } of [task, letter]) expect(digest?.body).toContain(number)
  for (const { number } of [closedTask, closedLetter]) expect(digest?.body).not.toContain(number)
})

test('who wants no notice in the application gets the digest all the same', async () => {
  const { id, mails } = await reader({ assigned: 'digest' }, false)
  await rhythm(id, { digest: 1 })
  await assign(id)
  await pass(house, 1.1)
  expect((await mails()).map(({ subject }) => subject)).toEqual(['您有 1 条通知'])
})

test('what waits follows its reader’s new hours, sooner or later', async () => {
  const sooner = await reader({ assigned: 'digest' })
  const later = await reader({ assigned: 'digest' })
  const woken = await reader({ assigned: 'at_once' })
  await rhythm(sooner.id, { digest: 9 })
  await rhythm(later.id, { digest: 1 })
  await rhythm(woken.id, { digest: 9, quiet: [-1, 9] })
  for (const { id } of [sooner, later, woken]) await assign(id)
  await rhythm(sooner.id, { digest: 1 })
  await rhythm(later.id, { digest: 5 })
  await rhythm(woken.id, { digest: 9, quiet: [-1, 1] })
  const told = async () =>
    Promise.all([sooner, later, woken].map(async ({ mails }) => (await mails()).length))
  await pass(house, 1.1)
  expect(await told()).toEqual([1, 0, 1])
  await pass(house, 4)
  expect(await told()).toEqual([1, 1, 1])
})

test('what somebody does not want mailed any more is not in the digest that had gathered it already', async () => {
  const { id, mails } = await reader({ assigned: 'digest', customer_replied: 'digest' })
  await rhythm(id, { digest: 1 })
  await assign(id)
  await happens(ticketCustomerReplied, await assign(id), {
    ...{ cycle: 1, messageId: randomUUID(), assigneeId: id, state: 'in_progress' },
  })
  const never = { kind: 'assigned' as const, inApp: true, email: 'never' as const, push: false }
  await house.call(changeNotificationPreferences, {}, { items: [never] }, { as: as(id) })
  await pass(house, 1.1)
  expect((await mails()).map(({ subject }) => subject)).toEqual(['您有 1 条通知'])
})

test('a digest whose hour lies in quiet hours comes when they end', async () => {
  const { id, mails } = await reader({ assigned: 'digest' })
  await rhythm(id, { digest: 1, quiet: [-1, 3] })
  await assign(id)
  await pass(house, 1.1)
  expect(await mails()).toEqual([])
  await pass(house, 2)
  expect(await mails()).toHaveLength(1)
})

test('what is gathered by the hour comes within one, together', async () => {
  const { id, mails } = await reader({ assigned: 'hourly' })
  await assign(id)
  await assign(id)
  expect(await mails()).toEqual([])
  await pass(house, 1)
  expect((await mails()).map(({ subject }) => subject)).toEqual(['您有 2 条通知'])
})

test('what presses is gathered into no digest: that is refused, and nobody is offered it', async () => {
  const id = await inventPerson(house, { name: '值班' })
  const item = { kind: 'escalated' as const, inApp: true, email: 'digest' as const, push: true }
  const refused = await house.call(changeNotificationPreferences, {}, { items: [item] }, { as: as(id) })
  expect(refused.problem).toMatchObject({
    code: 'notifications.pressingNotGathered',
    facts: { kind: 'escalated' },
  })
  const { reply } = await house.call(notificationPreferences, {}, {}, { as: as(id) })
  expect(reply.items.find(({ kind }) => kind === 'escalated')?.email).toBe('at_once')
})

test('the delivery log says what waits for quiet hours and what for a digest, and until when', async () => {
  const [gathered, quiet] = [await reader({ assigned: 'digest' }), await reader({ assigned: 'at_once' })]
  await rhythm(gathered.id, { digest: 4 })
  await rhythm(quiet.id, { digest: 4, quiet: [-1, 3] })
  await assign(gathered.id)
  await assign(quiet.id)
  const operator = { as: personWith(['operations.read'], { id: randomUUID() }) }
  const waiting = async (...state: ('quiet' | 'gathered')[]) => {
    const { reply } = await house.call(deliveryLog, {}, { channel: ['email'], state }, operator)
    return reply.items.map((one) => ({ ...one, in: Date.parse(one.nextAt ?? '') - Date.parse(one.at) }))
  }
  const hour = 3_600_000
  const [first, ...more] = await waiting('gathered')
  expect([first, more]).toMatchObject([
    { kind: 'assigned', subject: expect.stringMatching(/^T\d+-/), attempts: 0 },
    [],
  ])
  expect(Math.round((first?.in ?? 0) / hour)).toBe(4)
  expect(first?.to).toMatch(/^\w\*+@example\.com$/)
  const [held] = await waiting('quiet')
  expect(Math.round((held?.in ?? 0) / hour)).toBe(3)
  expect(await waiting('quiet', 'gathered')).toHaveLength(2)
})
