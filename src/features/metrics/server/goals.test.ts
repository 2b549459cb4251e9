import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { auditEvents } from '#features/audit/contract.ts'
import { audit } from '#features/audit/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { nameOwner, readCatalogue } from '../contract/catalogue.ts'
import { readCut } from '../contract/cut.ts'
import { goalHistory, listGoals, setGoal } from '../contract/goals.ts'
import { readOverview } from '../contract.ts'
import { goalKeys, metricKeys } from '../domain/definitions.ts'
import { figureKeys } from '../domain/figures.ts'
import { metrics } from './module.ts'
import { countPoints, points } from './testing/counted-points.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, audit])
const { root, logistics, billing } = await inventOrganisation(house)
const person = (unit: string, name: string, role: string) =>
  inventPerson(house, { root, unit }, { name, role })
const people = {
  administrator: await person(root, '管理员', 'administrator'),
  lead: await person(logistics, '林岚', 'team_lead'),
  otherLead: await person(billing, '赵敏', 'team_lead'),
  agent: await person(logistics, '李雷', 'agent'),
}
afterAll(() => house.close())
const as = (who: keyof typeof people) => ({ as: people[who] })

type Wish = CallerInput<typeof setGoal>
const wish: Wish = {
  metric: 'first_contact_resolution',
  unitId: root,
  period: '2026',
  value: 0.8,
  version: 0,
}
const set = (given: Partial<Wish>, who: keyof typeof people = 'administrator') =>
  house.call(setGoal, {}, { ...wish, ...given }, as(who))
const november = { from: '2026-11-01', to: '2026-11-29' }
const goalOf = async (who: keyof typeof people, unitId?: string, metric = wish.metric) =>
  (
    await house.call(readOverview, {}, { ...november, ...(unitId !== undefined && { unitId }) }, as(who))
  ).reply.figures.find(({ key }) => key === metric)?.goal

/** As many tickets of a unit solved at first contact, and as many not, as the log would have counted them. */
const counted = (orgUnitId: string, solved: number, not: number) => {
  const measure = 'first_contact_resolution'
  return countPoints(house, [
    ...points(solved, { measure, orgUnitId, bucket: 1 }),
    ...points(not, { measure, orgUnitId, bucket: 0 }),
  ])
}

test('until somebody sets a goal the one that ships applies, and nothing is aimed at where none ships', async () => {
  expect(await goalOf('administrator')).toEqual({
    direction: 'atLeast',
    value: 0.85,
    status: 'unclear',
    set: null,
  })
  expect(await goalOf('administrator', undefined, 'nps')).toBeNull()
})

test('units below inherit a goal until they have one of their own, and of these the shortest period counts', async () => {
  await set({})
  expect(await goalOf('lead')).toMatchObject({ value: 0.8, set: { unitId: root, period: '2026' } })
  await set({ unitId: logistics, period: '2026-Q4', value: 0.7 })
  expect(await goalOf('lead')).toMatchObject({ value: 0.7, set: { unitId: logistics, period: '2026-Q4' } })
  await set({ unitId: logistics, period: '2026-11', value: 0.6 })
  expect(await goalOf('administrator', logistics)).toMatchObject({ value: 0.6, set: { period: '2026-11' } })
  expect(await goalOf('administrator')).toMatchObject({ value: 0.8, set: { unitId: root } })
  expect(await goalOf('otherLead')).toMatchObject({ value: 0.8, set: { unitId: root } })
})

test('the overview says met or missed only when the whole interval is, and unclear while few tickets were counted', async () => {
  await counted(logistics, 7, 3)
  expect((await goalOf('lead'))?.status).toBe('unclear')
  await counted(billing, 10, 290)
  expect((await goalOf('otherLead'))?.status).toBe('missed')
  await counted(logistics, 693, 297)
  expect((await goalOf('lead'))?.status).toBe('met')
})

test('a time is met when it is short: the direction is the metric’s own', async () => {
  await set({ metric: 'resolution', value: 3_600_000 })
  expect(await goalOf('lead', undefined, 'resolution')).toMatchObject({
    direction: 'atMost',
    value: 3_600_000,
  })
})

test('each setting is a version with who and when; taking a goal back leaves its history, and nobody overwrites unseen', async () => {
  const goal = { unitId: billing, period: '2026-12' }
  expect((await set({ ...goal, value: 0.9 })).reply).toEqual({ version: 1 })
  expect((await set({ ...goal, value: 0.95 })).problem.code).toBe('metrics.goalChangedMeanwhile')
  expect((await set({ ...goal, value: 0.95, version: 1 })).reply).toEqual({ version: 2 })
  expect((await set({ ...goal, value: null, version: 2 })).reply).toEqual({ version: 3 })
  expect((await set({ ...goal, value: null, version: 3 })).problem.code).toBe('metrics.noSuchGoal')
  expect((await set({ ...goal, value: 0.5 })).reply).toEqual({ version: 4 })
  const asked = { ...goal, metric: wish.metric }
  const { items } = (await house.call(goalHistory, {}, asked, as('otherLead'))).reply
  expect(items.map(({ version, value, by }) => [version, value, by?.name])).toEqual([
    [4, 0.5, '管理员'],
    [3, null, '管理员'],
    [2, 0.95, '管理员'],
    [1, 0.9, '管理员'],
  ])
  await expect(house.open.pool.query('update metric_goals set value = 1')).rejects.toThrow('permission')
  const log = (await house.call(auditEvents, {}, { type: 'metrics.goal_set' }, as('administrator'))).reply
  expect(log.items[0]?.facts).toMatchObject({ ...goal, metric: wish.metric, value: 0.5, version: 4 })
})

