import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { sendMail } from '#features/notifications/server/public/send-mail.ts'
import { answerSurvey } from '#features/surveys/contract.ts'
import { surveys } from '#features/surveys/server/module.ts'
import { installSurvey } from '#features/surveys/server/question-set.store.ts'
import { close, tokenFor } from '#features/surveys/server/testing/asked-customer.ts'
import {
  inventCustomer,
  inventOrganisation,
  inventPerson,
  inventTicket,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  auditEvents,
  changeRetentionRule,
  exportAudit,
  legalHolds,
  placeHold,
  releaseHold,
  retentionRules,
} from '../contract.ts'
import { audit } from './module.ts'
import { runningHold } from './public/holds.ts'

let house: TestHouse
let person: string
let ticket: Awaited<ReturnType<typeof inventTicket>>
let customer: string
const auditor = personWith(['audit.read', 'audit.export'], { id: randomUUID() })
const dayMs = 86_400_000

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [surveys, notifications, audit])
  await inventOrganisation(house)
  await house.arrange(async ({ db, now }) => installSurvey(db, { id: randomUUID(), now }))
  // Customers are written to at any hour.
  await house.open.pool.query(
    'update questionnaire_rules set quiet_from = 0, quiet_until = 0, working_days_only = false',
  )
  person = await inventPerson(house, { name: '=管理员' })
  customer = await inventCustomer(house, 'wang@example.com')
  ticket = await inventTicket(house, { customerId: customer })
  await close(house, ticket)
  const token = await tokenFor(house, ticket.id)
  await house.call(answerSurvey, { token }, { csat: 5, comment: '很好' })
})
afterAll(() => house?.close())

const administrator = () => personWith(['audit.read', 'organisation.configure'], { id: person })

test('the log answers who did what, when and to which ticket, the latest first', async () => {
  const { reply } = await house.call(auditEvents, {}, { subject: ticket.id }, { as: auditor })
  expect(reply.items.map(({ type }) => type)).toEqual([
    'surveys.answered',
    'surveys.invited',
    'tickets.closed',
  ])
  expect(reply.items[0]).toMatchObject({
    actorKind: 'visitor',
    subjectName: ticket.number,
    unitName: '物流组',
    ip: house.address,
  })
  const ofFeature = await house.call(
    auditEvents,
    {},
    { feature: 'surveys', subject: ticket.id },
    { as: auditor },
  )
  expect(ofFeature.reply.items).toHaveLength(2)
  const later = await house.call(auditEvents, {}, { from: '2200-01-01T00:00:00Z' }, { as: auditor })
  expect(later.reply.items).toEqual([])
})

test('pages of the log neither repeat nor leave out an event', async () => {
  const all = (await house.call(auditEvents, {}, { limit: 200 }, { as: auditor })).reply.items.map(
    ({ id }) => id,
  )
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const { reply }: { reply: { items: { id: string }[]; next: string | null } } = await house.call(
      auditEvents,
      {},
      { limit: 2, ...(cursor === null ? {} : { cursor }) },
      { as: auditor },
    )
    seen.push(...reply.items.map(({ id }) => id))
    cursor = reply.next
  } while (cursor !== null)
  expect(seen).toEqual(all)
  const broken = await house.call(auditEvents, {}, { cursor: 'rubbish' }, { as: auditor })
  expect([broken.status, broken.problem.code]).toEqual([422, 'platform.badCursor'])
})

test('who audits one unit sees that unit and their own deeds, and nobody without the permission sees anything', async () => {
  const ofTeam = personWith(['audit.read'], {
    id: randomUUID(),
    scope: 'subtree',
    unitId: teamUnit,
    depth: 2,
  })
  const { reply } = await house.call(auditEvents, {}, {}, { as: ofTeam })
  expect(reply.items.length).toBeGreaterThan(0)
  expect(reply.items.every(({ unitName }) => unitName === '物流组')).toBe(true)
  const elsewhere = personWith(['audit.read'], { id: randomUUID(), scope: 'unit', unitId: rootUnit })
  expect((await house.call(auditEvents, {}, {}, { as: elsewhere })).reply.items).toEqual([])
  expect((await house.call(auditEvents, {}, {}, { as: personWith([], { id: person }) })).status).toBe(403)
})

test('an export of the log is itself in the log, and a name in it cannot act as a formula', async () => {
  await house.call(
    changeRetentionRule,
    { recordClass: 'survey_comments' },
    { keepDays: 400, enabled: true },
    { as: administrator() },
  )
  const { reply } = await house.call(exportAudit, {}, { person }, { as: auditor })
  expect(reply.rows).toBe(1)
  expect(reply.csv).toContain(`"'=管理员"`)
  const { reply: log } = await house.call(auditEvents, {}, { type: ['audit.exported'] }, { as: auditor })
  expect(log.items).toMatchObject([{ actor: { id: auditor.id }, facts: { rows: 1, filters: ['person'] } }])
})

