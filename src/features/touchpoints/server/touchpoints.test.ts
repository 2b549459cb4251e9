import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { countPoints, points } from '#features/metrics/server/testing/counted-points.ts'
import { countingAnew } from '#features/metrics/server/testing/counting-anew.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readDrivers, readIndicators } from '../contract/reading.ts'
import { sendSignals } from '../contract/signals.ts'
import { addSite, changeSite, listSites, pauseSite } from '../contract.ts'
import { tallied } from '../domain/tallies.ts'
import { touchpoints } from './module.ts'
import { addTallies } from './touchpoints.store.ts'

const house = await openTestHouse(inject('databaseServer'), [
  tickets,
  intake,
  customers,
  metrics,
  touchpoints,
])
afterAll(() => house.close())
const { root, logistics, billing } = await inventOrganisation(house)
const chief = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
const lead = await inventPerson(house, { root, unit: logistics }, { role: 'team_lead' })

const shop = 'https://shop.example.com'
const add = async (unitId: string, origins: string[] = [shop]) =>
  (await house.call(addSite, {}, { name: '商城', unitId, origins }, { as: chief })).reply
const today = await house.house.now()
const dayAgo = (days: number) => new Date(today - days * 86_400_000).toISOString().slice(0, 10)
const around = { from: dayAgo(200), to: dayAgo(-1) }
const figuresOf = async (as: Actor, more: object = {}) =>
  (await house.call(readIndicators, {}, { ...around, ...more }, { as })).reply.figures
const beacon = (key: string, body: unknown, origin: string | null = shop) =>
  house.server.inject({
    method: 'POST',
    url: `/api/touchpoint-beacons/${key}`,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...(origin !== null && { origin }) },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })

test('pages of a site are counted, each signal by what it measures; what is none is told by its row', async () => {
  const { siteId, key } = await add(root)
  const signals = [
    { indicator: 'largest_paint', value: 1234.5 },
    { indicator: 'form_sent', value: true },
    { indicator: 'form_sent', value: false },
    { indicator: 'mood', value: 1 },
  ]
  const first = await beacon(key, { signals })
  expect([first.statusCode, first.json()]).toEqual([
    200,
    { taken: 3, refused: [{ row: 4, fault: 'no_such_indicator' }] },
  ])
  await beacon(key, { signals: signals.slice(0, 2) })
  const [paint, sent, ...others] = await figuresOf(chief, { site: siteId })
  expect(others).toEqual([])
  expect(paint).toMatchObject({ indicator: 'largest_paint', rating: 'good', typical: { n: 2 } })
  expect(sent).toMatchObject({ indicator: 'form_sent', typical: { n: 3, value: 2 / 3 } })
  expect(sent?.days.map(({ estimate }) => estimate.n)).toEqual([3])
})

test('a beacon from elsewhere, to nowhere, to a paused site or in bad shape counts nothing and says why', async () => {
  const { siteId, key } = await add(root)
  const good = { signals: [{ indicator: 'page_load', value: 10 }] }
  expect((await beacon(key, good, 'https://elsewhere.example.com')).json().code).toBe(
    'touchpoints.notFromHere',
  )
  expect((await beacon(key, good, null)).json().code).toBe('touchpoints.notFromHere')
  expect((await beacon('nobody', good)).statusCode).toBe(404)
  expect((await beacon(key, '{"signals"')).statusCode).toBe(400)
  expect((await beacon(key, { signals: [] })).statusCode).toBe(422)
  const unknown = await beacon(key, { ...good, touchpoint: '没有的触点' })
  expect(unknown.json().code).toBe('customers.unknownMasterRecord')
  await house.call(pauseSite, { siteId }, { paused: true }, { as: chief })
  expect((await beacon(key, good)).json().code).toBe('touchpoints.paused')
  await house.call(pauseSite, { siteId }, { paused: false }, { as: chief })
  expect(await figuresOf(chief, { site: siteId })).toEqual([])
  expect((await beacon(key, good)).statusCode).toBe(200)
})

