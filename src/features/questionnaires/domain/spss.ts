import type { Column } from './columns.ts'
import { inLanguage, type Language, labelOf } from './piping.ts'

/** A variable of SPSS over one column of a table of answers. */
export interface Variable {
  readonly column: Column
  readonly name: string
}

// https://www.ibm.com/docs/en/spss-statistics: variable names have 64 bytes, labels 256, value labels 120, texts 32,767.
const most = { name: 64, label: 256, valueLabel: 120, text: 32_767 }
const reserved = new Set('ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH'.split(' '))

const bytesOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** As much of a text as fits into so many bytes of UTF-8, no sign of it cut in two. */
export function cutToBytes(text: string, bytes: number): string {
  let left = bytes
  let kept = ''
  for (const sign of text) {
    left -= bytesOf(sign)
    if (left < 0) break
    kept += sign
  }
  return kept
}

function nameFrom(wanted: string, taken: ReadonlySet<string>): string {
  const clean = cutToBytes(wanted.replace(/[^\p{L}\p{N}._]/gu, '_').replace(/[._]+$/, ''), most.name - 4)
  const start = /^\p{L}/u.test(clean) ? clean : `v_${clean}`
  const base = reserved.has(start.toUpperCase()) ? `${start}_1` : start
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** The variables of a table of answers; their names are different to SPSS, which reads capitals as small letters. */
export function variablesOf(columns: readonly Column[], others: readonly string[]): readonly Variable[] {
  const taken = new Set(others.map((name) => name.toLowerCase()))
  return columns.map((column) => {
    const name = nameFrom(column.name, taken)
    taken.add(name.toLowerCase())
    return { column, name }
  })
}

const quoted = (text: string, bytes: number): string =>
  `'${cutToBytes(text.replace(/\s+/g, ' ').trim(), bytes).replaceAll("'", "''")}'`

/** Whether a column holds ids of options, which become numbers 1, 2, … with labels. */
const isCoded = ({ values }: Column): boolean =>
  values?.some(({ value }) => typeof value === 'string') ?? false

/** The cell of a variable: the number of an option, or what stands in the column, on one line. */
export function spssCell({ column }: Variable, cell: string | number | null): string | number | null {
  if (typeof cell !== 'string') return cell
  if (!isCoded(column)) return cutToBytes(cell.replace(/[\r\n]+/g, ' '), most.text)
  const place = column.values?.findIndex(({ value }) => value === cell) ?? -1
  return place < 0 ? null : place + 1
}

function formatOf({ column: { question, values } }: Variable): string {
  if (question.kind === 'date') return 'A10'
  if (question.kind === 'text') return `A${Math.min(most.text, 4 * question.longest)}`
  return values === null || values.length < 100 ? 'F2.0' : 'F4.0'
}

/** What a label is made of: words of the survey in the language of whoever exports. */
export interface Labels {
  readonly language: Language
  readonly file: string
  /** Variables before those of the questions: name, format and label. */
  readonly before: readonly (readonly [name: string, format: string, label: string])[]
}

function valueLabels(variable: Variable, language: Language): string[] {
  const { column, name } = variable
  const labelled = (column.values ?? []).flatMap(({ value, words }, place) => {
    if (words === null) return []
    const code = typeof value === 'string' ? place + 1 : value
    return [` ${code} ${quoted(inLanguage(words, language), most.valueLabel)}`]
  })
  return labelled.length === 0
    ? []
    : [`VALUE LABELS ${name}`, ...labelled.slice(0, -1), `${labelled.at(-1)}.`]
}

/** Syntax that opens the CSV file beside it with names, formats and labels. */
export function spssSyntax(variables: readonly Variable[], { language, file, before }: Labels): string {
  const lines = [
    '* Encoding: UTF-8.',
    'SET UNICODE=ON.',
    `GET DATA /TYPE=TXT /FILE='${file}' /ENCODING='UTF8' /DELCASE=LINE /DELIMITERS=","`,
    ` /QUALIFIER='"' /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /VARIABLES=`,
    ...before.map(([name, format]) => ` ${name} ${format}`),
    ...variables.map((variable) => ` ${variable.name} ${formatOf(variable)}`),
    '.',
    'VARIABLE LABELS',
    ...before.map(([name, , label]) => ` ${name} ${quoted(label, most.label)}`),
    ...variables.map(
      ({ name, column }) => ` ${name} ${quoted(labelOf(column.titles, language), most.label)}`,
    ),
    '.',
    ...variables.flatMap((variable) => valueLabels(variable, language)),
    'EXECUTE.',
  ]
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
