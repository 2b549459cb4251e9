import { weekStretchOf } from '@huixiang/business-time/week-years.ts'
import { afterAll, expect, inject, test } from 'vitest'
import { intake } from '#features/intake/server/module.ts'
import { changeMetricSettings } from '#features/metrics/contract/settings.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { beginSchedule, endSchedule, listSchedules } from '../contract/schedules.ts'
import { nextDay } from '../domain/rhythm.ts'
import { localHour } from './local-hour.ts'
import { dashboards } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  tickets,
  intake,
  metrics,
  notifications,
  dashboards,
])
afterAll(() => house.close())
const { root, logistics } = await inventOrganisation(house)
const lead = await inventPerson(house, { root, unit: logistics }, { name: '林岚', role: 'team_lead' })
const chief = await inventPerson(house, { root, unit: root }, { role: 'administrator' })

test('where days begin at six, a mail of the night waits until the day before is over', async () => {
  const at = (time: string) => localHour(house.house.read, Date.parse(`2026-09-02T${time}:00+08:00`))
  expect(await at('02:00')).toEqual({ day: '2026-09-02', hour: 2 })
  await house.open.pool.query('update organisations set day_begins = 360')
  const [night, morning] = [await at('02:00'), await at('06:00')]
  await house.open.pool.query('update organisations set day_begins = 0')
  expect([night, morning]).toEqual([
    { day: '2026-09-01', hour: 26 },
    { day: '2026-09-02', hour: 6 },
  ])
  const daily = { rhythm: 'daily', hour: 3 } as const
  expect([nextDay(daily, night, null), nextDay(daily, morning, null)]).toEqual(['2026-09-02', '2026-09-03'])
})

test('a dashboard goes by mail on its day, to each reader with the figures of their own reach', async () => {
  const begin = (as: Actor, readerIds: string[]) =>
    house.call(
      beginSchedule,
      {},
      { board: 'complaints', rhythm: 'daily', hour: 0, unitId: null, readerIds },
      { as },
    )
  const [chiefId, leadId] = [chief.id as string, lead.id as string]
  expect((await begin(lead, [chiefId])).problem.code).toBe('dashboards.onlyToYourself')
  const { scheduleId } = (await begin(chief, [chiefId, leadId])).reply
  await house.open.pool.query(`update people set email = left(id::text, 13) || '@example.com'`)
  await house.open.pool.query('update dashboard_schedules set next_day = next_day - 1')
  await house.tick()
  await house.tick()
  const mails = await house.open.pool.query('select about_id, link_path from mails order by about_id')
  expect(mails.rows.map((row) => row.about_id)).toEqual([chiefId, leadId].toSorted())
  expect(mails.rows[0].link_path).toMatch(/^\/dashboards\/complaints\?from=/)
  const standing = () => house.call(listSchedules, {}, { board: 'complaints' }, { as: chief })
  expect((await standing()).reply.items[0]?.readers).toHaveLength(2)
  expect((await house.call(endSchedule, { scheduleId }, {}, { as: lead })).status).toBe(404)
  await house.call(endSchedule, { scheduleId }, {}, { as: chief })
  expect((await standing()).reply.items).toEqual([])
})

test('the mail of one unit says which, and one of a unit that is not there is not arranged', async () => {
  const begin = (unitId: string) =>
    house.call(
      beginSchedule,
      {},
      { board: 'service', rhythm: 'weekly', hour: 0, unitId, readerIds: [chief.id as string] },
      { as: chief },
    )
  const nowhere = await begin('01920000-0000-7000-8000-000000000000')
  expect([nowhere.status, nowhere.problem?.code]).toEqual([422, 'staff.noSuchUnit'])
  expect((await begin(logistics)).status).toBe(200)
  await house.open.pool.query(`update people set email = left(id::text, 13) || '@example.com'`)
  await house.open.pool.query('update dashboard_schedules set next_day = next_day - 7')
  await house.tick()
  await house.tick()
  const { rows } = await house.open.pool.query(
    `select subject, link_path from mails where link_path like '/dashboards/service%'`,
  )
  const { rows: units } = await house.open.pool.query('select name from org_units where id = $1', [logistics])
  expect(rows).toHaveLength(1)
  expect(rows[0].subject).toContain(` · ${units[0].name}」`)
  expect(rows[0].link_path).toContain(`unitId=${logistics}`)
})

test('where years are made of weeks, a monthly mail comes on the first day of a fiscal period and tells of the one before', async () => {
  const rule = { pattern: '4-4-5', yearBegins: 2, weekBegins: 7, ends: 'nearest' } as const
  const { yearBegins, ...weeks } = rule
  const change = { repeatDays: 30, yearBegins, weeks, version: 0 }
  expect((await house.call(changeMetricSettings, {}, change, { as: chief })).status).toBe(200)
  const readerIds = [chief.id as string]
  const input = { board: 'loop', rhythm: 'monthly', hour: 0, unitId: null, readerIds } as const
  await house.call(beginSchedule, {}, input, { as: chief })
  const [standing] = (await house.call(listSchedules, {}, { board: 'loop' }, { as: chief })).reply.items
  const next = standing?.nextDay ?? ''
  expect(weekStretchOf('period', next, rule).from).toBe(next)

  await house.open.pool.query(
    `update dashboard_schedules set next_day = '2026-01-01' where board_key = 'loop'`,
  )
  await house.tick()
  await house.tick()
  const { rows } = await house.open.pool.query(
    `select link_path from mails where link_path like '/dashboards/loop%'`,
  )
  const told = new URLSearchParams(rows[0].link_path.split('?')[1])
  const [from, to] = [told.get('from') ?? '', told.get('to') ?? '']
  expect(weekStretchOf('period', from, rule)).toMatchObject({ from, to })
})
