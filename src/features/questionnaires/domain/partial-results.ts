import { mayStandAlone } from './hidden-means.ts'
import { hiddenCells, hiddenIn, smallIn, withOthers } from './hiding.ts'
import type { Bar, Result, Row } from './results.ts'

/** What anonymous answers of one lane say: `part` those that are looked at, `whole` all that they were taken from. */
export interface LaneResults {
  readonly part: readonly Result[]
  readonly whole: readonly Result[]
}

/** One question in one lane, as numbers. */
interface Lane {
  readonly n: number
  readonly wholeN: number
  readonly part: readonly (readonly number[])[]
  readonly whole: readonly (readonly number[])[]
}

/** Which bars of a question are not told, row by row, and which figures are. */
interface Told {
  readonly hidden: readonly (readonly boolean[])[]
  readonly figure: boolean
  readonly rowFigures: readonly boolean[]
}

const numbers = (result: Result | undefined): number[][] =>
  (result?.rows ?? []).map(({ bars }) => bars.map(({ count }) => count ?? 0))

const laneOf = (id: string, { part, whole }: LaneResults): Lane => {
  const mine = part.find((one) => one.id === id)
  const all = whole.find((one) => one.id === id)
  return { n: mine?.n ?? 0, wholeN: all?.n ?? 0, part: numbers(mine), whole: numbers(all) }
}

const either = (one: readonly boolean[], other: readonly boolean[] | undefined) =>
  one.map((hidden, place) => hidden || (other?.[place] ?? false))

/** Bars that are hidden in any lane. */
const union = (rows: readonly Row[], lanes: readonly boolean[][][]): boolean[][] =>
  rows.map(({ bars }, i) =>
    lanes.reduce<boolean[]>(
      (hidden, lane) => either(hidden, lane[i]),
      bars.map(() => false),
    ),
  )

const byLines = ({ part, whole }: Lane): boolean[][] =>
  part.map((line, i) => hiddenIn(line, whole[i] ?? line))

/** Who chose one of several options and who did not add up to all; the options do not. */
const byOptions = ({ n, wholeN, part, whole }: Lane): boolean[][] =>
  part.map((line, i) =>
    line.map((count, place) => {
      const all = whole[i]?.[place] ?? count
      return smallIn([count, n - count], [all, wholeN - all]).includes(true)
    }),
  )

/** Groups of points of which an NPS and a share of satisfied people are made. */
const groupOf = {
  nps: (point: number) => (point >= 9 ? 2 : point >= 7 ? 1 : 0),
  csat: (point: number) => (point >= 4 ? 1 : 0),
} as const

/** A figure of groups of points tells how many are in each of them, and nothing more. */
function tellGroups(result: Result, lanes: readonly Lane[], group: (point: number) => number): Told {
  const groups = result.rows[0]?.bars.map(({ id }) => group(Number(id))) ?? []
  const names = [...new Set(groups)]
  const totals = (line: readonly number[] = []) =>
    names.map((name) => line.reduce((all, count, place) => (groups[place] === name ? all + count : all), 0))
  const figure = lanes.every(
    ({ part, whole }) => !hiddenIn(totals(part[0]), totals(whole[0] ?? part[0])).includes(true),
  )
  const hiddenBy = figure
    ? ({ part, whole }: Lane) =>
        part.map((line, i) => {
          const small = smallIn(line, whole[i] ?? line)
          const places = (name: number) => line.flatMap((_, place) => (groups[place] === name ? [place] : []))
          const closed = [...small]
          for (const name of names) {
            const mine = places(name)
            const hidden = withOthers(
              mine.map((place) => line[place] ?? 0),
              mine.map((place) => small[place] ?? false),
            )
            for (const [at, place] of mine.entries()) closed[place] = hidden[at] ?? false
          }
          return closed
        })
    : byLines
  return { hidden: union(result.rows, lanes.map(hiddenBy)), figure, rowFigures: result.rows.map(() => false) }
}

/** Where some bars of a scale are small, its mean alone is told, if it gives none of them away: what is left of the bars would, beside it. */
function tellMean(row: Row, lanes: readonly { part: readonly number[]; whole: readonly number[] }[]) {
  const values = row.bars.map(({ id }) => Number(id))
  const someSmall = lanes.some(({ part, whole }) => smallIn(part, whole).includes(true))
  return {
    hidden: row.bars.map(() => someSmall),
    figure: lanes.every(({ part, whole }) => mayStandAlone({ counts: part, whole }, values)),
  }
}

/** Means of rows, each over a scale; a question of one mean has one row. */
function tellMeans(result: Result, lanes: readonly Lane[]): Told {
  const rows = result.rows.map((row, i) =>
    tellMean(
      row,
      lanes.flatMap(({ part, whole }) => {
        const line = part[i]
        return line === undefined ? [] : [{ part: line, whole: whole[i] ?? line }]
      }),
    ),
  )
  const rowFigures = rows.map(({ figure }) => figure)
  // The index is a mean of means: of the rows that are not told one alone would follow from it.
  const figure =
    result.kind === 'csi' ? rowFigures.filter((told) => !told).length !== 1 : (rowFigures[0] ?? true)
  return { hidden: rows.map(({ hidden }) => hidden), figure, rowFigures }
}

/** Places in an order: each is taken once by everybody, so that columns add up, too, and the mean places to what is known. */
function tellPlaces(result: Result, lanes: readonly Lane[]): Told {
  const hidden = union(
    result.rows,
    lanes.map(({ part, whole }) => hiddenCells(part, whole)),
  )
  const isOpen = !hidden.flat().includes(true)
  return { hidden, figure: true, rowFigures: result.rows.map(() => isOpen) }
}

function toldOf(result: Result, lanes: readonly Lane[]): Told {
  switch (result.kind) {
    case 'nps':
    case 'csat':
      return tellGroups(result, lanes, groupOf[result.kind])
    case 'ces':
    case 'csi':
      return tellMeans(result, lanes)
    case 'ranking':
      return tellPlaces(result, lanes)
    default: {
      const hiddenBy = result.kind === 'multiple' ? byOptions : byLines
      return { hidden: union(result.rows, lanes.map(hiddenBy)), figure: true, rowFigures: [] }
    }
  }
}

const hide = (bars: readonly Bar[], hidden: readonly boolean[] | undefined): Bar[] =>
  bars.map((bar, place): Bar => (hidden?.[place] ? { ...bar, count: null, share: null } : bar))

/** Results of a part of the answers, without what would give somebody away in any lane. */
export function partialResults(results: readonly Result[], lanes: readonly LaneResults[]): readonly Result[] {
  return results.map((result) => {
    const { hidden, figure, rowFigures } = toldOf(
      result,
      lanes.map((lane) => laneOf(result.id, lane)),
    )
    const rows = result.rows.map((row, i) => ({
      ...row,
      bars: hide(row.bars, hidden[i]),
      figure: rowFigures[i] === false ? null : row.figure,
    }))
    return { ...result, rows, figure: figure ? result.figure : null }
  })
}
