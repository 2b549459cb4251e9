import { cleanLine, cleanText } from './cleaning.ts'
import type { Field, Mapping } from './fields.ts'
import { momentOf } from './moments.ts'
import { type Channel, channelOfWord, type Kind, kindOfWord } from './words.ts'
import type { ToMoment } from './zoned-time.ts'

/** Why a row is not taken; each has words in both languages. */
export const rejectCodes = [
  'noText',
  'textTooLong',
  'cellTooLong',
  'badDate',
  'noDate',
  'fromTheFuture',
  'beforeMemory',
  'unknownProduct',
  'unknownOutlet',
  'unknownTouchpoint',
  'badLine',
  'lineTooLong',
] as const
export type RejectCode = (typeof rejectCodes)[number]

/** One fault of a row; `column` counts from zero, null when it is the row as a whole. */
export interface Fault {
  readonly code: RejectCode
  readonly column: number | null
}

/** A voice as a row tells it. Times are milliseconds since 1970. */
export interface RowVoice {
  readonly text: string
  readonly kind: Kind | undefined
  readonly channel: Channel
  readonly contact: { name?: string; phone?: string; email?: string }
  readonly externalId: string | undefined
  readonly sourceId: string | undefined
  readonly occurredAt: number | undefined
  readonly receivedAt: number | undefined
  readonly product: string | undefined
  readonly outlet: string | undefined
  readonly touchpoint: string | undefined
  readonly custom: Record<string, string>
}

/** How the rows of one file are read. `latest` is the last moment that is not in the future. */
export interface Reading {
  readonly mapping: Mapping
  readonly headers: readonly string[]
  readonly mode: 'live' | 'history'
  readonly toMoment: ToMoment
  readonly latest: number
}

/** Longest text and longest other cell, in UTF-16 units: intake's bounds. */
export const longest = { text: 10_000, cell: 200 } as const

// Nobody keeps voices from before; such a date is a slip of the keyboard or a serial of something else.
const earliest = Date.UTC(1970, 0, 2)

type Cells = { readonly [F in Field]?: { readonly value: string; readonly column: number } }

function cellsByField(row: readonly string[], { columns }: Mapping): Cells {
  const cells: { [F in Field]?: { value: string; column: number } } = {}
  columns.forEach((target, column) => {
    if (target === 'ignore' || target === 'keep' || target === 'text' || target === 'title') return
    const value = cleanLine(row[column] ?? '')
    if (value !== '') cells[target] = { value, column }
  })
  return cells
}

/** Title first, then the text; a text that begins with its title is not told twice. */
function textOf(row: readonly string[], { columns }: Mapping): string {
  const of = (wanted: 'title' | 'text') =>
    columns.flatMap((target, column) => (target === wanted ? [cleanText(row[column] ?? '')] : []))
  const body = of('text')
    .filter((part) => part !== '')
    .join('\n')
  const [title = ''] = of('title')
  if (title === '' || body.startsWith(title)) return body
  return body === '' ? title : `${title}\n${body}`
}

function keptOf(row: readonly string[], { mapping, headers }: Reading): Record<string, string> {
  return Object.fromEntries(
    mapping.columns.flatMap((target, column) => {
      const value = target === 'keep' ? cleanLine(row[column] ?? '') : ''
      return value === '' ? [] : [[headers[column] ?? `#${column + 1}`, value.slice(0, longest.cell)]]
    }),
  )
}

function timeIn(cell: Cells[Field], reading: Reading, faults: Fault[]): number | undefined {
  if (cell === undefined) return undefined
  const { mapping, toMoment, latest } = reading
  const at = momentOf(cell.value, { order: mapping.dateOrder, toMoment })
  const fault =
    at === null ? 'badDate' : at > latest ? 'fromTheFuture' : at < earliest ? 'beforeMemory' : null
  if (fault !== null) faults.push({ code: fault, column: cell.column })
  return at ?? undefined
}

function timesOf(cells: Cells, reading: Reading, faults: Fault[]) {
  const before = faults.length
  const received = timeIn(cells.receivedAt, reading, faults)
  const occurred = timeIn(cells.occurredAt, reading, faults) ?? received
  const { mode, mapping } = reading
  if (mode === 'live') return { occurredAt: occurred, receivedAt: received }
  if (occurred === undefined && faults.length === before) {
    const column = mapping.columns.indexOf('occurredAt')
    faults.push({ code: 'noDate', column: column < 0 ? null : column })
  }
  return { occurredAt: occurred, receivedAt: received ?? occurred }
}

/** A word that names no kind or channel of ours is kept under its column's name, so that nothing is lost. */
function wordIn<Code>(
  cell: { value: string; column: number } | undefined,
  meaning: (word: string) => Code | null,
  keep: (column: number, word: string) => void,
): Code | undefined {
  if (cell === undefined) return undefined
  const code = meaning(cell.value)
  if (code === null) keep(cell.column, cell.value)
  return code ?? undefined
}

function contactOf({ name, phone, email }: Cells): RowVoice['contact'] {
  return {
    ...(name && { name: name.value }),
    ...(phone && { phone: phone.value }),
    ...(email && { email: email.value }),
  }
}

/** Reads one row: the voice it tells, or everything that is wrong with it. Null for a row without any content. */
export function voiceInRow(
  row: readonly string[],
  reading: Reading,
): { voice: RowVoice } | { faults: Fault[] } | null {
  if (row.every((cell) => cleanLine(cell) === '')) return null
  const { mapping, headers } = reading
  const faults: Fault[] = []
  const cells = cellsByField(row, mapping)
  const text = textOf(row, mapping)
  const textColumn = mapping.columns.findIndex((target) => target === 'text' || target === 'title')
  if (text === '') faults.push({ code: 'noText', column: textColumn })
  if (text.length > longest.text) faults.push({ code: 'textTooLong', column: textColumn })
  for (const { value, column } of Object.values(cells))
    if (value.length > longest.cell) faults.push({ code: 'cellTooLong', column })
  const times = timesOf(cells, reading, faults)
  const custom = keptOf(row, reading)
  const keep = (column: number, word: string) => {
    custom[headers[column] ?? `#${column + 1}`] = word.slice(0, longest.cell)
  }
  const kind = wordIn(cells.kind, kindOfWord, keep)
  const channel = wordIn(cells.channel, channelOfWord, keep) ?? 'import'
  if (faults.length > 0) return { faults }
  const { externalId, sourceId, product, outlet, touchpoint } = cells
  return {
    voice: {
      text,
      kind,
      channel,
      contact: contactOf(cells),
      externalId: externalId?.value,
      sourceId: sourceId?.value,
      ...times,
      product: product?.value,
      outlet: outlet?.value,
      touchpoint: touchpoint?.value,
      custom,
    },
  }
}
