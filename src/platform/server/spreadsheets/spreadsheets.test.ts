import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isDateFormat, isoOfSerial, textOfNumber } from './cell-values.ts'
import { readCsvRows } from './csv-rows.ts'
import { readSheetRows } from './sheet-rows.ts'
import { writeCsv, writeSheet } from './write-sheet.ts'

async function all(rows: AsyncIterable<string[]>): Promise<string[][]> {
  const taken: string[][] = []
  for await (const row of rows) taken.push(row)
  return taken
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as Excel writes it: shared strings, styles and two sheets of which the first is hidden. */
function workbook(rows: string, strings: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  return zipSync({
    '_rels/.rels': xml(
      `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<x:workbook xmlns:x="${spreadsheet}" xmlns:r="${office}"><x:sheets><x:sheet name="h" sheetId="1" state="hidden" r:id="r9"/><x:sheet name="s" sheetId="2" r:id="r1"/></x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships>${relation('r9', 'worksheet', 'worksheets/none.xml')}${relation('r1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('r2', 'sharedStrings', 'sharedStrings.xml')}${relation('r3', 'styles', 'styles.xml')}</Relationships>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': xml(`<sst>${strings}</sst>`),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet xmlns="${spreadsheet}"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    ...more,
  })
}

test('cells come as the text a person sees: strings, rich text, dates, telephone numbers', async () => {
  const strings =
    '<si><t>主题</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si><si><t>a_x000D_b</t></si>'
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>
    <row r="3"><c r="A3" s="1"><v>44197</v></c><c r="B3" s="2"><v>44197</v></c><c r="C3" s="3"><v>44197.5</v></c>
    <c r="D3"><v>1.3812345678E10</v></c><c r="E3"><v>0.30000000000000004</v></c><c r="F3" t="b"><v>1</v></c>
    <c r="G3" t="e"><v>#N/A</v></c><c r="H3" t="inlineStr"><is><t>x &lt; y</t></is></c></row>`
  expect(await all(readSheetRows(workbook(rows, strings)))).toEqual([
    ['主题', '', '富文本', 'a\rb'],
    [],
    ['2021-01-01', '2021-01-01', '2021-01-01T12:00:00', '13812345678', '0.3', 'TRUE', '', 'x < y'],
  ])
})

test('a stream that comes in small pieces is read as the whole file', async () => {
  const file = writeSheet('标签', [
    ['一级', '二级'],
    ['物流', '丢件'],
    ['', '破损 <重> & "大"'],
  ])
  async function* pieces() {
    for (let at = 0; at < file.length; at += 7) yield file.subarray(at, at + 7)
  }
  expect(await all(readSheetRows(pieces()))).toEqual([
    ['一级', '二级'],
    ['物流', '丢件'],
    ['', '破损 <重> & "大"'],
  ])
})

test('what is no workbook, is broken, locked or a bomb is refused with its reason', async () => {
  const code = async (bytes: Uint8Array) => all(readSheetRows(bytes)).catch((error) => error.code)
  expect(await code(strToU8('编号,主题'))).toBe('platform.spreadsheetNotOne')
  expect(await code(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe(
    'platform.spreadsheetProtected',
  )
  expect(await code(zipSync({ 'a.txt': strToU8('x') }))).toBe('platform.spreadsheetNotOne')
  expect(await code(writeSheet('a', [['b']]).subarray(0, 300))).toBe('platform.spreadsheetBroken')
  expect(await code(workbook('<row><c t="s"><v>7</v></c></row>', ''))).toBe('platform.spreadsheetBroken')
  expect(await code(workbook('<row><c t="s">', ''))).toBe('platform.spreadsheetBroken')
  expect(await code(workbook('<row r="99999999"/>', ''))).toBe('platform.spreadsheetTooManyRows')
  const bomb = { 'xl/sharedStrings.xml': new Uint8Array(34 * 1024 * 1024).fill(32) }
  bomb['xl/sharedStrings.xml'].set(strToU8('<sst>'))
  expect(await code(workbook('', '', bomb))).toBe('platform.spreadsheetBombSuspected')
  const entities = { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE sst [<!ENTITY a "b">]><sst/>') }
  expect(await code(workbook('', '', entities))).toBe('platform.spreadsheetBombSuspected')
})

test('CSV is read in UTF-8 with and without mark, UTF-16 and GB18030', async () => {
  const wanted = [
    ['主题', '详情'],
    ['路灯', '不亮, "很久"\n了'],
  ]
  const text = '主题,详情\r\n路灯,"不亮, ""很久""\n了"\r\n'
  expect(await all(readCsvRows(strToU8(text)))).toEqual(wanted)
  expect(await all(readCsvRows(strToU8(`\ufeff${text}`)))).toEqual(wanted)
  expect(await all(readCsvRows(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual(wanted)
  // 主题,路灯 in GB18030.
  const gb = Uint8Array.from([0xd6, 0xf7, 0xcc, 0xe2, 0x2c, 0xc2, 0xb7, 0xb5, 0xc6, 0x0a])
  expect(await all(readCsvRows(gb))).toEqual([['主题', '路灯']])
  async function* late() {
    yield strToU8(`${'id,text\n'.repeat(50_000)}`)
    for (const byte of gb) yield Uint8Array.of(byte)
  }
  expect((await all(readCsvRows(late()))).at(-1)).toEqual(['主题', '路灯'])
})

test('tabs and semicolons split too', async () => {
  expect(await all(readCsvRows(strToU8('a\tb,c\td\n1\t2\t3')))).toEqual([
    ['a', 'b,c', 'd'],
    ['1', '2', '3'],
  ])
  expect(await all(readCsvRows(strToU8('a;b\n1;2')))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(await all(readCsvRows(strToU8('')))).toEqual([])
})

test.each([
  ['at the end of a short file', 'a,b\n"1,2\n3', 2],
  ['with nothing behind it', 'a,b\n1,2\n3,"\n', 3],
  [
    'as Windows ends lines, behind cells of several lines',
    'a,b\r\n"x\r\ny","z\r\n"\r\n1,"open\r\n2,3\r\n',
    5,
  ],
  ['as old Macs ended lines', 'a,b\r1,"open\r2,3', 2],
  ['with quotes doubled inside', 'a\n"say ""hello""\nand ""bye"",\n', 2],
  ['before more than a cell may hold', `a,b\n"x\ny",2\n3,"${'line\n'.repeat(500_000)}`, 4],
])('a quote that is never closed is refused with the line on which it opened: %s', async (_, text, line) => {
  const refused = { code: 'platform.spreadsheetOpenQuote', facts: { line } }
  await expect(all(readCsvRows(strToU8(text)))).rejects.toMatchObject(refused)
})

test('written CSV holds no formula, and comes back as it was otherwise', async () => {
  const written = writeCsv([
    ['=1+1', '说明, "引号"'],
    ['+86', 'x'],
  ])
  expect(await all(readCsvRows(strToU8(written)))).toEqual([
    ["'=1+1", '说明, "引号"'],
    ["'+86", 'x'],
  ])
})

test.each([
  [14, undefined, true],
  [1, undefined, false],
  [164, '0.00"days"', false],
  [164, '[$-804]yyyy年m月', true],
  [164, '[Red]#,##0', false],
  [164, '[h]:mm', true],
  [164, 'General', false],
])('number format %i %s is a date: %s', (id, code, wanted) => expect(isDateFormat(id, code)).toBe(wanted))

test('serial days follow both calendars of Excel, its false leap day included', () => {
  expect([isoOfSerial(1, false), isoOfSerial(61, false), isoOfSerial(0, true)]).toEqual([
    '1900-01-01',
    '1900-03-01',
    '1904-01-01',
  ])
  expect([isoOfSerial(0.75, false), isoOfSerial(-1, false), isoOfSerial(1e9, false)]).toEqual([
    '18:00:00',
    null,
    null,
  ])
  expect([textOfNumber('430102199001011234'), textOfNumber('1E+20'), textOfNumber('abc')]).toEqual([
    '430102199001011234',
    '100000000000000000000',
    'abc',
  ])
})
