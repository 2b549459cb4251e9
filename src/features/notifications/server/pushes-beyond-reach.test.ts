import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { escalationStepped } from '#features/escalations/contract.ts'
import {
  inventPerson,
  inventTicket,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { changeNotificationPreferences, changeNotificationRhythm } from '../contract.ts'
import type { Kind } from '../domain/kinds.ts'
import { minuteIn, pass } from './testing/minutes.ts'
import { openPushHouse } from './testing/push-house.ts'

const telling = await openPushHouse(inject('databaseServer'))
const { house, as, received, answers, browser, assign, logged } = telling
afterAll(() => telling.close())
beforeEach(() => {
  received.length = 0
})

/** Somebody who wants their browser to tell them of a kind; `told` is what it was told so far. */
async function listener(kind: Kind) {
  const id = await inventPerson(house, { name: '听者' })
  const items = [{ kind, inApp: true, email: 'never' as const, push: true }]
  await house.call(changeNotificationPreferences, {}, { items }, as(id))
  const { open } = await browser(`/${id}`, id)
  const told = () => received.filter(({ path }) => path === `/${id}`).map(({ body }) => open(body))
  return { id, told }
}

/** From now on nothing is within somebody's reach: their roles were taken from them. */
const strip = (id: string) => house.open.pool.query('delete from role_assignments where person_id = $1', [id])

test('a browser is told nothing that lies beyond its reader’s reach when it is sent; the delivery log says why', async () => {
  const { id, told } = await listener('assigned')
  answers(503)
  await assign(id)
  expect((await logged())[0]).toEqual(['waiting', 'HTTP 503'])
  answers(201)
  await strip(id)
  received.length = 0
  await pass(house, 1)
  expect(told()).toEqual([])
  expect((await logged())[0]).toEqual(['spared', 'BEYOND'])
})

test('a morning’s message does not count what lies beyond its reader’s reach by then', async () => {
  const { id, told } = await listener('assigned')
  const quiet = { from: await minuteIn(house, -1), to: await minuteIn(house, 2) }
  await house.call(changeNotificationRhythm, {}, { quiet, digestAt: 480 }, as(id))
  await assign(id)
  await assign(id)
  await strip(id)
  await pass(house, 2)
  expect(told()).toEqual([])
  expect((await logged()).slice(0, 2)).toEqual(Array(2).fill(['spared', 'BEYOND']))
})

test('whoever lost a ticket is told so, though it lies beyond their reach by then', async () => {
  const { id, told } = await listener('taken_away')
  await strip(id)
  const ticket = await assign(telling.agent, id)
  expect(told()).toMatchObject([{ body: expect.stringContaining(ticket.number) }])
})

test('whomever a ladder names is told however far they reach', async () => {
  const { id, told } = await listener('breached')
  await strip(id)
  const ticket = await inventTicket(house, { assigneeId: telling.agent })
  const facts = {
    ...{
      escalationId: ticket.id,
      matter: 'clock' as const,
      about: ticket.id,
      obligation: 'contact' as const,
    },
    ...{ step: 1, cause: 'share' as const, level: 100 as const, dueAt: '2026-03-04T07:00:00.000Z' },
    ...{ personIds: [id], channels: ['in_app' as const], asksAnswer: false },
  }
  await house.arrange(async ({ emit }) =>
    emit(escalationStepped, { subject: ticket.id, unit: teamUnit, facts: facts as never }),
  )
  await house.settle()
  expect(told()).toMatchObject([{ body: expect.stringContaining(ticket.number) }])
})
