import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { readImportLabelling } from '../contract.ts'
import { importer, openImportHouse, ran, uploaded } from './testing/import-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openImportHouse(inject('databaseServer'))
})
afterAll(() => house.close())

const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n')

test('after an import one sees how many of its voices are analysed, which labels they got, and how many wait for a person', async () => {
  const importId = await uploaded(
    house,
    '进展.csv',
    csv([
      ['编号', '内容', '时间'],
      ['p1', '快递三天了还没到，物流太慢', '2026/3/7 8:05:09'],
      ['p2', '快递又晚了两天，物流信息不更新', '2026/3/7 9:05:09'],
      ['p3', '嗯嗯好的', '2026/3/7 10:05:09'],
    ]),
  )
  const labelling = async () =>
    (await house.call(readImportLabelling, { importId }, {}, { as: importer })).reply
  expect(await labelling()).toEqual({ voices: 0, analysed: 0, toLabel: 0, labels: [] })
  await ran(house, importId)
  const seen = await labelling()
  expect([seen.voices, seen.analysed]).toEqual([3, 3])
  expect(seen.labels.reduce((sum, { voices }) => sum + voices, 0)).toBe(3 - seen.toLabel)
  await house.open.pool.query(
    'delete from analyses where feedback_id in (select id from feedbacks where source_id = $1)',
    ['p1'],
  )
  expect(await labelling()).toMatchObject({ voices: 3, analysed: 2 })
})
