import { isCensus } from '@huixiang/cx-stats/census.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { Widget } from '../domain/board.ts'
import { isDrawn, type Shown, type ShownRow } from '../domain/shown-shape.ts'
import { tellingOf } from '../domain/telling.ts'
import type { BoardWords } from './board-words.ts'
import type { shownBoard } from './shown-board.ts'

/** The most rows of one card in a mail; the page has them all. */
const mostRows = 6

interface Said {
  readonly words: BoardWords
  readonly locale: Locale
}

/** A figure in its unit; the lower end of an interval leaves the unit to the upper one. */
function figure(
  value: number | null | undefined,
  unitOfMeasure: string,
  { words, locale, bare = false }: Said & { readonly bare?: boolean },
): string {
  if (value == null) return '–'
  const { factor, unit, digits } = tellingOf(unitOfMeasure, [value])
  const told = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value * factor)
  return bare || unit === 'count' || unit === 'index' ? told : `${told}${words.own.units[unit]}`
}

function wholeOf({ total, unitOfMeasure }: Shown, said: Said): string {
  const told = figure(total?.value, unitOfMeasure, said)
  if (total === null || total.low === null || total.high === null || isCensus(total)) return told
  const low = figure(total.low, unitOfMeasure, { ...said, bare: true })
  return `${told} (${low} – ${figure(total.high, unitOfMeasure, said)}, n = ${total.n})`
}

function rowOf(widget: Widget, { row, shown }: { row: ShownRow; shown: Shown }, said: Said): string {
  const cells = shown.series
    .filter(({ role }) => role !== 'portion')
    .map(({ key, unitOfMeasure }) => figure(row.values[key]?.value, unitOfMeasure, said))
  return `    ${said.words.row(widget, row)}  ${cells.join('  ')}`
}

/** The figures of a board as lines of a mail: each card with its whole, and the first of its parts. */
export function mailText(board: Awaited<ReturnType<typeof shownBoard>>, said: Said): string {
  const blocks = board.flatMap(({ widget, shown, named }) => {
    if (shown === null || !isDrawn(widget.picture, shown)) return []
    const title = said.words.title(widget, named)
    const isMany = widget.metrics.length > 1
    const head = isMany ? `■ ${title}` : `■ ${title}  ${wholeOf(shown, said)}`
    const parts = widget.picture === 'number' || isMany ? [] : shown.rows.slice(0, mostRows)
    return [[head, ...parts.map((row) => rowOf(widget, { row, shown }, said))].join('\n')]
  })
  return blocks.join('\n\n')
}
