import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { myNotifications } from '#features/notifications/contract.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { inventPerson, rootUnit, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { closeAlert } from '../contract/deeds.ts'
import { openAlertingHouse } from './testing/alerting-house.ts'
import { readEvents } from './testing/event-log.ts'

const alerting = await openAlertingHouse(inject('databaseServer'))
const { house, analyst, manager, count, liveRule, minute } = alerting
afterAll(() => house.close())
const hour = 3_600_000

/** What somebody was told of an alert, the earliest first. */
async function told(personId: string, alertId: string) {
  const reader = personWith(['tickets.read', 'alerts.read'], { id: personId })
  const { reply } = await house.call(myNotifications, {}, { limit: 200 }, { as: reader })
  return reply.items
    .filter(({ alert }) => alert?.id === alertId)
    .map(({ kind }) => kind)
    .toReversed()
}

async function regionalManager(): Promise<string> {
  const personId = await inventPerson(house, { name: '华东区域经理' })
  await house.arrange(async ({ db }) => {
    const tables = db.own<StaffTables>()
    const role = { key: 'regional_manager', name_zh: '区域经理', name_en: 'Regional manager', builtin: true }
    const known = await tables.selectFrom('roles').select('id').where('key', '=', role.key).executeTakeFirst()
    const roleId = known?.id ?? randomUUID()
    if (known === undefined)
      await tables
        .insertInto('roles')
        .values({ id: roleId, ...role })
        .execute()
    await tables
      .insertInto('role_assignments')
      .values({ person_id: personId, role_id: roleId, org_unit_id: rootUnit })
      .execute()
  })
  return personId
}

const scores = { measure: 'nps', channel: null, kind: 'complaint' }
async function answersOn(ago: number, promoters: number, detractors: number, org_unit_id: string = teamUnit) {
  await count(ago, promoters, { ...scores, org_unit_id, bucket: 10 })
  await count(ago, detractors, { ...scores, org_unit_id, bucket: 3 })
}

test('an NPS 15 % below its baseline pages the regional manager; 12 % below is yellow, and pages nobody', async () => {
  const regional = await regionalManager()
  const sibling = await alerting.unitBelow(rootUnit, '售后组')
  for (let ago = 60; ago > 0; ago--) {
    await answersOn(ago, 3500, 1000)
    await answersOn(ago, 3500, 1000, sibling)
  }
  await liveRule({ name: '净推荐值', watched: 'nps', split: 'unit' })
  await answersOn(0, 3400, 1200, sibling)
  await answersOn(0, 1500, 430)
  await minute()
  const [yellow] = await alerting.alerts()
  expect(yellow).toMatchObject({ colour: 'yellow', segments: [{ key: sibling }] })
  expect(await told(regional, yellow?.id as string)).toEqual([])
  // The other team falls much further, and the whole with it: the alert that is open grows, and gets worse.
  await answersOn(0, 0, 750)
  await minute()
  const after = await alerting.alerts()
  expect(after).toHaveLength(1)
  expect(after[0]).toMatchObject({ id: yellow?.id, colour: 'red', segments: [{ key: rootUnit }] })
  expect(await told(regional, yellow?.id as string)).toEqual(['alert_red'])
  expect(await readEvents(house, 'alerts.worsened')).toMatchObject([{ facts: { paged: true } }])
})

test('of an alert about several units, or about the whole, a manager sees their own alone', async () => {
  expect(await alerting.alerts(manager)).toMatchObject([{ segments: [{ key: teamUnit }], swallowed: [] }])
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    const [west, rest] = [await own.unitBelow(rootUnit, '华西'), await own.unitBelow(rootUnit, '其他')]
    const usual = { [teamUnit]: 60, [west]: 60, [rest]: 3000 }
    for (const [org_unit_id, n] of Object.entries(usual)) await own.usually(() => n, { org_unit_id })
    await own.liveRule({ name: '投诉量', watched: 'complaints', split: 'unit' })
    await own.count(0, 130, { org_unit_id: teamUnit })
    await own.count(0, 150, { org_unit_id: west })
    await own.minute()
    const keysSeenBy = async (actor: typeof analyst) =>
      (await own.alerts(actor)).map(({ segments }) => segments.map(({ key }) => key))
    expect(await keysSeenBy(own.analyst)).toEqual([[west, teamUnit]])
    expect(await keysSeenBy(own.manager)).toEqual([[teamUnit]])
    const [alert] = await own.alerts(own.manager)
    const detail = await own.alert(alert?.id as string, own.manager)
    expect(JSON.stringify(detail)).not.toContain(west)
    expect(detail.can.handle).toBe(true)
  } finally {
    await own.house.close()
  }
})

