import fastify from 'fastify'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { createRole } from '#features/staff/contract/roles.ts'
import { createUnit } from '#features/staff/contract.ts'
import { unitPaths } from '#features/staff/server/public/units.ts'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { writeNote } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { keptFrom } from '#features/tickets/server/public/kept-from.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { Actor, Scope } from '#platform/server/actor.ts'
import { serveLive } from '#platform/server/live.ts'
import { identifyTestActor, personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { modules } from './features.ts'

const house = await openTestHouse(inject('databaseServer'), modules)
const { administrator, rootUnitId } = await setUpHouse(house)
const server = fastify({ forceCloseConnections: true })
serveLive(server, {
  tail: house.open.tail,
  identify: identifyTestActor,
  events: modules.flatMap((module) => module.events),
  unitPaths: (unitIds) => unitPaths(house.house.read, unitIds),
  keeping: (subjectIds) => keptFrom(house.house.read, subjectIds),
  beginsAt: '/api/first',
})
server.get('/api/first', async () => ({}))
let address: string
beforeAll(async () => {
  address = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

const as = { as: administrator }
const newUnit = async (name: string, parentId: string) =>
  (await house.call(createUnit, {}, { parentId, kind: 'region', name }, as)).reply.unitId
const east = await newUnit('东区', rootUnitId)
const eastTeam = await newUnit('东区一组', east)
const west = await newUnit('西区', rootUnitId)

const colleague = (scope: Scope, unitId: string, depth: number): Actor =>
  personWith(['staff.read'], { id: crypto.randomUUID(), scope, unitId, depth })

const { id: administratorsColleague } = await inventPerson(
  house,
  { root: rootUnitId, unit: rootUnitId },
  { name: '贾小六' },
)

/** A ticket without anything that usually leads to one. */
async function bareTicket(): Promise<string> {
  const { rows } = await house.open.pool.query(
    `insert into tickets (id, number, feedback_id, title, kind, tier, urgency, state, cycle, version, org_unit_id, unit_1, opened_at,
       cycle_since, changed_at)
     select id, 'T-1', id, '投诉贾小六', 'complaint', 1, 'ordinary', 'received', 1, 1, $1::uuid, $1::uuid, now(), now(), now()
     from (select gen_random_uuid() as id) one returning id`,
    [rootUnitId],
  )
  return rows[0].id
}

interface Stream {
  told(): string
  close(): void
}

/** Opens a stream as somebody; what it is told gathers in `told`. */
async function listen(actor: Actor, from?: string): Promise<Stream> {
  const stop = new AbortController()
  const headers = { authorization: `TestActor ${JSON.stringify(actor)}` }
  const { body } = await fetch(`${address}/api/live${from === undefined ? '' : `?from=${from}`}`, {
    headers,
    signal: stop.signal,
  })
  let heard = ''
  const reading = async () => {
    for await (const piece of body as ReadableStream<Uint8Array>) heard += Buffer.from(piece).toString()
  }
  reading().catch(() => undefined)
  return { told: () => heard, close: () => stop.abort() }
}

/** What each listener was told of a deed, once somebody who may see everything was told of all of it. */
async function toldOf(listeners: readonly Actor[], deed: () => Promise<string[]>): Promise<string[]> {
  const streams = await Promise.all(listeners.map((listener) => listen(listener)))
  // Who comes last is written to last; a moment later the others have read theirs, too.
  const everything = await listen(administrator)
  const subjects = await deed()
  await expect.poll(() => subjects.every((subject) => everything.told().includes(subject))).toBe(true)
  await new Promise((others) => setTimeout(others, 50))
  for (const stream of [everything, ...streams]) stream.close()
  return streams.map((stream) => stream.told())
}

test('a region’s people are told of what happens below them, and not even an id of anybody else', async () => {
  const listeners = [colleague('subtree', east, 2), colleague('unit', eastTeam, 3), colleague('own', east, 2)]
  let inEast = ''
  let inWest = ''
  const [region = '', team = '', alone = ''] = await toldOf(listeners, async () => {
    inEast = await newUnit('东区一组甲班', eastTeam)
    inWest = await newUnit('西区一组', west)
    return [inEast, inWest]
  })
  expect(region).toContain(inEast)
  expect(region).toContain('staff.unit_saved')
  for (const told of [region, team, alone]) expect(told).not.toContain(inWest)
  expect(team).not.toContain(inEast)
  expect(alone).not.toContain('staff.unit_saved')
})

test('of what belongs to no unit only those are told the id who may see everything; the others, that it happened', async () => {
  const input = { nameZh: '访客', nameEn: 'Guest', permissions: [] }
  let roleId = ''
  const [region = ''] = await toldOf([colleague('subtree', east, 2)], async () => {
    roleId = (await house.call(createRole, {}, input, as)).reply.roleId
    return [roleId]
  })
  expect(region).toContain('staff.role_saved')
  expect(region).not.toContain(roleId)
})

test('whoever did it is told, wherever it happened', async () => {
  const doer: Actor = {
    ...colleague('own', east, 2),
    grants: [
      ...administrator.grants.filter(({ permission }) => permission !== 'staff.read'),
      ...colleague('own', east, 2).grants,
    ],
  }
  let made = ''
  const [told = ''] = await toldOf([doer], async () => {
    const input = { parentId: west, kind: 'region' as const, name: '西区二组' }
    made = (await house.call(createUnit, {}, input, { as: doer })).reply.unitId
    return [made]
  })
  expect(told).toContain(made)
})

test('whoever is recused from a ticket hears no more of it, however far their permissions reach', async () => {
  const reader = personWith(['tickets.read'], {
    id: crypto.randomUUID(),
    scope: 'all',
    unitId: rootUnitId,
    depth: 1,
  })
  const recused = personWith(['tickets.read'], {
    id: administratorsColleague,
    scope: 'all',
    unitId: rootUnitId,
    depth: 1,
  })
  const ticketId = await bareTicket()
  const { version } = (await house.call(ticketDetails, { ticketId }, {}, as)).reply
  const away = { ticketId, personId: administratorsColleague }
  expect((await house.call(recusePerson, away, { version }, as)).status).toBe(200)
  const [heard = '', unheard = ''] = await toldOf([reader, recused], async () => {
    await house.call(writeNote, { ticketId }, { text: '已核实' }, as)
    return [ticketId]
  })
  expect(heard).toContain(ticketId)
  expect(unheard).not.toContain(ticketId)
})

/** Up to where a browser that begins now knows of everything. */
async function firstCursor(): Promise<string> {
  const reply = await fetch(`${address}/api/first`)
  return reply.headers.get('live-cursor') ?? ''
}

test('what happens between a first read and the opening of the stream is told when it opens, and nothing of before', async () => {
  const watching = await listen(administrator)
  const early = await newUnit('北区', rootUnitId)
  await expect.poll(() => watching.told()).toContain(early)
  const cursor = await firstCursor()
  const between = await newUnit('北区一组', early)
  await expect.poll(() => watching.told()).toContain(between)
  const stream = await listen(administrator, cursor)
  await expect.poll(() => stream.told()).toContain(between)
  const [told = ''] = /"subjects":\[[^\]]*\]/.exec(stream.told()) ?? []
  expect(told).not.toContain(early)
  expect(stream.told()).not.toContain('reset')
  for (const one of [watching, stream]) one.close()
})

test.each(['1:1', 'nonsense', '9'])(
  'a cursor that nobody can go on from (%s) is told to read everything anew',
  async (cursor) => {
    const stream = await listen(administrator, cursor)
    await expect.poll(() => stream.told()).toContain('"reset":true')
    stream.close()
  },
)
