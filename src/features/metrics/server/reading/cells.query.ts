import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { toldFromFacts } from '../../domain/cuts.ts'
import type { Measure } from '../../domain/measures.ts'
import { roomFor } from '../../domain/packed-cells.ts'
import { daysOf } from '../../domain/packed-days.ts'
import { type Period, type SummedStretch, summedStretches } from '../../domain/summed-stretches.ts'
import { type Choice, nowhere, Tally } from '../../domain/tally.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { narrowedTo } from './behind-facts.ts'
import { always, type CellQuestion, type KeyedCell } from './cell-question.ts'
import { countFacts, isOfFew } from './facts.query.ts'
import type { Known } from './known.query.ts'
import type { Terms } from './terms.query.ts'
import type { SummedPlace } from './units.query.ts'

/** Which of the packed columns a question needs; null where it needs two at once, or what is not summed. */
function columnFor({ by, labelIds, channel, behind }: CellQuestion): Column | null {
  if (toldFromFacts.some((one) => one === by) || narrowedTo(behind).length > 0) return null
  const [ofLabels, ofChannels] = [by === 'label' || labelIds !== null, by === 'channel' || channel !== null]
  if (ofLabels && ofChannels) return null
  return ofLabels ? 'labels' : ofChannels ? 'channels' : 'kinds'
}

type Column = 'kinds' | 'labels' | 'channels'

/** Rows of one measure at one place. */
interface Span extends SummedStretch {
  readonly measure: number
  readonly place: number
  readonly below: boolean
  readonly column: Column
}

interface Sum extends Pick<Span, 'measure' | 'place' | 'below'> {
  readonly day: string
  readonly cells: Uint8Array
}

const spanKey = ({ measure, place, below, column, grain, first, last }: Span) =>
  `${measure} ${place} ${below} ${column} ${grain} ${first} ${last}`

/** The packed cells of spans, each span once; leans on the primary keys of metric_sums and metric_months (measure, place, below, …). */
async function readSpans(
  read: ReadHandle,
  spans: readonly Span[],
): Promise<ReadonlyMap<string, readonly Sum[]>> {
  const distinct = [...new Map(spans.map((span) => [spanKey(span), span])).values()]
  const sums = new Map<string, Sum[]>(distinct.map((span) => [spanKey(span), []]))
  if (distinct.length === 0) return sums
  const list = <T>(of: (span: Span) => T) => distinct.map(of)
  const { rows } = await sql<{ nr: number; day: string; cells: Uint8Array }>`
    with asked as materialized (
      select * from unnest(${list(({ measure }) => measure)}::smallint[], ${list(({ place }) => place)}::int[],
        ${list(({ below }) => below)}::boolean[], ${list(({ column }) => column)}::text[], ${list(({ grain }) => grain)}::text[],
        ${list(({ first }) => first)}::date[], ${list(({ last }) => last)}::date[]) with ordinality
        asked(measure, place, below, of, grain, first, last, nr))
    select nr::int, sum.day, case of when 'kinds' then kinds when 'labels' then coalesce(labels, kinds) else coalesce(channels, kinds) end as cells
    from asked cross join lateral (
      select * from metric_sums sum where sum.measure = asked.measure and sum.place = asked.place and sum.below = asked.below
        and sum.day between asked.first and asked.last) sum
    where grain = 'day'
    union all
    select nr::int, sum.month, case when grain = 'month' then
        case of when 'kinds' then kinds when 'labels' then coalesce(labels, kinds) else coalesce(channels, kinds) end
      else case of when 'kinds' then day_kinds when 'labels' then coalesce(day_labels, day_kinds)
        else coalesce(day_channels, day_kinds) end end
    from asked cross join lateral (
      select * from metric_months sum where sum.measure = asked.measure and sum.place = asked.place and sum.below = asked.below
        and sum.month between asked.first and asked.last) sum
    where grain <> 'day'`.execute(read.tables<MetricsTables>() as never)
  for (const { nr, day, cells } of rows) {
    const span = distinct[nr - 1] as Span
    sums.get(spanKey(span))?.push({ measure: span.measure, place: span.place, below: span.below, day, cells })
  }
  return sums
}

