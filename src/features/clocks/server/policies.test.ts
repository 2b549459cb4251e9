import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { listCalendars } from '../contract/calendars.ts'
import {
  createPolicy,
  editPolicy,
  installStatute,
  listPolicies,
  policyHistory,
  removePolicy,
} from '../contract/policies.ts'
import { replayClocks } from './public/replay-clocks.ts'
import { type ClockedHouse, openClockedHouse, supervisor } from './testing/clocked-house.ts'

let clocked: ClockedHouse
beforeAll(async () => {
  clocked = await openClockedHouse(inject('databaseServer'))
})
afterAll(() => clocked?.close())
// The Friday before a make-up Saturday.
beforeEach(() => clocked.goTo('2026-10-09T17:30:00+08:00'))

const as = { as: supervisor }
const hour = 3_600_000

async function clockFor(ticketId: string, obligation: string) {
  return (await clocked.clocksOf(ticketId)).find((clock) => clock.obligation === obligation)
}
async function calendarId(nameEn: string) {
  const { reply } = await clocked.house.call(listCalendars, {}, {}, as)
  return reply.calendars.find((calendar) => calendar.nameEn === nameEn)?.id as string
}
const limits = async () => (await clocked.house.call(listPolicies, {}, {}, as)).reply.policies

test('a ticket that moves to another unit gets the limit of that unit, from its beginning', async () => {
  const unitId = randomUUID()
  const content = {
    obligation: 'contact' as const,
    kind: null,
    urgency: 'ordinary' as const,
    unitId,
    target: { amount: 2, unit: 'hour' as const, fromNextDay: false },
    calendarId: await calendarId('Working hours'),
    pausable: true,
  }
  const { reply: added } = await clocked.house.call(createPolicy, {}, content, as)
  const [stays, moves] = [await clocked.openTicket(), await clocked.openTicket()]
  await moves.movesTo(unitId)
  expect((await clockFor(stays.id, 'contact'))?.targetMs).toBe(4 * hour)
  expect(await clockFor(moves.id, 'contact')).toMatchObject({ targetMs: 2 * hour, state: 'running' })
  expect((await clocked.told(moves.id)).at(-1)).toMatchObject({
    type: 'clocks.moved',
    facts: { orgUnitId: unitId, why: 'classification' },
  })
  await clocked.house.call(removePolicy, { policyId: added.id }, {}, as)
})

test('a statutory limit runs beside what was promised, to the end of the last day, and waits for nobody', async () => {
  const { reply } = await clocked.house.call(installStatute, { statute: 'market_regulation' }, {}, as)
  expect(reply.policies.map(({ obligation, statute, pausable }) => [obligation, statute, pausable])).toEqual([
    ['legal_acceptance', 'market_regulation', false],
    ['legal_resolution', 'market_regulation', false],
  ])
  const ticket = await clocked.openTicket()
  expect((await clockFor(ticket.id, 'resolve'))?.targetMs).toBe(48 * hour)
  const acceptance = await clockFor(ticket.id, 'legal_acceptance')
  expect(acceptance?.dueAt).toBe(new Date('2026-10-19T18:00:00+08:00').toISOString())
  await ticket.hold()
  expect(await clockFor(ticket.id, 'legal_resolution')).toMatchObject({ state: 'running', pauses: [] })
  await ticket.accept()
  expect(await clockFor(ticket.id, 'legal_acceptance')).toMatchObject({ state: 'met' })
})

test('a statute is installed once, and nobody lengthens its time or lets it stand still', async () => {
  const again = await clocked.house.call(installStatute, { statute: 'market_regulation' }, {}, as)
  expect([again.status, again.problem.code]).toEqual([409, 'clocks.statuteInstalled'])
  const found = (await limits()).find(({ obligation }) => obligation === 'legal_resolution')
  const { id: policyId, version: _, statute: __, ...content } = found as NonNullable<typeof found>
  const longer = {
    ...content,
    target: { ...(content.target as NonNullable<typeof content.target>), amount: 90 },
  }
  for (const change of [longer, { ...content, pausable: true }])
    expect((await clocked.house.call(editPolicy, { policyId }, change, as)).problem.code).toBe(
      'clocks.statutory',
    )
  const narrower = { ...content, tier: 3 as const }
  expect((await clocked.house.call(editPolicy, { policyId }, narrower, as)).reply).toMatchObject({
    tier: 3,
    version: 2,
    statute: 'market_regulation',
  })
})

test('every version of a limit is kept, also after it was removed, with who made it', async () => {
  const [limit] = await limits()
  const { id: policyId, version: _, statute: __, ...content } = limit as NonNullable<typeof limit>
  await clocked.house.call(editPolicy, { policyId }, { ...content, active: false }, as)
  await clocked.house.call(removePolicy, { policyId }, {}, as)
  const { reply } = await clocked.house.call(policyHistory, { policyId }, {}, as)
  expect(reply.versions.map(({ version, change, active }) => [version, change, active])).toEqual([
    [3, 'removed', false],
    [2, 'edited', false],
    [1, 'installed', true],
  ])
})

test('every clock above is reckoned again from its log alone and stands as it is kept', async () => {
  expect((await replayClocks(clocked.house.house.read)).differences).toEqual([])
})
