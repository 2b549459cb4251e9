import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { discardImport, listImports, mapImport, readImport, runImport } from '../contract.ts'
import type { Target } from '../domain/fields.ts'
import { importer, messyWorkbook, openImportHouse, standingOf, uploaded } from './testing/import-desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openImportHouse(inject('databaseServer'))
})
afterAll(() => house.close())

const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n')

test('what cannot be a table of voices is refused with its reason', async () => {
  const wide = csv([Array.from({ length: 5000 }, (_, n) => `c${n}`), ['x']])
  expect(await standingOf(house, await uploaded(house, 'wide.csv', wide))).toMatchObject({
    state: 'failed',
    failure: { code: 'imports.tooManyColumns', facts: { columns: 5000, max: 500 } },
    can: { run: false, discard: true },
  })
  const bomb = messyWorkbook([['内容'], ['x']])
  const sheet = Buffer.alloc(48 * 1024 * 1024, ' ')
  const bombed = zipSync(
    { ...unzipSync(bomb), 'xl/worksheets/sheet1.xml': new Uint8Array(sheet) },
    { level: 9 },
  )
  const failed = await standingOf(house, await uploaded(house, 'bomb.xlsx', bombed))
  expect(failed).toMatchObject({ state: 'failed', failure: { code: 'platform.spreadsheetBombSuspected' } })
  await expect(uploaded(house, 'list.json', '[{"text":"x"}]')).rejects.toThrow('imports.jsonNotLines')
  await expect(uploaded(house, 'empty.csv', ' \n')).rejects.toThrow('imports.emptyFile')
  const { status } = await house.call(discardImport, { importId: failed.id }, {}, { as: importer })
  expect(status).toBe(200)
  expect((await house.call(readImport, { importId: failed.id }, {}, { as: importer })).status).toBe(404)
})

test('a mapping without text, or history without times, is refused before anything is read', async () => {
  const importId = await uploaded(
    house,
    'm.csv',
    csv([
      ['甲', '乙'],
      ['街道办的工作人员很耐心，谢谢', '13812345678'],
    ]),
  )
  const map = (columns: Target[]) =>
    house.call(mapImport, { importId }, { columns, dateOrder: 'ymd', source: 's' }, { as: importer })
  expect((await map(['ignore', 'phone'])).problem).toMatchObject({
    code: 'imports.badMapping',
    facts: { fault: 'noText' },
  })
  expect((await map(['text', 'phone'])).status).toBe(200)
  const run = await house.call(runImport, { importId }, { mode: 'history' }, { as: importer })
  expect(run.problem).toMatchObject({ code: 'imports.badMapping', facts: { fault: 'historyNeedsDate' } })
})

test('importing writes anywhere, so who may import for one unit only may not import', async () => {
  const clerk = personWith(['intake.import'], { id: '0190a000-0000-7000-8000-000000000009', scope: 'unit' })
  const { status, problem } = await house.call(listImports, {}, {}, { as: clerk })
  expect([status, problem.code]).toEqual([403, 'platform.forbidden'])
})
