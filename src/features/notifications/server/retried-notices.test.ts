import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import { escalationStepped } from '#features/escalations/contract.ts'
import {
  type InventedTicket,
  inventPerson,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { deliveryLog } from '../contract/webhooks.ts'
import { changeNotificationPreferences } from '../contract.ts'
import { mailPerson } from './notification-mail.ts'
import { bodyOf, openMailServer, refusal } from './testing/mail-server.ts'
import { recuse } from './testing/recuse.ts'
import { openTellingHouse } from './testing/telling-house.ts'

/** A mail server that asks for patience, until it has some. */
let patient = false
const post = await openMailServer(() => (patient ? undefined : refusal(451, 'greylisted')))
const { house, as, happens } = await openTellingHouse(inject('databaseServer'), {
  HUIXIANG_SMTP_URL: post.url,
  HUIXIANG_LOG_LEVEL: 'silent',
})
afterAll(async () => {
  await house.close()
  await post.stop()
})
beforeEach(() => {
  patient = false
  post.received.length = 0
})

const sql = (text: string, values: unknown[]) => house.open.pool.query(text, values)
let readers = 0

const given = (personId: string, previousPersonId: string | null) => ({
  ...{ cycle: 1, personId, unitId: teamUnit, how: 'rule' as const, ruleId: null, previousPersonId },
  why: {
    ...{ because: 'default' as const, matched: [], labelId: null, choice: null },
    ...{ considered: 1, eligible: 1, load: 0, capacity: 10 },
  },
})

/** Somebody who wants a mail of what is assigned to them, and a ticket that was just given to them; the first attempt has failed. */
async function toldOfTicket() {
  readers += 1
  const id = await inventPerson(house, { name: '读者', email: `reader${readers}@example.com` })
  await prefer(id, 'at_once')
  const ticket = await inventTicket(house, { assigneeId: id })
  await happens(ticketAssigned, ticket, given(id, null))
  expect(await logged()).toEqual(['waiting', 'SMTP 451', 1])
  return { id, ticket }
}

const prefer = (id: string, email: 'at_once' | 'never') =>
  house.call(
    changeNotificationPreferences,
    {},
    { items: [{ kind: 'assigned', inApp: true, email, push: false }] },
    { as: as(id) },
  )

/** The next attempt, on a server that takes mails now. */
async function triedAgain(): Promise<string[]> {
  patient = true
  house.travel(61_000)
  await house.tick()
  await house.settle()
  return post.received.map(bodyOf)
}

/** How far the latest mail has come, as the delivery log tells it. */
async function logged() {
  const operator = personWith(['operations.read'], { id: randomUUID() })
  const { reply } = await house.call(deliveryLog, {}, { channel: ['email'], limit: 1 }, { as: operator })
  const [latest] = reply.items
  return [latest?.state, latest?.problem, latest?.attempts]
}

test('a notice that could not be sent is sent when its server takes it, while it is still wanted', async () => {
  const { ticket } = await toldOfTicket()
  expect(await triedAgain()).toEqual([expect.stringContaining(`工单 ${ticket.number} 分派给了您`)])
  expect(await logged()).toEqual(['sent', null, 2])
})

type Told = Awaited<ReturnType<typeof toldOfTicket>>
const changes: [string, string, (told: Told) => Promise<unknown>][] = [
  [
    'its ticket is over',
    'OVER',
    ({ ticket }) =>
      sql('update tickets set ended_at = now(), state = $2 where id = $1', [ticket.id, 'closed']),
  ],
  [
    'its ticket is with somebody else',
    'PASSED_ON',
    ({ ticket }) => sql('update tickets set assignee_id = null where id = $1', [ticket.id]),
  ],
  [
    'its ticket was closed to its reader',
    'CLOSED',
    ({ ticket, id }) => recuse(house, { ticketId: ticket.id, personId: id }),
  ],
  [
    'its ticket lies beyond its reader’s reach',
    'BEYOND',
    ({ id }) => sql('delete from role_assignments where person_id = $1', [id]),
  ],
  ['its reader wants no more mails of this', 'UNWANTED', ({ id }) => prefer(id, 'never')],
  [
    'its reader has left',
    'GONE',
    ({ id }) => sql(`update people set status = 'disabled' where id = $1`, [id]),
  ],
]
test.each(changes)(
  'a notice is not sent by a later attempt when %s meanwhile; the delivery log says why',
  async (_, why, change) => {
    await change(await toldOfTicket())
    expect(await triedAgain()).toEqual([])
    expect(await logged()).toEqual(['spared', why, 1])
  },
)

test('a later attempt goes to where its reader is reached now', async () => {
  const { id } = await toldOfTicket()
  await sql(`update people set email = 'moved@example.com' where id = $1`, [id])
  await triedAgain()
  expect(post.received.join()).toMatch(/^To: moved@example\.com/m)
})

const step = (ticket: InventedTicket, personId: string) => ({
  ...{ escalationId: ticket.id, matter: 'clock' as const, about: ticket.id, obligation: 'contact' as const },
  ...{ step: 1, cause: 'share' as const, level: 100 as const, dueAt: '2026-03-04T07:00:00.000Z' },
  ...{ personIds: [personId], channels: ['email' as const], asksAnswer: false },
})

test('whoever lost a ticket hears so by a later attempt, too, though it lies beyond their reach by then', async () => {
  const { id, ticket } = await toldOfTicket()
  await triedAgain()
  patient = false
  const items = [{ kind: 'taken_away' as const, inApp: true, email: 'at_once' as const, push: false }]
  await house.call(changeNotificationPreferences, {}, { items }, { as: as(id) })
  const other = await inventPerson(house, { name: '接手的人' })
  await happens(ticketAssigned, ticket, given(other, id))
  await sql('delete from role_assignments where person_id = $1', [id])
  expect(await triedAgain()).toContainEqual(expect.stringContaining(ticket.number))
  expect(post.received).toHaveLength(2)
})

test('a mail that an earlier version queued before an upgrade is written and sent after it', async () => {
  const personId = await inventPerson(house, { name: '升级前', email: 'before@example.com' })
  const ticket = await inventTicket(house, { assigneeId: personId })
  const queued = { personId, kind: 'breached' as const, eventId: randomUUID(), ticketId: ticket.id }
  await house.arrange((context) =>
    context.enqueue(mailPerson, { ...queued, dueAt: '2026-03-04T07:00:00.000Z' }),
  )
  await house.settle()
  expect(await triedAgain()).toEqual([expect.stringMatching(new RegExp(`${ticket.number}.*15:00`))])
})

test('what a ladder orders is mailed whatever its reader chose and reaches, by a later attempt, too', async () => {
  const id = await inventPerson(house, { name: '阶梯', email: 'ladder@example.com' })
  const items = [{ kind: 'breached' as const, inApp: true, email: 'never' as const, push: false }]
  await house.call(changeNotificationPreferences, {}, { items }, { as: as(id) })
  const ticket = await inventTicket(house, { assigneeId: id })
  await happens(escalationStepped, ticket, step(ticket, id) as never)
  await sql('delete from role_assignments where person_id = $1', [id])
  expect(await triedAgain()).toEqual([expect.stringContaining(ticket.number)])
})
