import { afterAll, expect, inject, test } from 'vitest'
import { customerErased } from '#features/customers/contract.ts'
import { claimTicket } from '#features/dispatch/contract.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import {
  answerSupervisionLetter,
  appealResponsibility,
  closeSupervision,
  decideAppeal,
  noteResponsibility,
  superviseTicket,
} from '../contract/deeds.ts'
import { supervisionResponsibilities } from '../contract/reading.ts'
import { openSupervisionDesk } from './testing/supervision-desk.ts'

const desk = await openSupervisionDesk(inject('databaseServer'))
const { house, people, places, supervised, supervisionOf, send, told } = desk
afterAll(() => house.close())
const as = (actor: keyof typeof people) => ({ as: people[actor] })
const dayMs = 86_400_000

const note = (caseId: string, share: number, whom: { unitId?: string; personId?: string }) =>
  house.call(
    noteResponsibility,
    { caseId },
    { ...whom, kind: 'delay', share, reason: '未按期联系客户' },
    as('supervisor'),
  )
const appeal = (responsibilityId: string, who: keyof typeof people) =>
  house.call(appealResponsibility, { responsibilityId }, { words: '客户电话停机' }, as(who))
const decide = (responsibilityId: string, who: keyof typeof people, decision: object) =>
  house.call(decideAppeal, { responsibilityId }, { reason: '情况属实', ...decision } as never, as(who))
const listed = async (who: keyof typeof people, view: 'concerning' | 'to_decide' = 'concerning') =>
  (await house.call(supervisionResponsibilities, {}, { view }, as(who))).reply.items

test('responsibility is noted with its share, told to whom it concerns, and is nobody else’s business', async () => {
  const { caseId } = await supervised()
  const { reply } = await note(caseId, 60, { personId: people.agent.id })
  await house.settle()
  // Five working days after the Monday it was noted on.
  expect(reply.appealUntil.slice(0, 10)).toBe('2026-12-14')
  expect((await listed('agent')).map(({ share, can }) => [share, can.appeal])).toEqual([[60, true]])
  expect(await listed('handler')).toEqual([])
  expect(await listed('lead')).toEqual([])
  expect((await note(caseId, 50, { unitId: places.billing })).problem).toMatchObject({
    code: 'supervision.shareTooLarge',
    facts: { left: 40 },
  })
  expect((await note(caseId, 40, { unitId: places.billing })).status).toBe(200)
})

test('an appeal is decided by somebody else than who noted it, and what was noted before stays in the history', async () => {
  const { ticketId, caseId } = await supervised()
  const { responsibilityId } = (await note(caseId, 60, { personId: people.agent.id })).reply
  expect((await appeal(responsibilityId, 'handler')).status).toBe(404)
  expect((await appeal(responsibilityId, 'agent')).status).toBe(200)
  await house.settle()
  expect(await told(people.executive, ticketId)).toContain('supervision_appeal')
  expect(await told(people.supervisor, ticketId)).not.toContain('supervision_appeal')
  expect((await appeal(responsibilityId, 'agent')).problem.code).toBe('supervision.noAppeal')
  const open = { result: 'settled', conclusion: '已办结' } as const
  expect((await house.call(closeSupervision, { caseId }, open, as('supervisor'))).problem.facts).toEqual({
    letters: 0,
    appeals: 1,
  })
  expect((await listed('supervisor', 'to_decide')).map(({ id }) => id)).not.toContain(responsibilityId)
  expect((await decide(responsibilityId, 'supervisor', { verdict: 'uphold' })).problem.code).toBe(
    'supervision.ownDecision',
  )
  expect((await decide(responsibilityId, 'colleague', { verdict: 'reduce', share: 80 })).problem.code).toBe(
    'supervision.noReduction',
  )
  expect((await decide(responsibilityId, 'colleague', { verdict: 'reduce', share: 20 })).status).toBe(200)
  expect((await decide(responsibilityId, 'executive', { verdict: 'revoke' })).problem.code).toBe(
    'supervision.nothingToDecide',
  )
  const mine = (await listed('agent')).find(({ id }) => id === responsibilityId)
  expect(mine).toMatchObject({
    share: 20,
    appeal: { shareBefore: 60, decision: { verdict: 'reduce', shareAfter: 20, by: { name: '方直' } } },
  })
  expect((await house.call(closeSupervision, { caseId }, open, as('supervisor'))).status).toBe(200)
})

