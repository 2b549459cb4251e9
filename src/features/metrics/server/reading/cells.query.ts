import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Measure } from '../../domain/measures.ts'
import { addPacked, type Cells, partsOf } from '../../domain/packed-cells.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import type { CellQuestion, KeyedCell } from './cell-question.ts'
import { countFacts } from './facts.query.ts'
import { type Terms, termsOf } from './terms.query.ts'
import type { SummedPlace } from './units.query.ts'

/** Which of the packed columns a question needs; null where it needs two at once. */
function columnFor({ by, labelIds, channel }: CellQuestion): 'kinds' | 'labels' | 'channels' | null {
  const [ofLabels, ofChannels] = [by === 'label' || labelIds !== null, by === 'channel' || channel !== null]
  if (ofLabels && ofChannels) return null
  return ofLabels ? 'labels' : ofChannels ? 'channels' : 'kinds'
}

interface Sum {
  readonly measure: number
  readonly place: number
  readonly below: boolean
  readonly day: string
  readonly cells: Uint8Array
}

const lastDay = '9999-12-31'
const always = { from: '0001-01-01', to: lastDay } as const
const iso = (at: number) => (at > Date.parse(lastDay) ? lastDay : new Date(at).toISOString().slice(0, 10))

/** The first day of the month that begins on a day or is the next to begin. */
function nextMonth(day: string): string {
  if (day.endsWith('-01')) return day
  const at = new Date(`${day.slice(0, 7)}-01`)
  return iso(at.setUTCMonth(at.getUTCMonth() + 1))
}

/** The months that lie wholly in a period: those that begin from `first` on and before `beyond`; none where it is not before. */
function wholeMonths({ from, to }: { from: string; to: string }) {
  const end = iso(Date.parse(to) + 86_400_000)
  return { first: nextMonth(from), beyond: `${end.slice(0, 7)}-01` }
}

/** Rows of sums: months where they are at hand, days elsewhere. Each part leans on the primary key (measure, place, below, month, day). */
async function readSums(
  read: ReadHandle,
  question: CellQuestion,
  { column, measures }: { column: 'kinds' | 'labels' | 'channels'; measures: readonly number[] },
): Promise<readonly Sum[]> {
  const { sums, period, daily } = question
  const { from, to } = period ?? always
  const cells = sql.raw(column === 'kinds' ? 'sum.kinds' : `coalesce(sum.${column}, sum.kinds)`)
  const asked = sql`unnest(${sums.map(({ place }) => place)}::int[], ${sums.map(({ below }) => below)}::boolean[]) asked(place, below)
    cross join unnest(${[...measures]}::smallint[]) measure(code)
    join metric_sums sum on sum.measure = measure.code and sum.place = asked.place and sum.below = asked.below`
  const columns = sql`sum.measure, sum.place, sum.below, sum.day, ${cells} as cells`
  const days = sql`select ${columns} from ${asked} and not sum.month and sum.day between ${from}::date and ${to}::date`
  const months = wholeMonths({ from, to })
  const statement =
    daily || period === null || months.first >= months.beyond
      ? days
      : sql`with whole as materialized (select ${columns} from ${asked}
          and sum.month and sum.day >= ${months.first}::date and sum.day < ${months.beyond}::date)
        select * from whole
        union all ${days} and (sum.day < ${months.first}::date or sum.day >= ${months.beyond}::date
          or (sum.measure, sum.place, sum.below, date_trunc('month', sum.day::timestamp)::date)
            not in (select measure, place, below, day from whole))`
  const { rows } = await sql<Sum>`${statement}`.execute(read.tables<MetricsTables>() as never)
  return rows
}

interface Asked {
  readonly question: CellQuestion
  readonly terms: Terms
}

/** Which row of units a sum counts in. */
function rowsOfPlaces(sums: readonly SummedPlace[]): (sum: Sum) => string | null {
  const rows = new Map(sums.map(({ place, below, row }) => [`${place} ${below}`, row]))
  return ({ place, below }) => rows.get(`${place} ${below}`) ?? null
}

/** Packed cells of the same group added up. */
function gathered(sums: readonly Sum[], groupOf: (sum: Sum) => string | null) {
  const groups = new Map<string, { measure: number; group: string | null; cells: Cells }>()
  for (const sum of sums) {
    const group = groupOf(sum)
    const key = `${sum.measure} ${group}`
    const known = groups.get(key) ?? { measure: sum.measure, group, cells: new Map() }
    groups.set(key, known)
    addPacked(known.cells, sum.cells)
  }
  return [...groups.values()]
}

/** Lets through the codes that a question is narrowed to. */
function filterOf({ question, terms }: Asked): (parts: { value: number; kind: number }) => boolean {
  const { labelIds, channel, kind } = question
  const values =
    labelIds !== null
      ? new Set(labelIds.map((id) => terms.codeOf('label', id)))
      : channel !== null
        ? new Set([terms.codeOf('channel', channel)])
        : null
  const wanted = kind === null ? null : terms.codeOf('kind', kind)
  return (parts) => (values === null || values.has(parts.value)) && (kind === null || parts.kind === wanted)
}

function unpacked(sums: readonly Sum[], { question, terms }: Asked): KeyedCell[] {
  const { by } = question
  const rowOf = rowsOfPlaces(question.sums)
  const groupOf = by === 'day' ? ({ day }: Sum) => day : by === 'unit' ? rowOf : () => null
  const isWanted = filterOf({ question, terms })
  const keyIn = (group: string | null, parts: { value: number; kind: number }) => {
    if (by === 'label' || by === 'channel') return terms.valueOf(by, parts.value)
    return by === 'kind' ? terms.valueOf('kind', parts.kind) : group
  }
  return gathered(sums, groupOf).flatMap(({ measure, group, cells }) =>
    [...cells].flatMap(([code, n]) => {
      const parts = partsOf(code)
      if (!isWanted(parts)) return []
      const kind = terms.valueOf('kind', parts.kind)
      const words = terms.valueOf('measure', measure) as Measure
      return [{ measure: words, key: keyIn(group, parts), kind, bucket: parts.bucket, n }]
    }),
  )
}

/** Counts of some measures by one dimension: from sums, or from the facts themselves where labels and channels cross. */
export async function readCells(read: ReadHandle, question: CellQuestion): Promise<KeyedCell[]> {
  const column = columnFor(question)
  if (column === null) return countFacts(read, question)
  const terms = await termsOf(read, [
    ...(['measure', 'kind'] as const),
    ...(column === 'labels' ? (['label'] as const) : column === 'channels' ? (['channel'] as const) : []),
  ])
  const measures = question.measures.flatMap((one) => terms.codeOf('measure', one) ?? [])
  if (measures.length === 0 || question.sums.length === 0) return []
  return unpacked(await readSums(read, question, { column, measures }), { question, terms })
}
