import { randomUUID } from 'node:crypto'
import { expect, inject, test } from 'vitest'
import { myNotifications } from '#features/notifications/contract.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { inventPerson, rootUnit, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { acknowledgeAlert } from '../contract/deeds.ts'
import { alertInShort } from './public/alert-in-short.ts'
import { type Alerting, alertingHouses } from './testing/alerting-house.ts'
import { readEvents } from './testing/event-log.ts'

const hour = 3_600_000
const opened = alertingHouses(inject('databaseServer'))

/** What somebody was told of alerts, the earliest first. */
async function told({ house }: Alerting, personId: string): Promise<string[]> {
  const reader = personWith(['alerts.read'], { id: personId })
  const { reply } = await house.call(myNotifications, {}, { limit: 200 }, { as: reader })
  return reply.items.flatMap(({ kind, alert }) => (alert === null ? [] : [kind])).toReversed()
}

const handlerOf = (alerting: Alerting, unitId: string, name: string) =>
  inventPerson(alerting.house, {
    name,
    leads: { permission: 'alerts.handle', scope: 'subtree', at: unitId },
  })

async function regionalManagerOf({ house }: Alerting, unitId: string): Promise<string> {
  const personId = await inventPerson(house, { name: '区域经理' })
  await house.arrange(async ({ db }) => {
    const tables = db.own<StaffTables>()
    const role = { key: 'regional_manager', name_zh: '区域经理', name_en: 'Regional manager', builtin: true }
    const known = await tables.selectFrom('roles').select('id').where('key', '=', role.key).executeTakeFirst()
    const role_id = known?.id ?? randomUUID()
    if (known === undefined)
      await tables
        .insertInto('roles')
        .values({ id: role_id, ...role })
        .execute()
    const held = { person_id: personId, role_id, org_unit_id: unitId }
    await tables.insertInto('role_assignments').values(held).execute()
  })
  return personId
}

test('of one alert about the whole whoever handles the whole is paged; whoever handles alerts in a unit that makes it so reads of it, and sees their own part', async () => {
  const alerting = await opened()
  const { people, manager, analyst } = alerting
  await alerting.usually(() => 40)
  await alerting.liveRule({ name: '投诉量', watched: 'complaints', split: 'unit' })
  await alerting.count(0, 100)
  await alerting.minute()
  const [all, ...more] = await alerting.alerts(analyst)
  expect(more).toEqual([])
  expect(all?.segments.map(({ key }) => key)).toEqual([rootUnit])
  expect(all?.swallowed.map(({ key }) => key)).toEqual([teamUnit])
  const [own] = await alerting.alerts(manager)
  expect(own).toMatchObject({ id: all?.id, colour: 'red', segments: [{ key: teamUnit }], swallowed: [] })
  expect(await told(alerting, people.analyst)).toEqual(['alert_red'])
  expect(await told(alerting, people.manager)).toEqual(['alert'])
  const detail = await alerting.alert(own?.id as string, manager)
  expect(JSON.stringify(detail)).not.toContain(rootUnit)
  expect(detail.can.handle).toBe(true)
})

test('a region’s NPS that pulls the whole down with it pages that region’s manager, and no other’s', async () => {
  const alerting = await opened()
  const other = await alerting.unitBelow(rootUnit, '华西')
  const [east, west] = [await regionalManagerOf(alerting, teamUnit), await regionalManagerOf(alerting, other)]
  const answers = async (ago: number, org_unit_id: string, promoters: number, detractors: number) => {
    for (const [bucket, n] of [
      [10, promoters],
      [3, detractors],
    ] as const)
      await alerting.count(ago, n, { measure: 'nps', channel: null, org_unit_id, bucket })
  }
  for (let ago = 60; ago > 0; ago--) for (const unit of [teamUnit, other]) await answers(ago, unit, 700, 200)
  await alerting.liveRule({ name: '净推荐值', watched: 'nps', split: 'unit' })
  await answers(0, other, 700, 200)
  await answers(0, teamUnit, 400, 500)
  await alerting.minute()
  const [alert, ...more] = await alerting.alerts()
  expect(more).toEqual([])
  expect(alert?.segments.map(({ key }) => key)).toEqual([rootUnit])
  expect(await told(alerting, east)).toEqual(['alert_red'])
  expect(await told(alerting, west)).toEqual([])
})

