import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Locale } from '#platform/contract/locale.ts'
import { type Rows, streamCsv, streamSheets } from '#platform/server/spreadsheets/stream-table.ts'
import type { Cell, Column } from '../domain/columns.ts'
import { inLanguage, labelOf } from '../domain/piping.ts'
import { spssCell, spssSyntax, variablesOf } from '../domain/spss.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import type { Line } from './answer-rows.ts'

/** What a file of answers is made of. */
export interface Table {
  readonly columns: readonly Column[]
  readonly lines: AsyncIterable<Line>
  readonly locale: Locale
}

const firstColumns = ['respondent', 'language', 'answered_at'] as const
// Whoever is handed the file alone must not take a line of it for a person.
const whoSpeaks = {
  1: 'named',
  2: 'anonymous: every column is sorted by itself; a line is no person / 匿名：每一列各自排序，一行不是一个人',
} as const

const flat = (cell: Cell) => cell ?? ''

async function* flatRows({ columns, lines }: Table): Rows {
  yield [...firstColumns, ...columns.map(({ name }) => name)]
  for await (const [who, ...cells] of lines) yield [whoSpeaks[who], ...cells.map(flat)]
}

/** A CSV file of answers. */
export const csvFile = (table: Table) => streamCsv(flatRows(table))

/** What the columns and their values mean, for whoever opens the workbook. */
async function* meanings({ columns, locale }: Table): Rows {
  const { workbook, spss } = locale === 'en' ? en : zh
  const language = locale === 'en' ? 'en' : 'zh'
  yield [workbook.anonymous]
  yield []
  yield [workbook.column, workbook.asked, workbook.value, workbook.meaning]
  yield ['respondent', spss.respondent]
  yield ['language', spss.language]
  yield ['answered_at', spss.answeredAt]
  for (const { name, titles, values } of columns) {
    yield [name, labelOf(titles, language)]
    for (const { value, words } of values ?? [])
      if (words !== null) yield [name, '', value, inLanguage(words, language)]
  }
}

/** A workbook of answers, in which scores are numbers, with a sheet that says what they mean. */
export const sheetFile = (table: Table) =>
  streamSheets([
    { name: 'answers', rows: flatRows(table) },
    { name: (table.locale === 'en' ? en : zh).workbook.name, rows: meanings(table) },
  ])

function labelsFor(locale: Locale) {
  const { spss } = locale === 'en' ? en : zh
  return {
    language: locale === 'en' ? ('en' as const) : ('zh' as const),
    file: 'answers.csv',
    before: [
      ['respondent', 'F1.0', spss.respondent],
      ['language', 'A5', spss.language],
      ['answered_at', 'A24', spss.answeredAt],
    ] as const,
    who: `VALUE LABELS respondent 1 '${spss.named}' 2 '${spss.anonymous}'.\r\n`,
  }
}

async function* codedRows({ columns, lines }: Table): Rows {
  const variables = variablesOf(columns, firstColumns)
  yield [...firstColumns, ...variables.map(({ name }) => name)]
  for await (const [who, language, answeredAt, ...cells] of lines)
    yield [
      who,
      flat(language),
      flat(answeredAt),
      ...variables.map((variable, place) => flat(spssCell(variable, cells[place] ?? null))),
    ]
}

/** A ZIP of a CSV file and the syntax by which SPSS opens it with labels. */
export async function* spssFile(table: Table): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    ready.push(piece)
  })
  const entry = (name: string) => {
    const made = new ZipDeflate(name, { level: 6 })
    zip.add(made)
    return made
  }
  const labels = labelsFor(table.locale)
  const syntax = spssSyntax(variablesOf(table.columns, firstColumns), labels)
  entry('answers.sps').push(strToU8(syntax.replace('EXECUTE.', `${labels.who}EXECUTE.`)), true)
  const rows = entry(labels.file)
  for await (const piece of streamCsv(codedRows(table))) {
    rows.push(piece)
    yield* ready
    ready = []
  }
  rows.push(new Uint8Array(), true)
  zip.end()
  yield* ready
}
