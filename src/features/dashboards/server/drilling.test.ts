import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { readCut } from '#features/metrics/contract/cut.ts'
import { listPoints } from '#features/metrics/contract.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { moveUnit } from '#features/staff/contract.ts'
import { staff } from '#features/staff/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { exportDashboard } from '../contract/exporting.ts'
import type { Widget } from '../domain/board.ts'
import { dashboards } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  ...[staff, tickets, customers, intake, metrics, notifications, dashboards],
])
const { root, logistics, billing } = await inventOrganisation(house)
const chief = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
const li = await inventPerson(house, { root, unit: logistics }, { name: '李雷', role: 'agent' })
afterAll(() => house.close())

for (const [unitId, assignee] of [
  [logistics, li.id],
  [logistics, li.id],
  [logistics, null],
  [billing, null],
]) {
  const ticketId = await inventTicket(house, { unitId: unitId as string })
  await house.open.pool.query('update tickets set assignee_id = $1 where id = $2', [assignee, ticketId])
}
await house.settle()

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const period = { from: day(-2), to: day(2) }
const table: Widget = {
  ...{ id: 'w', title: 'w', metrics: ['opened'], picture: 'table', by: 'unit', comparison: null },
  ...{ filters: {}, markId: null, place: { x: 0, y: 0, w: 12, h: 5 } },
}

/** The parts of the file and what stands in them. */
async function told(looked: Partial<CallerInput<typeof exportDashboard>>) {
  const widgets = [{ ...table, metrics: [...table.metrics] }]
  const asked = { name: 'b', widgets, ...period, format: 'csv', ...looked } as const
  const { reply } = await house.call(exportDashboard, {}, asked, { as: chief })
  const lines = Buffer.from(reply.base64, 'base64').toString('utf8').trim().split('\r\n').slice(1)
  return Object.fromEntries(lines.map((line) => [line.split(',')[2], Number(line.split(',')[4])]))
}

test('of a team the people stand where units stood, in files as on the screen', async () => {
  const whole = await told({})
  expect(Object.values(whole).toSorted()).toEqual([1, 3])
  const team = await told({ unitId: logistics })
  expect(team).toMatchObject({ 李雷: 2 })
  expect(Object.values(team).toSorted()).toEqual([1, 2])
})

test('a unit that was moved counts where it hung then or where it hangs now, and the list behind it is as long', async () => {
  const moved = await house.call(moveUnit, { unitId: logistics }, { parentId: billing }, { as: chief })
  expect(moved.status).toBe(200)
  await house.settle()
  expect([
    Object.values(await told({ tree: 'then' })).toSorted(),
    Object.values(await told({ tree: 'now' })),
  ]).toEqual([[1, 3], [4]])
  for (const tree of ['then', 'now'] as const) {
    const asked = { ...period, tree }
    const cut = await house.call(readCut, {}, { metric: 'opened', unit: billing, ...asked }, { as: chief })
    const list = await house.call(
      listPoints,
      {},
      { measure: 'opened', unitId: billing, ...asked },
      { as: chief },
    )
    expect(list.reply.items).toHaveLength(cut.reply.total?.value ?? -1)
    expect(list.reply.items).toHaveLength(tree === 'now' ? 4 : 1)
  }
})