test('a server sends up to thirty days late, and nothing from the future', async () => {
  const { siteId, key } = await add(root, [])
  const at = (ms: number) => new Date(ms).toISOString()
  const now = await house.house.now()
  const send = (moment: number) =>
    house.call(
      sendSignals,
      { siteKey: key },
      { at: at(moment), signals: [{ indicator: 'waiting_time', value: 60_000 }] },
      { as: chief },
    )
  expect((await send(now - 3 * 86_400_000)).reply.taken).toBe(1)
  expect((await send(now + 3_600_000)).problem.code).toBe('touchpoints.notYet')
  expect((await send(now - 31 * 86_400_000)).problem.code).toBe('touchpoints.tooLongAgo')
  const [waiting] = await figuresOf(chief, { site: siteId })
  expect(waiting?.days).toHaveLength(1)
  expect(waiting?.days[0]?.day).not.toBe(dayAgo(0))
  // Where days begin at six, those of the night stand with the day before.
  await house.open.pool.query('update organisations set day_begins = 360')
  for (const time of ['05:59', '06:00']) await send(Date.parse(`${dayAgo(9)}T${time}:00+08:00`))
  await house.open.pool.query('update organisations set day_begins = 0')
  const [later] = await figuresOf(chief, { site: siteId })
  expect(later?.days.slice(0, 2).map(({ day }) => day)).toEqual([dayAgo(10), dayAgo(9)])
})

test('deliveries at the same moment are all counted', async () => {
  const { siteId, key } = await add(root, [])
  const signals = ['page_load', 'blocked', 'stay'].flatMap((indicator) =>
    [10, 20, 30].map((value) => ({ indicator, value })),
  )
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      house.call(
        sendSignals,
        { siteKey: key },
        { signals: i % 2 === 0 ? signals : signals.toReversed() },
        { as: chief },
      ),
    ),
  )
  expect((await figuresOf(chief, { site: siteId })).map(({ typical }) => typical.n)).toEqual([60, 60, 60])
})

test('signals of a touchpoint stand by themselves, and a period is held against the one before', async () => {
  await house.open.pool.query(
    `insert into touchpoints (id, code, name, saved_at) values (gen_random_uuid(), 'checkout', '结算', now())`,
  )
  const { siteId, key } = await add(root, [])
  const send = (ago: number, value: number, touchpoint?: string) =>
    house.call(
      sendSignals,
      { siteKey: key },
      {
        at: new Date(now - ago * 86_400_000).toISOString(),
        ...(touchpoint && { touchpoint }),
        signals: Array.from({ length: 50 }, (_, i) => ({ indicator: 'page_load', value: value + i })),
      },
      { as: chief },
    )
  const now = await house.house.now()
  await send(8, 4000)
  await send(1, 1000)
  await send(1, 9000, 'checkout')
  const ask = { from: dayAgo(5), to: dayAgo(-1), site: siteId }
  const { touchpoints: named, figures } = (await house.call(readIndicators, {}, ask, { as: chief })).reply
  expect(named.map(({ name }) => name)).toEqual(['结算'])
  expect(figures[0]?.typical.n).toBe(100)
  const [plain] = await figuresOf(chief, { ...ask, touchpoint: 'none' })
  expect(plain).toMatchObject({ typical: { n: 50 }, before: { n: 50 }, change: 'better' })
  const [checkout] = await figuresOf(chief, { ...ask, touchpoint: named[0]?.id })
  expect(checkout).toMatchObject({ typical: { n: 50 }, before: { n: 0 }, change: 'none' })
})