test('a few answers that fall further than those that made an alert page nobody', async () => {
  const alerting = await opened()
  const regional = await regionalManagerOf(alerting, rootUnit)
  const answers = async (ago: number, promoters: number, detractors: number) => {
    for (const [bucket, n] of [
      [10, promoters],
      [3, detractors],
    ] as const)
      await alerting.count(ago, n, { measure: 'nps', channel: null, bucket })
  }
  for (let ago = 60; ago > 0; ago--) await answers(ago, 7000, 2000)
  await alerting.liveRule({ name: '净推荐值', watched: 'nps', split: 'none' })
  await answers(0, 6730, 2270)
  await alerting.minute()
  expect(await alerting.alerts()).toMatchObject([{ colour: 'yellow' }])
  // The next day there are forty answers, a fifth below what is usual: nobody can tell that from chance.
  alerting.house.travel(24 * hour)
  await answers(-1, 29, 11)
  await alerting.minute()
  expect(await alerting.alerts()).toMatchObject([{ colour: 'yellow', segments: [{ n: 40 }] }])
  expect(await told(alerting, regional)).toEqual([])
  const paged = await readEvents(alerting.house, 'alerts.worsened')
  expect(paged).toEqual([])
})

test('whoever handles alerts in a unit that an open alert reaches later hears of it then, and whoever has it', async () => {
  const alerting = await opened()
  const { house, people, manager } = alerting
  const [west, rest] = [
    await alerting.unitBelow(rootUnit, '华西'),
    await alerting.unitBelow(rootUnit, '其他'),
  ]
  const wu = await handlerOf(alerting, west, '吴经理')
  const usual = { [teamUnit]: 60, [west]: 60, [rest]: 3000 }
  for (const [org_unit_id, n] of Object.entries(usual)) await alerting.usually(() => n, { org_unit_id })
  await alerting.liveRule({ name: '投诉量', watched: 'complaints', split: 'unit' })
  await alerting.count(0, 150, { org_unit_id: teamUnit })
  await alerting.minute()
  const [alert] = await alerting.alerts()
  expect(await told(alerting, people.manager)).toEqual(['alert_red'])
  expect(await told(alerting, wu)).toEqual([])
  await house.call(acknowledgeAlert, { alertId: alert?.id as string }, {}, { as: manager })
  await alerting.count(0, 140, { org_unit_id: west })
  await alerting.minute()
  expect(await alerting.alerts()).toHaveLength(1)
  expect(await told(alerting, wu)).toEqual(['alert_red'])
  expect(await told(alerting, people.manager)).toEqual(['alert_red', 'alert_red'])
  await alerting.count(0, 1, { org_unit_id: west })
  await alerting.minute()
  expect(await told(alerting, wu)).toHaveLength(1)
})

test('where the owner of a rule has left, whoever handles alerts nearest hears of it, and nobody is said to have it', async () => {
  const alerting = await opened()
  const ownerId = await handlerOf(alerting, rootUnit, '郑负责')
  await alerting.usually(() => 40)
  await alerting.liveRule({ name: '投诉量', watched: 'complaints', split: 'none', unitId: teamUnit, ownerId })
  await alerting.house.arrange(({ db }) =>
    db
      .own<StaffTables>()
      .updateTable('people')
      .set({ status: 'disabled' })
      .where('id', '=', ownerId)
      .execute(),
  )
  await alerting.count(0, 100)
  await alerting.minute()
  expect(await alerting.alerts()).toMatchObject([{ colour: 'red', owner: null }])
  expect(await told(alerting, alerting.people.manager)).toEqual(['alert_red'])
})

test('a chat reads of a channel by its words, of a part that is no more that it is gone, and how many group events there are', async () => {
  const alerting = await opened()
  const { house } = alerting
  await alerting.hears('phone', () => 2)
  await alerting.hears('web_form', (ago) => (ago > 24 ? 2 : 0))
  await alerting.liveRule({ name: '渠道无数据', watched: 'silence', split: 'channel' })
  await alerting.liveRule({ name: '群体事件', watched: 'group_events', split: 'none' })
  const now = new Date(await house.house.now())
  await house.open.pool.query(
    `insert into group_events (id, number, opened_at, since, expected, needed, window_hours, alarmed_at)
     values ($1, 'GE-1', $2, $2, 1, 5, 24, $2)`,
    [randomUUID(), now],
  )
  await alerting.minute()
  const of = async (watched: string) => {
    const alert = (await alerting.alerts()).find((one) => one.watched === watched)
    return alertInShort(house.open.jobContext.read, alert?.id as string, 'zh-CN')
  }
  expect(await of('silence')).toBe('网页：8月25日 11:30 之后没有任何声音，本应约 46 条')
  expect(await of('group_events')).toBe('发现 1 起群体事件')
})
