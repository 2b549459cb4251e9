import { randomUUID } from 'node:crypto'
import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { afterAll } from 'vitest'
import { escalations } from '#features/escalations/server/module.ts'
import type { Point } from '#features/metrics/domain/point-book.ts'
import type { MetricsTables } from '#features/metrics/server/metrics.tables.ts'
import { sumAlike } from '#features/metrics/server/testing/counted-points.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { staff } from '#features/staff/server/module.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import {
  inventOrganisation,
  inventPerson,
  rootUnit,
  teamUnit,
} from '#features/surveys/server/testing/invented-organisation.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { ServerModule } from '#platform/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { listAlerts, readAlert } from '../../contract/reading.ts'
import { addAlertRule, switchAlertRule } from '../../contract/rules.ts'
import { alerts } from '../module.ts'

type Cell = Partial<Omit<MetricsTables['metric_counts'], 'day' | 'n'>>

/** Counts things: voices that complain, of the team, from the web, unless a cell says otherwise. */
function addToCube(house: TestHouse, { day, n, cell }: { day: string; n: number; cell: Cell }) {
  const {
    measure = 'voices',
    org_unit_id = teamUnit,
    kind = 'complaint',
    label_id = null,
    channel = 'web',
    bucket = 0,
  } = cell
  const one = {
    measure: measure as Point['measure'],
    day,
    orgUnitId: org_unit_id,
    kind,
    labelId: label_id,
    channel,
    bucket,
  }
  return sumAlike(house, n, one)
}

/** Adds a unit below another. */
async function unitBelow(house: TestHouse, parentId: string, name: string): Promise<string> {
  const id = randomUUID()
  await house.arrange(async ({ db, now }) => {
    const units = db.own<StaffTables>()
    const parent = await units
      .selectFrom('org_units')
      .selectAll()
      .where('id', '=', parentId)
      .executeTakeFirstOrThrow()
    const depth = parent.depth + 1
    const own = { id, parent_id: parentId, name, depth, [`unit_${depth}`]: id, created_at: new Date(now) }
    await units
      .insertInto('org_units')
      .values({ ...parent, ...own })
      .execute()
  })
  return id
}

const hourMs = 3_600_000

/** Lets a channel of the team be heard in the weeks before a moment: so many voices in each hour, by how many hours ago it began. */
async function hearBefore(
  house: TestHouse,
  channel: string,
  { now, n, days = 70 }: { now: number; n: (ago: number, clock: number) => number; days?: number },
): Promise<void> {
  const present = Math.floor(now / hourMs)
  const rows = Array.from({ length: days * 24 }, (_, index) => index + 1)
    .map((ago) => ({ hour: present - ago, n: n(ago, (present - ago + 8) % 24) }))
    .filter((row) => row.n > 0)
  await house.open.pool.query(
    `insert into alert_heard_hours (channel, org_unit_id, hour, n)
      select $1, $2, hour, n from unnest($3::int[], $4::int[]) as heard (hour, n)`,
    [channel, teamUnit, rows.map(({ hour }) => hour), rows.map((row) => row.n)],
  )
  const last = Math.max(...rows.map(({ hour }) => hour))
  await house.open.pool.query('insert into alert_heard_last values ($1, $2, to_timestamp($3))', [
    channel,
    teamUnit,
    last * 3600 + 1800,
  ])
}

/** A team below the whole, whose figures a test lays down day by day. It is the noon of a Wednesday without holidays near. */
export async function openAlertingHouse(
  server: DatabaseServer,
  more: readonly ServerModule[] = [],
  settings: Parameters<typeof openTestHouse>[2] = {},
) {
  const house = await openTestHouse(server, [staff, alerts, escalations, notifications, ...more], settings)
  await inventOrganisation(house)
  house.travel(Date.parse('2026-08-26T12:00:00+08:00') - (await house.house.now()))
  const handles = { permission: 'alerts.handle' } as const
  const people = {
    analyst: await inventPerson(house, { name: '秦分析', leads: { ...handles, scope: 'all', at: rootUnit } }),
    manager: await inventPerson(house, {
      name: '唐经理',
      email: 'tang@example.com',
      leads: { ...handles, scope: 'subtree', at: teamUnit },
    }),
  }
  const analyst = personWith(['alerts.read', 'alerts.handle', 'alerts.configure'], { id: people.analyst })
  const manager = personWith(['alerts.read', 'alerts.handle', 'tickets.read'], {
    id: people.manager,
    scope: 'subtree',
    unitId: teamUnit,
    depth: 2,
  })
  const today = dayNumberOf('2026-08-26') as number
  const as = { as: analyst }

  const count = (ago: number, n: number, cell: Cell = {}) =>
    addToCube(house, { day: dateOf(today - ago), n, cell })
  return {
    house,
    people,
    analyst,
    manager,
    count,
    /** So many a day in the weeks before today. */
    async usually(n: (ago: number) => number, cell: Cell = {}) {
      for (let ago = 70; ago > 0; ago--) await count(ago, n(ago), cell)
    },
    /** So many voices in each hour of the weeks before, by how many hours ago and by its clock. */
    async hears(channel: string, n: (ago: number, clock: number) => number) {
      await hearBefore(house, channel, { now: await house.house.now(), n })
    },
    /** A rule that was tried on the past and is live. */
    async liveRule(input: CallerInput<typeof addAlertRule>) {
      const { reply, problem } = await house.call(addAlertRule, {}, input, as)
      if (problem.code !== undefined) throw new Error(problem.code)
      await house.settle()
      await house.call(switchAlertRule, { alertRuleId: reply.alertRuleId }, { active: true }, as)
      return reply.alertRuleId
    },
    /** A minute passes. */
    async minute() {
      house.travel(60_000)
      await house.tick()
      await house.settle()
    },
    async alerts(by = analyst, input: CallerInput<typeof listAlerts> = {}) {
      return (await house.call(listAlerts, {}, input, { as: by })).reply.items
    },
    async alert(alertId: string, by = analyst) {
      return (await house.call(readAlert, { alertId }, {}, { as: by })).reply
    },
    unitBelow: (parentId: string, name: string) => unitBelow(house, parentId, name),
  }
}

export type Alerting = Awaited<ReturnType<typeof openAlertingHouse>>

/** Opens a house of its own for each test of a file, and closes all behind the last. */
export function alertingHouses(server: DatabaseServer): () => Promise<Alerting> {
  const houses: Alerting[] = []
  afterAll(async () => {
    for (const { house } of houses) await house.close()
  })
  return async () => {
    const alerting = await openAlertingHouse(server)
    houses.push(alerting)
    return alerting
  }
}
