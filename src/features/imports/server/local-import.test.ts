import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { exportFeedback } from './public/export-feedback.ts'
import { carryOutLocally, lookAtLocalFile, mappingWith } from './public/local-import.ts'
import { openImportHouse, standingOf, uploaded } from './testing/import-desk.ts'

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await openImportHouse(inject('databaseServer'))
  folder = mkdtempSync(join(tmpdir(), 'huixiang-import-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await house.close()
})

const rows = Array.from(
  { length: 2200 },
  (_, n) =>
    `${n},电梯第 ${n} 次停在半路，请打 13812345678 找我,2024/2/${1 + (n % 28)},王小明,139${String(10_000_000 + n)}`,
)
const file = () => {
  const path = join(folder, '电梯.csv')
  writeFileSync(path, ['工单编号,内容,时间,姓名,电话', ...rows].join('\n'))
  return path
}
async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const taken: Item[] = []
  for await (const item of items) taken.push(item)
  return taken
}
const never = { pause: () => false }

test('stopped at the command line, an import stands in the list, and the same command goes on with it', async () => {
  const desk = house.open.jobContext
  const first = await lookAtLocalFile(desk, file())
  const mapping = mappingWith(first.standing, new Map(), '物业')
  const order = { mapping, mode: 'history', dryRun: false } as const
  const stopped = await carryOutLocally(desk, first, { ...order, pace: { pause: () => true } })
  expect(stopped.standing).toMatchObject({ state: 'stopped', taken: 1000 })
  expect(await standingOf(house, first.standing.id)).toMatchObject({
    origin: 'command_line',
    state: 'stopped',
    can: { undo: true, run: false },
  })
  const again = await lookAtLocalFile(desk, file())
  expect(again.standing).toMatchObject({ remembered: true, mapping: { source: '物业' } })
  const done = await carryOutLocally(desk, again, { ...order, pace: never })
  expect(done).toMatchObject({ resumedAfter: 1001 })
  expect(done.standing).toMatchObject({ id: first.standing.id, state: 'done', taken: 2200, known: 0 })
  const third = await lookAtLocalFile(desk, file())
  const known = await carryOutLocally(desk, third, { ...order, pace: never })
  expect(known.standing).toMatchObject({ id: third.standing.id, state: 'done', taken: 0, known: 2200 })
})

test('a column that a person names otherwise frees the field it seemed to be', async () => {
  const { standing } = await lookAtLocalFile(house.open.jobContext, file())
  expect(mappingWith(standing, new Map([['姓名', 'externalId']])).columns).toEqual([
    'sourceId',
    'text',
    'occurredAt',
    'externalId',
    'phone',
  ])
  expect(mappingWith(standing, new Map([['姓名', 'phone']])).columns.at(-1)).toBe('ignore')
  expect(() => mappingWith(standing, new Map([['没有', 'text']]))).toThrow('imports.unknownColumn')
})

test('an export hides personal data unless a reason is given, and the log says so', async () => {
  await house.settle()
  const exported = async (unmaskedBecause: 'legal' | null) => {
    const order = { from: '2024-02-01', to: '2024-02-01', unmaskedBecause }
    const { count, voices } = await exportFeedback(house.open.jobContext, order)
    const told = await all(voices)
    expect(told).toHaveLength(count)
    return told.find(({ sourceId }) => sourceId === '0')
  }
  const masked = await exported(null)
  expect(masked).toMatchObject({
    name: '王**',
    phone: '139****0000',
    sourceId: '0',
    kind: expect.any(String),
  })
  expect(masked?.text).not.toContain('13812345678')
  const plain = await exported('legal')
  expect(plain).toMatchObject({ name: '王小明', phone: '13910000000' })
  const { rows: events } = await house.open.pool.query(
    `select facts from events where type = 'imports.feedback_exported' order by seq`,
  )
  expect(events.map(({ facts }) => [facts.rows, facts.masked, facts.reason])).toEqual([
    [79, true, null],
    [79, false, 'legal'],
  ])
})

test('what was exported comes back through an import without hand work', async () => {
  const { voices } = await exportFeedback(house.open.jobContext, {
    from: null,
    to: null,
    unmaskedBecause: 'quality',
  })
  const lines = (await all(voices)).slice(0, 50).map((voice) => JSON.stringify(voice))
  const importId = await uploaded(house, 'back.jsonl', lines.join('\n'))
  const { columns, mapping } = await standingOf(house, importId)
  const meant = Object.fromEntries((columns ?? []).map(({ name }, at) => [name, mapping?.columns[at]]))
  expect(meant).toMatchObject({
    text: 'text',
    occurredAt: 'occurredAt',
    receivedAt: 'receivedAt',
    kind: 'kind',
    channel: 'channel',
    phone: 'phone',
    name: 'name',
    sourceId: 'sourceId',
  })
})

test('a file is taken in by one process at a time, and going on reads it as it was begun', async () => {
  const desk = house.open.jobContext
  const path = join(folder, '门禁.csv')
  writeFileSync(
    path,
    ['编号,内容,时间', ...rows.slice(0, 1500).map((row) => `门${row.split(',', 3)}`)].join('\n'),
  )
  const begun = await lookAtLocalFile(desk, path)
  const order = { mapping: mappingWith(begun.standing, new Map()), mode: 'history', dryRun: false } as const
  const meanwhile = async () =>
    carryOutLocally(desk, await lookAtLocalFile(desk, path), { ...order, pace: never })
  let refused: Promise<unknown> | undefined
  const patient: typeof desk = {
    ...desk,
    async transact(work, options) {
      refused ??= expect(meanwhile()).rejects.toThrow('imports.alreadyRunning')
      await refused
      return desk.transact(work, options)
    },
  }
  await carryOutLocally(patient, begun, { ...order, pace: { pause: () => true } })
  const otherwise = { ...order, mapping: { ...order.mapping, source: '另一处' } }
  const other = await carryOutLocally(desk, await lookAtLocalFile(desk, path), { ...otherwise, pace: never })
  expect(other).toMatchObject({ resumedAfter: null, standing: { taken: 1500 } })
  const again = await carryOutLocally(desk, await lookAtLocalFile(desk, path), { ...order, pace: never })
  expect(again).toMatchObject({ resumedAfter: 1001, standing: { id: begun.standing.id, taken: 1500 } })
})
