import { afterAll, expect, inject, test } from 'vitest'
import { closeTicket, reviewTicket } from '../contract/handling.ts'
import { factsOf, inventPerson } from './testing/invented-work.ts'
import { openDesk } from './testing/ticket-desk.ts'

const desk = await openDesk(inject('databaseServer'))
const { house, as, see, resolved, answerCallback, answerSurvey, places } = desk
afterAll(() => house.close())
await house.open.pool.query('update confirmation_requirements set required_for = $1', [[]])
const top = { root: places.root, unit: places.root }
const supervisor = await inventPerson(house, top, { name: '柏正', role: 'supervisor', availability: 'away' })

const why = '包裹按约定时间送达，运费已全额退还。'
const review = async (ticketId: string, who = supervisor) => {
  const { version } = await see(ticketId)
  const answer = await house.call(
    reviewTicket,
    { ticketId },
    { version, reason: 'remedy_refused', message: why },
    { as: who },
  )
  await house.settle()
  return answer
}
const dissatisfied = await resolved()
await answerCallback(dissatisfied, 'dissatisfied')

test('a dissatisfied answer is reviewed, and the customer is told why and where else they can turn', async () => {
  expect((await review(dissatisfied)).reply.state).toBe('verified')
  const { messages, cycles } = await see(dissatisfied)
  expect(messages.at(-1)).toMatchObject({ direction: 'out', purpose: 'outcome' })
  expect(messages.at(-1)?.text).toMatch(/运费已全额退还.*12315/s)
  expect(cycles.at(-1)?.verification?.how).toBe('review')
  expect(await factsOf(house, 'tickets.reviewed', dissatisfied)).toMatchObject([
    { reason: 'remedy_refused', cycle: 2 },
  ])
  const { version } = await see(dissatisfied)
  expect((await house.call(closeTicket, { ticketId: dissatisfied }, { version }, as())).reply.state).toBe(
    'closed',
  )
})

test('what was reviewed stands: another dissatisfied answer is looked at by a person', async () => {
  await answerSurvey(dissatisfied, false)
  expect(await see(dissatisfied)).toMatchObject({ state: 'closed', cycle: 2 })
  expect(await factsOf(house, 'tickets.flagged', dissatisfied)).toHaveLength(1)
})

test('without a dissatisfied answer there is nothing to review', async () => {
  const ticketId = await resolved()
  expect((await review(ticketId)).problem.code).toBe('tickets.nothingToReview')
})

test('who handled a ticket, or may not supervise, does not review it', async () => {
  const ticketId = await resolved()
  await answerCallback(ticketId, 'dissatisfied')
  const { version } = await see(ticketId)
  const asked = { version, reason: 'within_the_rules', message: why } as const
  expect((await house.call(reviewTicket, { ticketId }, asked, as())).status).toBe(403)
  await house.open.pool.query('update ticket_resolutions set by = $2 where ticket_id = $1', [
    ticketId,
    supervisor.id,
  ])
  const own = await review(ticketId)
  expect([own.status, own.problem.code]).toEqual([403, 'tickets.ownReview'])
})
