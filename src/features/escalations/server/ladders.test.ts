import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { listPolicies } from '#features/clocks/contract/policies.ts'
import { groupEventAlarmed, groupEventClosed } from '#features/group-events/contract.ts'
import { answerJointTask, requestJointTasks } from '#features/joint-handling/contract/deeds.ts'
import { teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import {
  createLadder,
  editLadder,
  type LadderStep,
  listLadders,
  removeLadder,
  setQuietHours,
} from '../contract/ladders.ts'
import { type EscalatingHouse, openEscalatingHouse } from './testing/escalating-house.ts'

let here: EscalatingHouse
beforeAll(async () => {
  here = await openEscalatingHouse(inject('databaseServer'))
})
afterAll(() => here?.house.close())
beforeEach(() => here.goTo('2026-12-07T10:00:00+08:00'))

const administrator = { as: personWith(['clocks.configure', 'tickets.read'], { id: randomUUID() }) }
const step = (change: Partial<LadderStep>): LadderStep => ({
  after: { kind: 'share', share: 100 },
  who: [{ to: 'holder' }],
  channels: [],
  acknowledgeWithin: null,
  repeat: null,
  waits: false,
  ...change,
})
const forAlerts = { matter: 'group_event', policyId: null, urgency: null } as const

/** The ordinary first contact has a ladder of its own meanwhile. */
async function whileContactLadder(steps: LadderStep[], then: () => Promise<void>) {
  const { call } = here.house
  const { policies } = (await call(listPolicies, {}, {}, administrator)).reply
  const contact = policies.find(
    (one) => one.obligation === 'contact' && one.urgency === 'ordinary' && !one.kind,
  )
  const scope = { matter: 'clock' as const, policyId: contact?.id ?? '', urgency: null }
  const content = { limitMinutes: null, steps, active: true }
  const { reply, status } = await call(createLadder, {}, { ...scope, ...content }, administrator)
  expect(status).toBe(200)
  await then()
  expect((await call(removeLadder, { ladderId: reply.id }, {}, administrator)).status).toBe(200)
}

test('a time limit has a ladder of its own: a named person some minutes after the due time, by mail only', async () => {
  const { agent, head } = here.people
  const past = step({
    after: { kind: 'past', minutes: 30 },
    who: [{ to: 'person', personId: agent }],
    channels: ['email'],
  })
  const atHalf = step({ after: { kind: 'share', share: 50 }, who: [{ to: 'person', personId: head }] })
  await whileContactLadder([atHalf, past], async () => {
    const ticket = await here.openTicket()
    await here.after(241)
    expect(await here.told(head, ticket.id)).toEqual(['breached contact'])
    await here.after(31)
    expect(await here.told(agent, ticket.id)).toEqual([])
    const mails = await here.house.open.pool.query('select subject from mails where subject like $1', [
      `${ticket.number}%`,
    ])
    expect(mails.rows).toHaveLength(1)
  })
})

test('what can wait waits for the end of the quiet hours, what is urgent passes through', async () => {
  await here.goTo('2026-12-07T19:00:00+08:00')
  const [urgent, ordinary] = [await here.openTicket({ urgency: 'urgent' }), await here.openTicket()]
  await here.goTo('2026-12-09T22:00:00+08:00')
  await here.after(10)
  const { lead } = here.people
  expect(await here.told(lead, urgent.id)).toContain('breached resolve')
  expect(await here.told(lead, ordinary.id)).toEqual([])
  expect(await here.told(here.people.agent, ordinary.id)).toContain('breached resolve')
  await here.goTo('2026-12-10T07:59:00+08:00')
  await here.after(0)
  expect(await here.told(lead, ordinary.id)).toEqual([])
  await here.after(2)
  expect(await here.told(lead, ordinary.id)).toContain('breached resolve')
})

test('without quiet hours nobody waits', async () => {
  const { call } = here.house
  await call(setQuietHours, {}, { from: 0, to: 0 }, administrator)
  await here.goTo('2026-12-07T21:00:00+08:00')
  const ticket = await here.openTicket()
  await here.goTo('2026-12-09T22:00:00+08:00')
  await here.after(10)
  expect(await here.told(here.people.lead, ticket.id)).toContain('breached resolve')
  await call(setQuietHours, {}, { from: 1320, to: 480 }, administrator)
})

test('a sub-task that is not answered climbs as a clock does, and rests when it is answered', async () => {
  const ticket = await here.openTicket()
  const asker = personWith(
    ['tickets.read', 'joint-handling.request', 'joint-handling.read', 'joint-handling.answer'],
    {
      id: here.people.agent,
    },
  )
  const tasks = [1, 2].map(() => ({
    unitId: teamUnit,
    role: 'consulted' as const,
    ask: '请核对运单',
    days: 1,
  }))
  const asked = await here.house.call(requestJointTasks, { ticketId: ticket.id }, { tasks }, { as: asker })
  const [silent = '', answered = ''] = asked.reply.jointTaskIds
  await here.house.settle()
  const input = { version: 1, text: '已核对' }
  await here.after(8 * 60)
  await here.house.call(answerJointTask, { jointTaskId: answered }, { ...input, version: 2 }, { as: asker })
  await here.house.settle()
  await here.after(16 * 60 + 30)
  const { lead, head } = here.people
  expect((await here.told(lead, silent)).filter((said) => said.endsWith('joint_task'))).not.toEqual([])
  expect((await here.told(lead, answered)).filter((said) => said.startsWith('breached'))).toEqual([])
  await here.after(241)
  expect(await here.told(head, silent)).toEqual(['escalated joint_task'])
})

async function alarm(): Promise<string> {
  const [eventId, feedbackId] = [randomUUID(), randomUUID()]
  const { pool } = here.house.open
  await pool.query(
    `insert into feedbacks (id, number, secret_hash, channel, text, org_unit_id, occurred_at, received_at)
     values ($1::uuid, $1::text, '', 'phone', '停电', $2, now(), now())`,
    [feedbackId, teamUnit],
  )
  await pool.query(
    `insert into group_events (id, number, opened_at, since, expected, needed, window_hours, alarmed_at)
     values ($1::uuid, $1::text, now(), now(), 0, 3, 24, $2)`,
    [eventId, new Date(await here.house.house.now())],
  )
  await pool.query(
    `insert into group_event_voices (feedback_id, at, speaker, saying, fresh, event_id)
     values ($1::uuid, now(), $1::text, '', true, $2)`,
    [feedbackId, eventId],
  )
  const facts = { voices: 3, customers: 3, unitIds: [teamUnit] }
  await here.house.arrange(async ({ emit }) =>
    emit(groupEventAlarmed, { subject: eventId, unit: teamUnit, facts }),
  )
  await here.house.settle()
  return eventId
}

test('an alert that stays open for a day goes to the next level up; one that was closed does not', async () => {
  const [open, closed] = [await alarm(), await alarm()]
  await here.house.open.pool.query(
    `insert into group_event_closures (id, event_id, reason, at) values ($1, $2, 'solved', now())`,
    [randomUUID(), closed],
  )
  const facts = { reason: 'handled' } as never
  await here.house.arrange(async ({ emit }) =>
    emit(groupEventClosed, { subject: closed, unit: teamUnit, facts }),
  )
  await here.after(23 * 60)
  const { head, supervisor } = here.people
  expect(await here.told(head, open)).toEqual([])
  await here.after(61)
  expect(await here.told(head, open)).toEqual(['breached group_event'])
  await here.after(121)
  expect(await here.told(supervisor, open)).toEqual(['escalated group_event'])
  expect(await here.told(head, closed)).toEqual([])
})

test('a ladder is for one thing once, asks before it answers to silence, and gives alerts their time', async () => {
  const { call } = here.house
  const all = async () => (await call(listLadders, {}, {}, administrator)).reply.ladders
  const ladder = (await all()).find(({ matter }) => matter === 'group_event')
  const content = { limitMinutes: 1440, steps: ladder?.steps ?? [], active: true }
  const create = await call(createLadder, {}, { ...forAlerts, ...content }, administrator)
  expect(create.problem.code).toBe('escalations.ladderExists')
  const params = { ladderId: ladder?.id ?? '' }
  const silence = [step({}), step({ after: { kind: 'unacknowledged' } })]
  const edit = (change: object) => call(editLadder, params, { ...content, ...change }, administrator)
  expect((await edit({ steps: silence })).problem.code).toBe('escalations.nobodyAsked')
  expect((await edit({ limitMinutes: null })).problem.code).toBe('escalations.limitOfAlerts')
  expect((await edit({ limitMinutes: 720 })).reply.version).toBe(2)
  expect((await all()).find(({ id }) => id === ladder?.id)?.limitMinutes).toBe(720)
})
