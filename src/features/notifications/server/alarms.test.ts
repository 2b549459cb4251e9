import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { extensionRefused, extensionRequested } from '#features/clocks/contract.ts'
import {
  type InventedTicket,
  inventPerson,
  inventTicket,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import { ticketChanged, ticketJudgedAgain, ticketOpened } from '#features/tickets/contract.ts'
import type { FactsOf } from '#platform/contract/event.ts'
import { openTellingHouse } from './testing/telling-house.ts'

const telling = await openTellingHouse(inject('databaseServer'))
const { house, agent, lead, supervisor, happens, deedBy, toldAbout } = telling
afterAll(() => house.close())

test('danger in what a customer added alarms everybody above the ticket, a lesser risk the nearest lead, and nothing new nobody', async () => {
  const added = (urgent: boolean, risks: string[]) => ({
    ...{ cycle: 1, feedbackId: randomUUID(), analysisVersion: 2 },
    ...{ urgent, risks },
  })
  const [urgent, lesser, calm] = [
    await inventTicket(house, { assigneeId: agent }),
    await inventTicket(house, { assigneeId: agent }),
    await inventTicket(house, { assigneeId: agent }),
  ]
  await happens(ticketJudgedAgain, urgent, added(true, ['crisis']))
  await happens(ticketJudgedAgain, lesser, added(false, ['media_exposure']))
  await happens(ticketJudgedAgain, calm, added(false, []))
  const told = (ticket: InventedTicket) =>
    Promise.all([agent, lead, supervisor].map((person) => toldAbout(person, ticket)))
  expect(await told(urgent)).toEqual([['danger'], ['danger'], ['danger']])
  expect(await told(lesser)).toEqual([['danger'], ['danger'], []])
  expect(await told(calm)).toEqual([[], [], []])
})

test('an urgent ticket alarms everybody above it the moment it opens or is found urgent, an ordinary one nobody', async () => {
  const [urgent, ordinary, raised] = [
    await inventTicket(house, { assigneeId: agent, urgency: 'urgent' }),
    await inventTicket(house, { assigneeId: agent }),
    await inventTicket(house, { assigneeId: agent }),
  ]
  for (const ticket of [urgent, ordinary, raised])
    await happens(ticketOpened, ticket, {
      ...ticket.facts,
      feedbackId: ticket.feedbackId,
      how: 'analysis',
    } as FactsOf<typeof ticketOpened>)
  const change = { cycle: 1, fields: ['urgency'], from: { urgency: 'ordinary' }, to: { urgency: 'urgent' } }
  await deedBy(lead)(ticketChanged, raised, change as FactsOf<typeof ticketChanged>)
  const told = (ticket: InventedTicket) =>
    Promise.all([agent, lead, supervisor].map((person) => toldAbout(person, ticket)))
  expect(await told(urgent)).toEqual([[], ['urgent'], ['urgent']])
  expect(await told(ordinary)).toEqual([[], [], []])
  expect(await told(raised)).toEqual([[], [], ['urgent']])
})

test('more time that is asked for reaches whoever may approve it and the lead; what became of it, whoever asked', async () => {
  const approves = { scope: 'subtree', at: rootUnit, permission: 'clocks.approve_extension' } as const
  const manager = await inventPerson(house, { name: '唐经理', leads: approves })
  const ticket = await inventTicket(house, { assigneeId: agent })
  const asked = {
    clockId: randomUUID(),
    obligation: 'legal_resolution' as const,
    cycle: 1,
    kind: 'complaint' as const,
    urgency: 'ordinary' as const,
    orgUnitId: teamUnit,
    requestId: randomUUID(),
    requestedBy: agent,
    askedUntil: '2026-04-04T16:00:00.000Z',
  }
  await deedBy(agent)(extensionRequested, ticket, { ...asked, dueAt: '2026-03-04T16:00:00.000Z' })
  await deedBy(manager)(extensionRefused, ticket, asked)
  const told = (personId: string) => toldAbout(personId, ticket)
  expect(await Promise.all([manager, lead, supervisor, agent].map(told))).toEqual([
    ['extension_requested'],
    ['extension_requested'],
    [],
    ['extension_decided'],
  ])
})
