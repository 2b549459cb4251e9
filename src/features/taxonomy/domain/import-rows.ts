import { maxDepth, maxNameLength } from './tree.ts'

/** What became of one row. */
export const importOutcomes = ['created', 'changed', 'same', 'refused'] as const
export type ImportOutcome = (typeof importOutcomes)[number]
/** Why a row was refused. */
export const refusedRowReasons = ['gap', 'noParent', 'tooLong', 'repeated', 'codeTaken', 'merged'] as const
export type RefusedRowReason = (typeof refusedRowReasons)[number]

/** Where the columns of a file of labels are; levels from the top. */
export interface ImportColumns {
  readonly levels: readonly number[]
  readonly nameEn?: number
  readonly description?: number
  readonly keywords?: number
  readonly examples?: number
  readonly code?: number
  readonly mergedInto?: number
}

/** A row that names a label, with the names above it. What the file does not say is undefined. */
export interface ImportRow {
  readonly row: number
  readonly path: readonly string[]
  readonly reason: RefusedRowReason | null
  readonly nameEn?: string
  readonly description?: string
  readonly keywords?: readonly string[]
  readonly examples?: readonly string[]
  readonly code?: string
  /** Not blank for a label that was merged into another one. */
  readonly mergedInto?: string
}

/** A cell without its padding: every blank, also full-width and non-breaking ones, at both ends and doubled inside. */
export const tidy = (cell: string | undefined): string =>
  (cell ?? '').replace(/[\s\u00a0\u3000\u200b-\u200d\ufeff]+/g, ' ').trim()

const numerals = '一二三四'
const levelHeading =
  /^(?:第?([一二三四1-4])级|(?:level|l) ?([1-4])|([一二三四1-4])级?(?:分类|标签|类别|目录))/i
const headings: readonly (readonly [keyof Omit<ImportColumns, 'levels'>, RegExp])[] = [
  ['nameEn', /^(英文|english)/i],
  ['description', /^(说明|描述|定义|description)/i],
  ['keywords', /^(关键词|关键字|keywords?)/i],
  ['examples', /^(示例|例句|样例|examples?)/i],
  ['mergedInto', /^(已?并入|合并到|merged into)/i],
  ['code', /^(编码|编号|代码|code)/i],
]

function levelOf(heading: string): number | null {
  const match = levelHeading.exec(heading)
  const level = match?.[1] ?? match?.[2] ?? match?.[3]
  if (level === undefined) return null
  const numeral = numerals.indexOf(level)
  return numeral === -1 ? Number(level) - 1 : numeral
}

/**
 * Guesses the columns from a first row; null when it names no level. A file of at most four unnamed columns is taken as levels
 * by `unnamedColumns`.
 */
export function columnsOf(heading: readonly string[]): ImportColumns | null {
  const levels: number[] = []
  const found: { -readonly [Key in keyof Omit<ImportColumns, 'levels'>]?: number } = {}
  for (const [column, cell] of heading.map(tidy).entries()) {
    const level = levelOf(cell)
    if (level !== null) levels[level] ??= column
    else for (const [key, pattern] of headings) if (pattern.test(cell)) found[key] ??= column
  }
  const unbroken = levels.length > 0 && Array.from(levels).every((column) => column !== undefined)
  return unbroken ? { levels, ...found } : null
}

/** Columns of a file without headings: its first `width` columns are the levels. */
export function unnamedColumns(width: number): ImportColumns | null {
  return width >= 1 && width <= maxDepth ? { levels: Array.from({ length: width }, (_, i) => i) } : null
}

const separators = /[、,，;；|\n]+/
const listOf = (cell: string, separator: RegExp): string[] => [
  ...new Set(cell.split(separator).map(tidy).filter(Boolean)),
]

// A level left blank above a filled one is a merged cell: it repeats the row above, as long as the levels before it do too.
function pathOf(names: readonly string[], above: readonly string[]): Pick<ImportRow, 'path' | 'reason'> {
  const path: string[] = []
  let same = true
  for (const [level, name] of names.slice(0, names.findLastIndex((one) => one !== '') + 1).entries()) {
    path.push(name === '' && same ? (above[level] ?? '') : name)
    same &&= path[level] === above[level]
  }
  const hole = path.indexOf('')
  if (hole !== -1) return { path, reason: hole === 0 ? 'noParent' : 'gap' }
  return { path, reason: path.some((name) => name.length > maxNameLength) ? 'tooLong' : null }
}

function extrasOf(cells: readonly string[], columns: ImportColumns) {
  const { nameEn, description, keywords, examples, code, mergedInto } = columns
  return {
    ...(nameEn !== undefined && { nameEn: tidy(cells[nameEn]) }),
    ...(description !== undefined && { description: tidy(cells[description]).slice(0, 1000) }),
    ...(keywords !== undefined && { keywords: listOf(cells[keywords] ?? '', separators).slice(0, 200) }),
    ...(examples !== undefined && { examples: listOf(cells[examples] ?? '', /\n+/).slice(0, 50) }),
    ...(code !== undefined && { code: tidy(cells[code]) }),
    ...(mergedInto !== undefined && { mergedInto: tidy(cells[mergedInto]) }),
  }
}

/** Reads rows of cells as labels; blank rows are left out. `firstRow` is the number of the first of them in the file. */
export function readImportRows(
  rows: readonly (readonly string[])[],
  columns: ImportColumns,
  firstRow: number,
): ImportRow[] {
  const read: ImportRow[] = []
  const seen = new Set<string>()
  let above: readonly string[] = []
  for (const [index, cells] of rows.entries()) {
    const names = columns.levels.map((column) => tidy(cells[column]))
    if (names.every((name) => name === '')) continue
    const { path, reason } = pathOf(names, above)
    const key = JSON.stringify(path)
    const repeated = reason === null && seen.has(key)
    read.push({
      row: firstRow + index,
      path,
      reason: repeated ? 'repeated' : reason,
      ...extrasOf(cells, columns),
    })
    seen.add(key)
    if (reason === null) above = path
  }
  return read
}