test('a lead sees the sites of their part alone, and nobody but who configures changes them', async () => {
  const [own, other] = [await add(logistics), await add(billing)]
  for (const { key } of [own, other])
    await house.call(
      sendSignals,
      { siteKey: key },
      { signals: [{ indicator: 'sign_in', value: true }] },
      { as: chief },
    )
  const { sites, can } = (await house.call(listSites, {}, {}, { as: lead })).reply
  expect([sites.map(({ id }) => id), can.change]).toEqual([[own.siteId], false])
  expect((await figuresOf(lead)).map(({ indicator, typical }) => [indicator, typical.n])).toEqual([
    ['sign_in', 1],
  ])
  expect(await figuresOf(lead, { site: other.siteId })).toEqual([])
  const wanted = { name: '别的', unitId: logistics, origins: [] }
  expect((await house.call(changeSite, { siteId: own.siteId }, wanted, { as: lead })).status).toBe(403)
  const origins = ['https://a.example.com/path?x=1', 'https://a.example.com']
  await house.call(changeSite, { siteId: own.siteId }, { ...wanted, origins }, { as: chief })
  const changed = (await house.call(listSites, {}, {}, { as: lead })).reply.sites[0]
  expect([changed?.name, changed?.origins]).toEqual(['别的', ['https://a.example.com']])
  const bad = await house.call(
    changeSite,
    { siteId: own.siteId },
    { ...wanted, origins: ['javascript:1'] },
    { as: chief },
  )
  expect(bad.status).toBe(422)
})

test('without enough days there are no drivers, and it is said how many are needed', async () => {
  const { reply } = await house.call(readDrivers, {}, around, { as: chief })
  expect(reply).toEqual({ state: 'tooFew', counting: null, days: 0, needed: 30 })
})

test('what goes with satisfaction from day to day is found, with what must be kept in mind', async () => {
  const { siteId } = await add(root, [])
  const days = Array.from({ length: 40 }, (_, i) => ({
    day: new Date(Date.UTC(2026, 2, 1 + i)).toISOString().slice(0, 10),
    isSlow: i % 3 === 0,
  }))
  for (const { day, isSlow } of days) {
    const signals = Array.from({ length: 25 }, (_, i) => ({
      indicator: 'waiting_time',
      value: (isSlow ? 300_000 : 60_000) + i * 1000,
    }))
    await house.arrange(async ({ db }) =>
      addTallies(db, { siteId, touchpointId: null, day }, tallied(signals).tallies),
    )
  }
  await countPoints(
    house,
    days.flatMap(({ day, isSlow }, i) => [
      ...points(6, { measure: 'csat', day, bucket: isSlow ? 2 : 5 }),
      ...points(2 + (i % 2), { measure: 'csat', day, bucket: 4 }),
    ]),
  )
  const asked = { from: '2026-03-01', to: '2026-04-09', site: siteId }
  const { reply } = await house.call(readDrivers, {}, asked, { as: chief })
  if (reply.state !== 'found') throw new Error(reply.state)
  expect([reply.days, reply.caveats, reply.counting]).toEqual([40, ['association', 'few_days'], null])
  // Halfway through counting everything again the answers are a part of those there were.
  await countingAnew(house, { done: 30, of: 120 })
  expect((await house.call(readDrivers, {}, asked, { as: chief })).reply.counting).toEqual({
    done: 30,
    of: 120,
  })
  await countingAnew(house, null)
  const [waiting] = reply.drivers
  expect(waiting?.indicator).toBe('waiting_time')
  expect(waiting?.high).toBeLessThan(0)
  expect(waiting?.p).toBeLessThan(0.001)
  expect((await house.call(readDrivers, {}, { ...asked, to: '2026-03-20' }, { as: chief })).reply).toEqual({
    state: 'tooFew',
    counting: null,
    days: 20,
    needed: 30,
  })
})

test('one address cannot flood a site', async () => {
  const { key } = await add(root)
  const answers = await Promise.all(
    Array.from({ length: 80 }, () => beacon(key, { signals: [{ indicator: 'page_load', value: 10 }] })),
  )
  const refused = answers.filter(({ statusCode }) => statusCode === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.json().code).toBe('touchpoints.tooManySignals')
})
