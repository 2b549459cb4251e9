import type { Locale } from '#platform/contract/locale.ts'
import type { Rows } from '#platform/server/spreadsheets/stream-table.ts'
import type { SheetCell } from '#platform/server/spreadsheets/write-sheet.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import type { NamedTicket } from './ticket-row.query.ts'

const columns = [
  'number',
  'title',
  'kind',
  'urgency',
  'tier',
  'state',
  'cycle',
  'label',
  'unit',
  'assignee',
  'customer',
  'waiting',
  'due',
  'breached',
  'opened',
  'ended',
] as const
type Words = Pick<typeof zh, 'kind' | 'urgency' | 'tier' | 'state' | 'hold'> & {
  readonly exported: Pick<(typeof zh)['exported'], 'yes' | 'columns'>
}
type Column = (typeof columns)[number]

/** How cells are written: in which language, and times on which clock. */
export interface Writing {
  readonly locale: Locale
  readonly timeZone: string
}

/** A moment as spreadsheets know it, without a zone: that is the organisation's. */
function clockOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
  return (moment: unknown) => (moment instanceof Date ? format.format(moment) : '')
}

function cellsOf(
  row: NamedTicket,
  words: Words,
  { locale, written }: { locale: Locale; written: (moment: unknown) => string },
): Record<Column, SheetCell> {
  const label = locale === 'en' ? (row.label_en ?? row.label_zh) : row.label_zh
  return {
    number: row.number,
    title: row.title,
    kind: words.kind[row.kind],
    urgency: words.urgency[row.urgency],
    tier: words.tier[row.tier],
    state: words.state[row.state],
    cycle: row.cycle,
    label: label ?? '',
    unit: row.unit_name ?? '',
    assignee: row.assignee_name ?? '',
    customer: row.customer_name ?? '',
    waiting: row.hold_reason === null ? '' : words.hold[row.hold_reason],
    due: written(row.next_due_at),
    breached: row.breached ? words.exported.yes : '',
    opened: written(row.opened_at),
    ended: written(row.ended_at),
  }
}

/** A line of headings, then one a ticket, in the words of the inbox. */
export async function* ticketTable(tickets: AsyncIterable<NamedTicket>, { locale, timeZone }: Writing): Rows {
  const words: Words = locale === 'en' ? en : zh
  const written = clockOf(timeZone)
  yield columns.map((column) => words.exported.columns[column])
  for await (const ticket of tickets) {
    const cells = cellsOf(ticket, words, { locale, written })
    yield columns.map((column) => cells[column])
  }
}
