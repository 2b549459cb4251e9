import { randomUUID } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { readCsvRows } from '#platform/server/spreadsheets/csv-rows.ts'
import { readSheetRows } from '#platform/server/spreadsheets/sheet-rows.ts'
import { writeSheet } from '#platform/server/spreadsheets/write-sheet.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import {
  archiveLabel,
  changeLabel,
  createLabel,
  importLabels,
  labelUsage,
  listLabels,
  moveLabel,
  restoreLabel,
} from '../contract.ts'
import { taxonomy } from './module.ts'
import { currentLabels, labelPath } from './public/current-labels.ts'

let house: TestHouse
const editor = personWith(['taxonomy.edit', 'intake.read'], { id: randomUUID() })
const agent = personWith(['intake.read'], { id: randomUUID() })

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [taxonomy])
})
afterAll(() => house?.close())

const tree = async () => (await house.call(listLabels, {}, {}, { as: agent })).reply
const named = async (nameZh: string) => {
  const label = (await tree()).items.find((one) => one.nameZh === nameZh)
  if (label === undefined) throw new Error(`No label ${nameZh}`)
  return label
}
const create = (nameZh: string, parentId: string | null = null) =>
  house.call(createLabel, {}, { nameZh, parentId }, { as: editor })
const importing = (
  content: Uint8Array | string,
  more: { dryRun?: boolean; others?: 'keep' | 'archive' } = {},
) =>
  house.call(
    importLabels,
    {},
    { fileName: 'labels', content: Buffer.from(content).toString('base64'), ...more },
    { as: editor, headers: { 'idempotency-key': randomUUID() } },
  )

test('a new organisation starts with the labels of its industry, once', async () => {
  const facts = {
    industry: 'retail',
    rootUnitId: randomUUID(),
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
  } as const
  for (let times = 0; times < 2; times++) {
    await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: randomUUID(), facts }))
    await house.settle()
  }
  const { version, items, can } = await tree()
  expect([version, can.edit]).toEqual([1, false])
  expect(items.length).toBeGreaterThan(20)
  expect(items.every(({ nameEn, active, depth }) => nameEn !== null && active && depth <= 2)).toBe(true)
})

test('an editor adds, renames and moves labels, and every change raises the version of the tree', async () => {
  const before = (await tree()).version
  const root = (await create('送货上门服务')).reply.labelId
  const late = (await create('送货太慢', root)).reply.labelId
  const lost = (await create('包裹丢失', root)).reply.labelId
  const { version } = await named('送货太慢')
  const words = { keywords: ['迟到', '催单'], examples: ['三天了还没到'], nameEn: 'Late' }
  await house.call(changeLabel, { labelId: late }, { version, ...words, nameZh: '送货延误' }, { as: editor })
  const first = { version: (await named('包裹丢失')).version, parentId: root, afterId: null }
  const moved = await house.call(moveLabel, { labelId: lost }, first, { as: editor })
  expect(moved.reply.version).toBe((await named('包裹丢失')).version)
  const below = (await tree()).items.filter(({ parentId }) => parentId === root)
  expect(below.map(({ nameZh }) => nameZh)).toEqual(['包裹丢失', '送货延误'])
  expect(below[1]).toMatchObject(words)
  expect((await tree()).version).toBe(before + 5)
  const nodes = await currentLabels(house.house.read)
  expect(nodes.find(({ id }) => id === late)?.keywords).toEqual(['迟到', '催单', 'Late'])
  expect((await labelPath(house.house.read))(late).map(({ nameZh }) => nameZh)).toEqual([
    '送货上门服务',
    '送货延误',
  ])
})

test('two editors cannot overwrite each other, and siblings have different names', async () => {
  const label = await named('包裹丢失')
  const change = (nameZh: string) =>
    house.call(changeLabel, { labelId: label.id }, { version: label.version, nameZh }, { as: editor })
  expect((await change('快件遗失')).status).toBe(200)
  expect((await change('快递丢了')).problem.code).toBe('taxonomy.changedMeanwhile')
  expect((await create('快件遗失', label.parentId)).problem.code).toBe('taxonomy.nameTaken')
})

test('a label cannot move into itself, nor deeper than four levels', async () => {
  const ids: (string | null)[] = [null]
  for (const name of ['一', '二', '三', '四'])
    ids.push((await create(name, ids.at(-1) ?? null)).reply.labelId)
  const [, first = null, , , fourth = null] = ids
  expect((await create('五', fourth)).problem.code).toBe('taxonomy.tooDeep')
  const into = (labelId: string, parentId: string | null) =>
    house.call(moveLabel, { labelId }, { version: 1, parentId, afterId: null }, { as: editor })
  expect((await into(first as string, fourth)).problem.code).toBe('taxonomy.insideItself')
  const other = (await create('另一个')).reply.labelId
  expect((await into(first as string, other)).problem.code).toBe('taxonomy.tooDeep')
})