test('records go when their time is over, the log says how many, and what is held stays', async () => {
  const send = (to: string, aboutId: string | null) =>
    house.arrange((context) =>
      sendMail(context, { to, subject: 's', text: 't', idempotencyKey: to, aboutId }),
    )
  await send('other@example.com', null)
  await house.open.pool.query(`update mails set state = 'sent'`)
  const placed = await house.call(
    placeHold,
    {},
    { kind: 'customer', subjectId: customer, reason: '诉讼进行中' },
    { as: administrator() },
  )
  house.travel(500 * dayMs)
  await house.tick()
  const mails = async () =>
    (await house.open.pool.query('select to_address from mails order by to_address')).rows.map(
      (row) => row.to_address,
    )
  const comments = async () => (await house.open.pool.query('select comment from survey_responses')).rows
  expect(await mails()).toEqual(['', 'wang@example.com'])
  expect(await comments()).toEqual([{ comment: '很好' }])
  expect(await runningHold(house.house.read, [customer], await house.house.now())).toBe(placed.reply.holdId)
  await house.call(releaseHold, { holdId: placed.reply.holdId }, {}, { as: administrator() })
  await house.tick()
  expect([await mails(), await comments()]).toEqual([['', ''], [{ comment: null }]])
  const { reply } = await house.call(auditEvents, {}, { type: ['audit.retention_applied'] }, { as: auditor })
  expect(reply.items.map(({ facts }) => [facts.recordClass, facts.rows])).toEqual([
    ['survey_comments', 1],
    ['mail_contents', 1],
    ['mail_contents', 1],
  ])
  const { reply: rules } = await house.call(retentionRules, {}, {}, { as: auditor })
  expect(rules.items.find((rule) => rule.recordClass === 'mail_contents')).toMatchObject({
    removed: 2,
    keepDays: 90,
  })
  house.travel(-500 * dayMs)
})

test('a rule cannot be shorter than the law of the house, and a hold that is over binds nobody', async () => {
  const short = await house.call(
    changeRetentionRule,
    { recordClass: 'survey_comments' },
    { keepDays: 7, enabled: true },
    { as: administrator() },
  )
  expect([short.status, short.problem.code]).toEqual([422, 'audit.keptTooShort'])
  const unknown = await house.call(
    changeRetentionRule,
    { recordClass: 'dreams' },
    { keepDays: 99, enabled: true },
    { as: administrator() },
  )
  expect(unknown.status).toBe(404)
  const until = new Date((await house.house.now()) + dayMs).toISOString()
  await house.call(
    placeHold,
    {},
    { kind: 'ticket', subjectId: ticket.id, reason: '核查', until },
    { as: administrator() },
  )
  const { reply } = await house.call(legalHolds, {}, {}, { as: auditor })
  expect(reply.items).toMatchObject([{ subjectName: ticket.number, placedBy: '=管理员', reason: '核查' }])
  const now = await house.house.now()
  const holdId = reply.items[0]?.id
  expect(await runningHold(house.house.read, [ticket.id], now)).toBe(holdId)
  expect(await runningHold(house.house.read, [customer], now)).toBe(holdId)
  expect(await runningHold(house.house.read, [ticket.id], now + 2 * dayMs)).toBeNull()
})

test('why tickets went to whom they went is kept a year, and longer while the ticket or its customer is held', async () => {
  const decide = (ticketId: string) =>
    house.open.pool.query(
      `insert into dispatch_decisions (id, ticket_id, cycle, at, size, notes, trail)
       values (gen_random_uuid(), $1, 1, now(), 1, '{}', '[]')`,
      [ticketId],
    )
  const other = randomUUID()
  await decide(ticket.id)
  await decide(other)
  const { reply } = await house.call(
    placeHold,
    {},
    { kind: 'ticket', subjectId: ticket.id, reason: '仲裁' },
    { as: administrator() },
  )
  const kept = async () =>
    (await house.open.pool.query('select ticket_id from dispatch_decisions order by ticket_id')).rows.map(
      (row) => row.ticket_id,
    )
  house.travel(300 * dayMs)
  await house.tick()
  expect(await kept()).toHaveLength(2)
  house.travel(100 * dayMs)
  await house.tick()
  expect(await kept()).toEqual([ticket.id])
  await house.call(releaseHold, { holdId: reply.holdId }, {}, { as: administrator() })
  await house.tick()
  expect(await kept()).toEqual([])
  house.travel(-400 * dayMs)
})