test('of two who set one goal at the same moment one is told that somebody was before them', async () => {
  const goal = { unitId: billing, period: '2027', metric: 'csat' } as const
  const both = await Promise.all([set({ ...goal, value: 0.7 }), set({ ...goal, value: 0.9 })])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('goals of one’s own units and of those above are seen, others not; only who configures the organisation sets them', async () => {
  const seenBy = async (who: keyof typeof people) => {
    const { items, can } = (await house.call(listGoals, {}, {}, as(who))).reply
    return { units: [...new Set(items.map(({ unit }) => unit.id))].toSorted(), may: can.set }
  }
  expect(await seenBy('administrator')).toEqual({ units: [root, logistics, billing].toSorted(), may: true })
  expect(await seenBy('lead')).toEqual({ units: [root, logistics].toSorted(), may: false })
  expect(await seenBy('otherLead')).toEqual({ units: [root, billing].toSorted(), may: false })
  const asked = { unitId: billing, period: '2026-12', metric: wish.metric }
  expect((await house.call(goalHistory, {}, asked, as('lead'))).reply.items).toEqual([])
  expect((await set({}, 'lead')).status).toBe(403)
  expect((await house.call(listGoals, {}, {}, as('agent'))).status).toBe(403)
  const elsewhere = (await house.call(listGoals, {}, { unitId: billing }, as('lead'))).reply
  expect(elsewhere.items).toEqual([])
})

test('whatever has a better side takes a goal, and what has none takes none', async () => {
  for (const metric of goalKeys)
    expect((await set({ metric, unitId: logistics, period: '2030', value: 0.5 })).status, metric).toBe(200)
  expect((await set({ metric: 'voices', period: '2030' })).status).toBe(422)
})

test('how many there may be is a goal for the whole month of the whole unit', async () => {
  await set({ metric: 'complaints', unitId: logistics, period: '2026-11', value: 40 })
  const cut = async (input: Partial<CallerInput<typeof readCut>>) =>
    (
      await house.call(
        readCut,
        {},
        { metric: 'complaints', from: '2026-11-01', to: '2026-11-30', ...input },
        as('administrator'),
      )
    ).reply
  expect((await cut({ unit: logistics })).goal).toBe(40)
  expect((await cut({ unit: logistics, to: '2026-11-29' })).goal).toBeNull()
  const twoMonths = { unit: logistics, from: '2026-11-01', to: '2026-12-31', by: 'month' } as const
  expect((await cut(twoMonths)).rows.map(({ key, goal }) => [key, goal])).toEqual([
    ['2026-11', 40],
    ['2026-12', null],
  ])
})

test('what cannot be a goal is refused with what is wrong', async () => {
  expect((await set({ value: 1.2 })).problem).toMatchObject({
    code: 'metrics.goalOutOfRange',
    facts: { low: 0, high: 1 },
  })
  expect((await set({ metric: 'nps', value: 101 })).problem.code).toBe('metrics.goalOutOfRange')
  expect((await set({ unitId: randomUUID() })).problem.code).toBe('staff.noSuchUnit')
  for (const period of ['2026-13', '2026-Q5', 'soon']) expect((await set({ period })).status).toBe(422)
})

test('the catalogue holds every metric with its words, and tells who answers for it until somebody is named', async () => {
  const all = async () => (await house.call(readCatalogue, {}, {}, as('lead'))).reply
  const { items, can } = await all()
  expect(items.map(({ key }) => key)).toEqual(metricKeys)
  expect(can).toEqual({ nameOwner: false, make: false })
  const ownerOf = async () => (await all()).items.find(({ key }) => key === 'nps')?.owner
  expect(await ownerOf()).toEqual({ roleKey: 'analyst', person: null })
  const name = (personId: string | null, metric = 'nps', who: keyof typeof people = 'administrator') =>
    house.call(nameOwner, { metric }, { personId }, as(who))
  expect((await name(people.lead.id, 'nps', 'lead')).status).toBe(403)
  expect((await name(people.lead.id)).status).toBe(200)
  expect((await ownerOf())?.person).toEqual({ id: people.lead.id, name: '林岚' })
  expect((await name(randomUUID())).problem.code).toBe('metrics.noSuchOwner')
  expect((await name(null, 'no_such')).problem.code).toBe('metrics.noSuchMetric')
  expect((await name(null)).status).toBe(200)
  expect((await ownerOf())?.person).toBeNull()
})

test('the overview shows the figures that have definitions, and no others', async () => {
  const { figures } = (await house.call(readOverview, {}, november, as('administrator'))).reply
  expect(figures.map(({ key }) => key)).toEqual([...figureKeys])
})
