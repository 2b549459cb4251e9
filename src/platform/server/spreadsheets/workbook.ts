import type { Readable } from 'node:stream'
import { isDateFormat } from './cell-values.ts'
import { spreadsheetProblem } from './limits.ts'
import type { StringTable } from './string-table.ts'
import { type Listener, parseSmallXml, parseXml, unescaped } from './xml.ts'
import type { Archive } from './zip.ts'

/** What the cells of a sheet refer to. */
export interface Workbook {
  readonly sheetPart: string
  readonly from1904: boolean
  /** By style number: whether a number in that style is a date. */
  readonly dateStyles: readonly boolean[]
}

const folded = (path: string): string => {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

async function relations(
  archive: Archive,
  part: string,
): Promise<Map<string, { type: string; target: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, { type: string; target: string }>()
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  if (!archive.names.includes(name)) return found
  await parseSmallXml(await archive.read(name), {
    open(tag, { Id, Type, Target }) {
      if (tag !== 'Relationship' || Id === undefined || Target === undefined) return
      const target = folded(Target.startsWith('/') ? Target : folder + Target)
      found.set(Id, { type: (Type ?? '').replace(/.*\//, ''), target })
    },
  })
  return found
}

async function readStyles(part: Readable): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  const listener: Listener = {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const format = Number(attributes.numFmtId ?? 0)
      styles.push(isDateFormat(format, codes.get(format)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  }
  await parseSmallXml(part, listener)
  return styles
}

/** Reads a shared string table; phonetic guides beside Chinese and Japanese names are no part of the text. */
async function readStrings(part: Readable, strings: StringTable): Promise<void> {
  let pieces: string[] = []
  let inText = false
  let inPhonetic = false
  const listener: Listener = {
    open(name) {
      if (name === 'si') pieces = []
      if (name === 'rPh') inPhonetic = true
      inText = name === 't' && !inPhonetic
    },
    text(text) {
      if (inText) pieces.push(text)
    },
    close(name) {
      inText = false
      if (name === 'rPh') inPhonetic = false
      if (name === 'si') strings.add(unescaped(pieces.join('')))
    },
  }
  for await (const _ of parseXml(part, listener));
  strings.flush()
}

async function sheetsOf(archive: Archive, part: string) {
  const sheets: { relation: string; name: string; hidden: boolean }[] = []
  let from1904 = false
  await parseSmallXml(await archive.read(part), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      sheets.push({
        relation,
        name: attributes.name ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
      })
    },
  })
  return { sheets, from1904 }
}

/** Finds the first visible sheet and reads what its cells refer to. */
export async function openWorkbook(archive: Archive, strings: StringTable): Promise<Workbook> {
  const root = await relations(archive, '')
  const part = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!archive.names.includes(part)) throw spreadsheetProblem('NotOne')
  const parts = await relations(archive, part)
  const { sheets, from1904 } = await sheetsOf(archive, part)
  const isSheet = ({ relation }: { relation: string }) => parts.get(relation)?.type === 'worksheet'
  const sheet = sheets.find((one) => !one.hidden && isSheet(one)) ?? sheets.find(isSheet)
  const sheetPart = parts.get(sheet?.relation ?? '')?.target
  if (sheetPart === undefined || !archive.names.includes(sheetPart)) throw spreadsheetProblem('NoSheet')
  const target = (wanted: string) => [...parts.values()].find(({ type }) => type === wanted)?.target
  const [styles, shared] = [target('styles'), target('sharedStrings')]
  const has = (name: string | undefined): name is string => name !== undefined && archive.names.includes(name)
  if (has(shared)) await readStrings(await archive.read(shared), strings)
  return { sheetPart, from1904, dateStyles: has(styles) ? await readStyles(await archive.read(styles)) : [] }
}