test('an archived label goes with what is below, is said to be in use, and comes back', async () => {
  const root = await named('送货上门服务')
  const usage = await house.call(labelUsage, { labelId: root.id }, {}, { as: editor })
  expect(usage.reply).toMatchObject({ labels: 3, voices: 0, tickets: 0 })
  const gone = await house.call(archiveLabel, { labelId: root.id }, {}, { as: editor })
  expect([gone.reply.labels, (await named('送货延误')).active]).toEqual([3, false])
  expect((await currentLabels(house.house.read)).some(({ name }) => name === '送货延误')).toBe(false)
  expect((await create('新的', root.id)).problem.code).toBe('taxonomy.parentArchived')
  await house.call(restoreLabel, { labelId: root.id }, {}, { as: editor })
  expect((await named('送货延误')).active).toBe(true)
})

test('who may not edit the tree can read it and no more', async () => {
  const refused = await house.call(createLabel, {}, { nameZh: 'x', parentId: null }, { as: agent })
  expect(refused.status).toBe(403)
  expect((await house.call(listLabels, {}, {})).status).toBe(401)
})

/** Merged cells (blank below the first), padding of every kind, blank rows, and rows that make no sense. */
const messy = [
  ['', '', ''],
  [' 一级分类 ', '二级分类', '三级分类'],
  ['　城乡建设 ', '安全生产\u00a0', ' 事故处理'],
  ['', '', '安全隐患\n'],
  [],
  ['城乡建设', '', '隐患 举报'],
  ['', '城市管理', ''],
  ['劳动保障', '', '退休政策'],
  ['城乡建设', '安全生产', '事故处理'],
  ['长'.repeat(101)],
]

test('a padded sheet with merged cells is imported row by row, after a look at what would happen', async () => {
  const file = writeSheet('Sheet1', messy)
  const before = (await tree()).version
  const preview = (await importing(file, { dryRun: true })).reply
  expect((await tree()).version).toBe(before)
  const { reply } = await importing(file)
  expect(reply).toEqual({ ...preview, dryRun: false })
  expect(reply).toMatchObject({ created: 6, changed: 0, archived: 0, refused: 3 })
  expect(reply.rows.map(({ row, outcome, reason }) => [row, outcome, reason])).toEqual([
    [3, 'created', null],
    [4, 'created', null],
    [6, 'created', null],
    [7, 'created', null],
    [8, 'refused', 'gap'],
    [9, 'refused', 'repeated'],
    [10, 'refused', 'tooLong'],
  ])
  const path = (await labelPath(house.house.read))((await named('隐患 举报')).id)
  expect(path.map(({ nameZh }) => nameZh)).toEqual(['城乡建设', '安全生产', '隐患 举报'])
  expect((await importing(file)).reply).toMatchObject({ created: 0, changed: 0, refused: 3 })
  expect((await tree()).version).toBe(before + 1)
})

test('a merged workbook as Excel writes it, with only the first cell of each block filled, is read', async () => {
  const xml = (text: string) => strToU8(`<?xml version="1.0"?>${text}`)
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (type: string, target: string) =>
    xml(`<Relationships><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`)
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const file = zipSync({
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/workbook.xml': xml(
      `<workbook xmlns:r="${office}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet><sheetData><row r="1">${cell('A1', '一级分类')}${cell('B1', '二级分类')}</row>
       <row r="2">${cell('A2', '交通运输')}${cell('B2', '公交')}</row><row r="3"><c r="A3"/>${cell('B3', '出租车')}</row></sheetData>
       <mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>`,
    ),
  })
  expect((await importing(file)).reply).toMatchObject({ created: 3, refused: 0 })
})

test('an exported tree comes back without hand work, as XLSX and as CSV, and formulas in it are harmless', async () => {
  const risky = (await create('=HYPERLINK("x")')).reply.labelId
  const headers = { authorization: `TestActor ${JSON.stringify(editor)}` }
  const file = async (format: string) =>
    (await house.server.inject({ url: `/api/label-export?format=${format}`, headers })).rawPayload
  const sheet = await file('xlsx')
  const csv = await file('csv')
  const rows: string[][] = []
  for await (const row of readSheetRows(sheet)) rows.push(row)
  expect(rows[0]?.slice(0, 2)).toEqual(['一级', '二级'])
  for await (const row of readCsvRows(csv)) expect(row.some((one) => one.startsWith('='))).toBe(false)
  await house.call(archiveLabel, { labelId: risky }, {}, { as: editor })
  const again = (await importing(sheet)).reply
  expect(again).toMatchObject({ created: 0, refused: 0, changed: 1 })
  expect((await house.server.inject({ url: '/api/label-export' })).statusCode).toBe(401)
})

test('a file can replace the tree: what it does not name is archived, never deleted', async () => {
  const count = (await tree()).items.length
  const { reply } = await importing('一级,二级,关键词\n城乡建设,安全生产,"事故、坍塌"\n', {
    others: 'archive',
  })
  expect([reply.changed, reply.created, reply.refused]).toEqual([1, 0, 0])
  const { items } = await tree()
  expect([items.length, items.filter(({ active }) => active).length]).toEqual([count, 2])
  expect((await named('安全生产')).keywords).toEqual(['事故', '坍塌'])
})

test('a file that holds no labels is refused with its reason', async () => {
  expect((await importing('  \n , ')).problem.code).toBe('taxonomy.importEmpty')
  expect((await importing('a,b,c,d,e,f\n1,2,3,4,5,6')).problem.code).toBe('taxonomy.importNoLevels')
  expect((await importing('PK not a zip at all')).problem.code).toBe('platform.spreadsheetBroken')
})
