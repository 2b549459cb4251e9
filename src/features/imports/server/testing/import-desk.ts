import { randomUUID } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { analysis } from '#features/analysis/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { formOf, makeUnits } from '#features/intake/server/testing/voices.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { checkImport, readImport, runImport } from '../../contract.ts'
import { imports } from '../module.ts'

/** Somebody who may import for the whole organisation and see what came of it. */
export const importer = personWith(['intake.import', 'intake.read', 'metrics.read', 'tickets.read'], {
  id: randomUUID(),
})

/** The rooms that an import runs through, in an organisation in Shanghai with two units. */
export async function openImportHouse(server: DatabaseServer): Promise<TestHouse> {
  const house = await openTestHouse(server, [
    customers,
    intake,
    imports,
    analysis,
    taxonomy,
    tickets,
    clocks,
    metrics,
  ])
  await makeUnits(house)
  await house.open.pool.query(
    `insert into organisations (id, name, industry, time_zone, default_locale, set_up_at)
     values ($1, '回响市', 'general', 'Asia/Shanghai', 'zh-CN', now())`,
    [randomUUID()],
  )
  return house
}

/** Uploads a file through the door and lets it be looked at. */
export async function uploaded(
  house: TestHouse,
  name: string,
  content: Uint8Array | string,
): Promise<string> {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  const form = formOf({}, [{ name, content: bytes }])
  const response = await house.server.inject({
    method: 'POST',
    url: '/api/imports',
    headers: { ...form.headers, authorization: `TestActor ${JSON.stringify(importer)}`, 'x-huixiang': '1' },
    payload: form.payload,
  })
  if (response.statusCode !== 200) throw new Error(response.body)
  await house.settle()
  return response.json().importId
}

export async function standingOf(house: TestHouse, importId: string) {
  return (await house.call(readImport, { importId }, {}, { as: importer })).reply
}

/** Runs an import to its end and gives back where it stands. */
export async function ran(house: TestHouse, importId: string, mode: 'history' | 'live' = 'history') {
  const { status, problem } = await house.call(runImport, { importId }, { mode }, { as: importer })
  if (status !== 200) throw new Error(JSON.stringify(problem))
  await house.settle()
  return standingOf(house, importId)
}

export async function checked(house: TestHouse, importId: string, mode: 'history' | 'live' = 'history') {
  await house.call(checkImport, { importId }, { mode }, { as: importer })
  await house.settle()
  return standingOf(house, importId)
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as people make them: a merged title above the headings, a blank row, padded cells, dates as serials. */
export function messyWorkbook(
  rows: readonly (readonly (string | { serial: number } | null)[])[],
): Uint8Array {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cells = (row: (typeof rows)[number], number: number) =>
    row.map((cell, column) => {
      const reference = `${String.fromCharCode(65 + column)}${number}`
      if (cell === null) return ''
      return typeof cell === 'string'
        ? `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
        : `<c r="${reference}" s="1"><v>${cell.serial}</v></c>`
    })
  const sheet = rows.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1).join('')}</row>`)
  return zipSync({
    '_rels/.rels': xml(
      `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns:r="${office}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/styles.xml': xml('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>'),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet><sheetData>${sheet.join('')}</sheetData><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells></worksheet>`,
    ),
  })
}