test('who is recused from the ticket sees what is noted of themselves, without the ticket, and appeals against it', async () => {
  const { ticketId, caseId } = await supervised()
  const { responsibilityId } = (await note(caseId, 60, { personId: people.agent.id })).reply
  await note(caseId, 40, { unitId: places.billing })
  expect((await listed('lead')).map((one) => one.caseId)).toContain(caseId)
  for (const { id } of [people.agent, people.lead])
    await house.open.pool.query(
      'insert into ticket_recusals (id, ticket_id, person_id, at) values (gen_random_uuid(), $1, $2, now())',
      [ticketId, id],
    )
  const mine = (await listed('agent')).find(({ id }) => id === responsibilityId)
  expect(mine).toMatchObject({ ticket: null, share: 60, can: { appeal: true } })
  expect(JSON.stringify(await listed('agent'))).not.toContain(ticketId)
  expect((await listed('lead')).map((one) => one.caseId)).not.toContain(caseId)
  expect((await appeal(responsibilityId, 'agent')).status).toBe(200)
  const toDecide = (await listed('colleague', 'to_decide')).find(({ id }) => id === responsibilityId)
  expect(toDecide).toMatchObject({ ticket: { id: ticketId }, can: { decide: true } })
})

test('after the time to appeal nobody appeals any more', async () => {
  const { caseId } = await supervised()
  const { responsibilityId } = (await note(caseId, 10, { personId: people.agent.id })).reply
  house.travel(9 * dayMs)
  expect((await appeal(responsibilityId, 'agent')).problem.code).toBe('supervision.noAppeal')
})

test('nobody supervises a ticket that they handle themselves', async () => {
  const both = await inventPerson(
    house,
    { root: places.root, unit: places.root },
    { name: '兼任', role: 'administrator', availability: 'away' },
  )
  const ticketId = await desk.ticket()
  const { version } = (await house.call(ticketDetails, { ticketId }, {}, { as: both })).reply
  await house.call(changeTicket, { ticketId }, { version, unitId: places.root }, { as: both })
  expect((await house.call(claimTicket, { ticketId }, {}, { as: both })).status).toBe(200)
  const own = await house.call(superviseTicket, { ticketId }, { words: '督办' }, { as: both })
  expect(own.problem.code).toBe('supervision.ownWork')
})

test('the words about a ticket go with an erased customer, what was done stays', async () => {
  const { ticketId, caseId } = await supervised()
  const { letterId } = await send(caseId)
  await house.call(answerSupervisionLetter, { letterId }, { version: 1, text: '已办' }, as('handler'))
  const { responsibilityId } = (await note(caseId, 30, { personId: people.agent.id })).reply
  await appeal(responsibilityId, 'agent')
  const { rows } = await house.open.pool.query('select customer_id from tickets where id = $1', [ticketId])
  const customerIds = [rows[0].customer_id]
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerIds[0], facts: { customerIds, rows: 1 } }),
  )
  await house.settle()
  const [left] = await supervisionOf(ticketId)
  expect(left?.causes).toMatchObject([{ cause: 'by_hand', words: null }])
  expect(left?.letters).toMatchObject([
    { demand: '', state: 'answered', answers: [{ text: '', onTime: true }] },
  ])
  expect(left?.responsibilities).toMatchObject([{ reason: '', share: 30, appeal: { words: '' } }])
})
