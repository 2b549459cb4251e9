import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, test } from 'vitest'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { changeOrganisation } from '#features/organisation/contract.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { staff } from '#features/staff/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { untilLogIsSettled } from '#platform/server/draining.ts'
import { catchUp } from '#platform/server/events/follower-run.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCut } from '../contract/cut.ts'
import { listPoints, readOverview } from '../contract.ts'
import { metrics } from './module.ts'
import { overviewProjection } from './overview.projection.ts'
import { recount } from './public/recount.query.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics, organisation, staff, customers, intake])
const { root } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
afterAll(() => house.close())
const as = { as: administrator }
const clerk = { as: personWith(['intake.register'], { id: randomUUID() }) }
const days = { from: '2026-09-01', to: '2026-09-30' }

const told = async () => {
  const [cut, overview, points] = [
    (await house.call(readCut, {}, { metric: 'voices', ...days }, as)).reply,
    (await house.call(readOverview, {}, days, as)).reply,
    (await house.call(listPoints, {}, { measure: 'voices', ...days }, as)).reply,
  ]
  return {
    n: [cut.total?.n, overview.voices.n, points.items.length],
    counting: [cut.counting, overview.counting, points.counting],
  }
}

/** Counts so many batches of two events, and is stopped. */
async function countBatches(times: number): Promise<void> {
  let left = times
  const stopped = {
    ...overviewProjection,
    batch: 2,
    project: (async (context, events) => {
      if (left === 0) throw new Error('stopped')
      left -= 1
      return overviewProjection.project(context, events)
    }) as typeof overviewProjection.project,
  }
  await catchUp(house.open.transact, stopped)
}

test('stopped half way through counting everything again, every reply says so; afterwards figures are whole and say nothing', async () => {
  for (let hour = 10; hour < 16; hour++) {
    const voice = {
      text: `第 ${hour} 句`,
      kind: 'complaint' as const,
      occurredAt: `2026-09-10T${hour}:00:00Z`,
    }
    expect((await house.call(registerFeedback, {}, voice, clerk)).status).toBe(200)
  }
  await house.settle()
  expect(await told()).toEqual({ n: [6, 6, 6], counting: [null, null, null] })
  expect((await house.call(changeOrganisation, {}, { timeZone: 'Europe/London' }, as)).status).toBe(200)
  await untilLogIsSettled(house.open)
  await countBatches(3)
  const half = await told()
  const [counting] = half.counting
  expect(counting).toMatchObject({ done: expect.any(Number), of: expect.any(Number) })
  expect(counting?.done).toBeLessThan(counting?.of ?? 0)
  expect(half.n.every((n) => (n ?? 0) < 6)).toBe(true)
  expect(half.counting).toEqual([counting, counting, counting])
  house.travel(600_000)
  await house.settle()
  expect(await told()).toEqual({ n: [6, 6, 6], counting: [null, null, null] })
  expect(await recount(house.house.read)).toEqual([])
})
