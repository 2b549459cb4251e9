import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readSheetRows } from '#platform/server/spreadsheets/sheet-rows.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { importer, openImportHouse, ran, uploaded } from './testing/import-desk.ts'

let house: TestHouse
let importId: string
beforeAll(async () => {
  house = await openImportHouse(inject('databaseServer'))
  const rows = [
    '内容,时间',
    '"=HYPERLINK(""http://evil"",""x"")",昨天',
    '+1 再来一次,不知道',
    '正常的一行，路灯坏了,2022-01-01',
  ]
  importId = await uploaded(house, 'r.csv', rows.join('\n'))
  await ran(house, importId)
})
afterAll(() => house.close())

const download = (format: string, locale = 'zh-CN') =>
  house.server.inject({
    url: `/api/imports/${importId}/rejects.${format}`,
    headers: { authorization: `TestActor ${JSON.stringify(importer)}`, 'accept-language': locale },
  })

test('rejected rows come back with their reasons, and none of them is a formula', async () => {
  const { body, headers } = await download('csv')
  expect(headers['content-type']).toContain('text/csv')
  expect(body).toBe(
    `\ufeff${[
      '内容,时间,行号,原因',
      `"'=HYPERLINK(""http://evil"",""x"")",昨天,2,时间: 时间无法识别`,
      `'+1 再来一次,不知道,3,时间: 时间无法识别`,
    ].join('\r\n')}\r\n`,
  )
  const rows: string[][] = []
  const sheet = await download('xlsx', 'en')
  for await (const row of readSheetRows(new Uint8Array(sheet.rawPayload))) rows.push(row)
  expect(rows[0]).toEqual(['内容', '时间', 'Row', 'Reasons'])
  expect(rows[1]).toEqual(['=HYPERLINK("http://evil","x")', '昨天', '2', '时间: not a date that can be read'])
  expect(new TextDecoder().decode(sheet.rawPayload)).not.toContain('<f>')
})

test('who downloaded rows with personal data stands in the log, and others may not', async () => {
  const { rows } = await house.open.pool.query(
    `select actor_id from events where type = 'imports.rejects_downloaded'`,
  )
  expect(rows).toEqual([{ actor_id: importer.id }, { actor_id: importer.id }])
  const { statusCode } = await house.server.inject({ url: `/api/imports/${importId}/rejects.csv` })
  expect(statusCode).toBe(401)
})

test('after thirty days the content of the file is gone and the figures stay', async () => {
  house.travel(31 * 86_400_000)
  await house.tick()
  await house.settle()
  const { rows } = await house.open.pool.query('select taken, rejected, preview, parts from imports')
  expect(rows).toEqual([{ taken: 1, rejected: 2, preview: null, parts: [] }])
  expect((await house.open.pool.query('select 1 from import_rejects')).rows).toEqual([])
})
