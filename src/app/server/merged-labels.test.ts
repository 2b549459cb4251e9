import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readHeat } from '#features/explorer/contract.ts'
import { exploreFeedback } from '#features/intake/contract.ts'
import { listPoints, readOverview } from '#features/metrics/contract.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import { mergeLabel, undoMerge } from '#features/taxonomy/contract/succession.ts'
import { createLabel, listLabels } from '#features/taxonomy/contract.ts'
import { ticketList } from '#features/tickets/contract/reading.ts'
import { openLivedHouse } from './testing/lived-house.ts'

let lived: Awaited<ReturnType<typeof openLivedHouse>>
beforeAll(async () => {
  lived = await openLivedHouse(inject('databaseServer'))
})
afterAll(() => lived.house.close())

const as = () => ({ as: lived.administrator })
const once = () => ({ ...as(), headers: { 'idempotency-key': randomUUID() } })
const dayAt = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const period = { from: dayAt(-80), to: dayAt(1) }

async function counted(labelId: string) {
  const { call } = lived.house
  const [overview, points, voices, tickets] = await Promise.all([
    call(readOverview, {}, period, as()),
    call(listPoints, {}, { measure: 'voices', labelId, limit: 100 }, as()),
    call(exploreFeedback, {}, { label: [labelId] }, as()),
    call(ticketList, {}, { view: 'closed', label: [labelId] }, as()),
  ])
  return {
    overview: overview.reply.voices.byLabel.find(({ key }) => key === labelId)?.n ?? 0,
    points: points.reply.items.length,
    voices: voices.reply.items.length,
    tickets: tickets.reply.items.length,
  }
}

/** How many voices the map of feelings counts under a label at the top. */
const felt = async (labelId: string) =>
  (await lived.house.call(readHeat, {}, period, as())).reply.rows.find(({ id }) => id === labelId)?.n ?? 0

const versionOf = async (labelId: string) =>
  (await lived.house.call(listLabels, {}, {}, as())).reply.items.find(({ id }) => id === labelId)?.version ??
  0

test('what was counted under a merged label counts under its successor, and comes back when the merge is taken back', async () => {
  const { byLabel } = (await lived.house.call(readOverview, {}, period, as())).reply.voices
  const used = byLabel.find(({ key }) => key !== null)?.key as string
  const before = await counted(used)
  expect([before.overview, before.points, before.voices].every((n) => n > 0)).toBe(true)
  const { labelId } = (await lived.house.call(createLabel, {}, { nameZh: '后继', parentId: null }, once()))
    .reply
  expect(await counted(labelId)).toEqual({ overview: 0, points: 0, voices: 0, tickets: 0 })
  const asked = { intoId: labelId, version: await versionOf(used), intoVersion: await versionOf(labelId) }
  expect((await lived.house.call(mergeLabel, { labelId: used }, asked, once())).status).toBe(200)
  expect(await counted(labelId)).toEqual(before)
  expect(await felt(labelId)).toBe(before.overview)
  expect((await counted(used)).overview).toBe(0)
  expect(await recount(lived.house.house.read)).toEqual([])
  await lived.house.call(undoMerge, { labelId: used }, {}, once())
  expect(await counted(used)).toEqual(before)
  expect((await counted(labelId)).overview).toBe(0)
})