/** The days within closed months that lie in a period. */
function* daysWithin(months: readonly Sum[], { from, to }: Period): Generator<Sum> {
  for (const month of months)
    for (const { date, cells } of daysOf(month.cells)) {
      const day = `${month.day.slice(0, 8)}${String(date).padStart(2, '0')}`
      if (day >= from && day <= to) yield { ...month, day, cells }
    }
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

/** Rows by their numbers. */
function numberedRows() {
  const [rows, numbers]: [(string | null)[], Map<string | null, number>] = [[], new Map()]
  return {
    rows,
    numberOf(row: string | null): number {
      const known = numbers.get(row)
      if (known !== undefined) return known
      numbers.set(row, rows.length)
      return rows.push(row) - 1
    },
  }
}

type Numbered = ReturnType<typeof numberedRows>

const isOfValues = ({ by }: CellQuestion) => by === 'label' || by === 'channel'

/** The cells that a question is narrowed to; null where what it is narrowed to was never counted. */
function choiceOf({ question, terms }: Asked, { numberOf }: Numbered): Choice | null {
  const { by, labelIds, channel, kind, tellsKinds } = question
  const values =
    labelIds !== null
      ? new Set(labelIds.map((id) => terms.codeOf('label', id)))
      : channel !== null
        ? new Set([terms.codeOf('channel', channel)])
        : null
  const wanted = kind === null ? null : terms.codeOf('kind', kind)
  if (kind !== null && wanted === null) return null
  const counting = (value: number): number => {
    if (values?.has(value) === false) return nowhere
    return isOfValues(question)
      ? numberOf(question.rowOf(terms.valueOf(by as 'label' | 'channel', value)))
      : 0
  }
  const known: number[] = []
  const rowOf = (value: number) => {
    const row = known[value] ?? counting(value)
    known[value] = row
    return row
  }
  const highest = values === null ? roomFor.value : Math.max(...[...values].map((value) => value ?? 0))
  return { rowOf, highest, kind: wanted, tellsKinds }
}

/** Which row a sum counts in; 0 where its values say it. */
function rowOfSums({ question }: Asked, { numberOf }: Numbered): (sum: Sum) => number {
  const { by, rowOf, sums } = question
  const rowOfPlace = rowsOfPlaces(sums)
  if (by === 'day') return ({ day }) => numberOf(rowOf(day))
  if (by === 'unit') return (sum) => numberOf(rowOf(rowOfPlace(sum)))
  return isOfValues(question) ? () => 0 : () => numberOf(null)
}

/** The wanted cells of each measure added up in rows. */
function tallied(sums: readonly Sum[], firstRowOf: (sum: Sum) => number, choice: Choice) {
  const tallies = new Map<number, Tally>()
  for (const sum of sums) {
    const tally = tallies.get(sum.measure) ?? new Tally(choice)
    tallies.set(sum.measure, tally)
    tally.add(sum.cells, firstRowOf(sum))
  }
  return tallies
}

function unpacked(sums: readonly Sum[], asked: Asked): KeyedCell[] {
  const { question, terms } = asked
  const numbered = numberedRows()
  const choice = choiceOf(asked, numbered)
  if (choice === null) return []
  const tallies = tallied(sums, rowOfSums(asked, numbered), choice)
  return [...tallies].flatMap(([code, tally]) => {
    const measure = terms.valueOf('measure', code) as Measure
    return tally.counted().map(({ row, bucket, kind: ofKind, n }) => {
      const kind = terms.valueOf('kind', ofKind)
      const key = question.by === 'kind' ? question.rowOf(kind) : (numbered.rows[row] ?? null)
      return { measure, key, kind, bucket, n }
    })
  })
}

/** The spans that a question is answered from; none where it is about nothing that was ever counted. */
function spansOf({ question, terms }: Asked, column: Column, closedBefore: string): Span[] {
  const stretches = summedStretches(question.period ?? always, { daily: question.daily, closedBefore })
  return question.measures.flatMap((one) => {
    const measure = terms.codeOf('measure', one)
    if (measure === null) return []
    return question.sums.flatMap(({ place, below }) =>
      stretches.map((stretch) => ({ measure, place, below, column, ...stretch })),
    )
  })
}

/** Counts of some measures by one dimension, for each question: from sums, or from the facts themselves where labels and channels cross or few are asked for. */
export async function readCells(
  read: ReadHandle,
  questions: readonly CellQuestion[],
  known: Known,
): Promise<readonly (readonly KeyedCell[])[]> {
  const { terms, closedBefore } = known
  const plans = await Promise.all(
    questions.map(async (question) => {
      const column = (await isOfFew(read, question, terms)) ? null : columnFor(question)
      return { question, spans: column === null ? null : spansOf({ question, terms }, column, closedBefore) }
    }),
  )
  const sums = await readSpans(
    read,
    plans.flatMap(({ spans }) => spans ?? []),
  )
  return Promise.all(
    plans.map(async ({ question, spans }) => {
      if (spans === null) return countFacts(read, question, known)
      const rows = spans.flatMap((span) => {
        const found = sums.get(spanKey(span)) ?? []
        return span.grain === 'days of a month' ? [...daysWithin(found, question.period ?? always)] : found
      })
      return unpacked(rows, { question, terms })
    }),
  )
}