test('when a day has passed and nobody ended it, the next above hears of it; «I see to it» and an end stop that', async () => {
  const [alert] = await alerting.alerts()
  const alertId = alert?.id as string
  const head = await inventPerson(house, { name: '林主任', leads: { scope: 'subtree', at: rootUnit } })
  house.travel(12 * hour)
  await minute()
  house.travel(12 * hour)
  await minute()
  const stepped = await readEvents(house, 'escalations.figure_alert_stepped')
  expect(stepped.length).toBeGreaterThanOrEqual(2)
  expect(await told(head, alertId)).toContain('breached')
  await house.call(closeAlert, { alertId }, { outcome: 'true' }, { as: analyst })
  await house.settle()
  const before = (await readEvents(house, 'escalations.figure_alert_stepped')).length
  house.travel(5 * hour)
  await minute()
  expect(await readEvents(house, 'escalations.figure_alert_stepped')).toHaveLength(before)
})

test('a unit that moves alarms nobody: the past is counted in the tree as it is now', async () => {
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    const [east, west] = [await own.unitBelow(rootUnit, '华东'), await own.unitBelow(rootUnit, '华西')]
    const outlet = await own.unitBelow(east, '杭州店')
    for (const unit of [outlet, west]) await own.usually((ago) => 40 + (ago % 4), { org_unit_id: unit })
    for (const unit of [outlet, west]) await own.count(0, 41, { org_unit_id: unit })
    await own.liveRule({ name: '投诉量', watched: 'complaints', split: 'unit' })
    await own.minute()
    await own.house.arrange(({ db }) =>
      db
        .own<StaffTables>()
        .updateTable('org_units')
        .set({ parent_id: west, unit_2: west })
        .where('id', '=', outlet)
        .execute(),
    )
    await own.count(0, 1, { org_unit_id: outlet })
    await own.minute()
    expect(await own.alerts()).toEqual([])
  } finally {
    await own.house.close()
  }
})

test('what is as usual again is said so, stays to be answered, and wakes nobody at an edge', async () => {
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    await own.usually(() => 600)
    await own.liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
    await own.count(0, 750)
    await own.minute()
    expect(await own.alerts()).toMatchObject([{ colour: 'orange', recoveredAt: null }])
    // Two days later the days that are judged are usual ones.
    own.house.travel(24 * hour)
    await own.count(-1, 600)
    own.house.travel(24 * hour)
    await own.minute()
    const [alert, ...more] = await own.alerts()
    expect(more).toEqual([])
    expect(alert).toMatchObject({ state: 'open' })
    expect(alert?.recoveredAt).not.toBeNull()
    expect(await readEvents(own.house, 'alerts.opened')).toHaveLength(1)
  } finally {
    await own.house.close()
  }
})

test('figures that did not change are not judged again, and those that did open nothing twice', async () => {
  const own = await openAlertingHouse(inject('databaseServer'))
  try {
    await own.usually(() => 40)
    await own.liveRule({ name: '投诉量', watched: 'complaints', split: 'none' })
    await own.count(0, 120)
    await own.minute()
    const judged = async () =>
      (
        await own.house.open.pool.query<{ at: Date }>('select at from alert_evaluations')
      ).rows[0]?.at.getTime()
    const first = await judged()
    await own.minute()
    expect(await judged()).toBe(first)
    await own.count(0, 1)
    await own.minute()
    expect(await judged()).not.toBe(first)
    expect(await own.alerts()).toHaveLength(1)
  } finally {
    await own.house.close()
  }
})
