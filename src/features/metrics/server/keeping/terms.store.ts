import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { PlacedPoint } from '../../domain/point-book.ts'
import type { MetricsTables } from '../metrics.tables.ts'

type Dimension = MetricsTables['metric_terms']['dimension']
interface Term {
  readonly dimension: Dimension
  readonly value: string
}

/** The number of a word; 0 for what is not known, and for no part at all. */
export type NumberOf = (dimension: Dimension, value: string | null) => number

const keyOf = ({ dimension, value }: Term) => `${dimension} ${value}`

const termsIn = ({ measure, kind, labelId, channel, part }: PlacedPoint): Term[] => [
  { dimension: 'measure', value: measure },
  ...(part === '' ? [] : [{ dimension: 'part' as const, value: part }]),
  ...(kind === null ? [] : [{ dimension: 'kind' as const, value: kind }]),
  ...(labelId === null ? [] : [{ dimension: 'label' as const, value: labelId }]),
  ...(channel === null ? [] : [{ dimension: 'channel' as const, value: channel }]),
]

/** Numbers new words. One projection writes them, so that nobody takes the same number meanwhile. */
async function addTerms(db: WriteHandle, terms: readonly Term[]) {
  if (terms.length === 0) return []
  const { rows } = await sql<Term & { code: number }>`
    insert into metric_terms (dimension, code, value)
    select dimension, (select coalesce(max(code), 0) from metric_terms known where known.dimension = fresh.dimension)
      + row_number() over (partition by dimension order by value), value
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) fresh(dimension text, value text)
    returning dimension, code, value`.execute(db.own<MetricsTables>())
  return rows
}

/** The numbers of all words of some points; words never met before get theirs. */
export async function numbersFor(db: WriteHandle, points: readonly PlacedPoint[]): Promise<NumberOf> {
  const wanted = new Map(points.flatMap(termsIn).map((term) => [keyOf(term), term]))
  const { rows: known } = await sql<Term & { code: number }>`
    select term.dimension, term.code, term.value from metric_terms term
    join jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb) wanted(dimension text, value text)
      on wanted.dimension = term.dimension and wanted.value = term.value`.execute(db.own<MetricsTables>())
  const codes = new Map(known.map((term) => [keyOf(term), term.code]))
  const fresh = [...wanted].filter(([key]) => !codes.has(key)).map(([, term]) => term)
  for (const term of await addTerms(db, fresh)) codes.set(keyOf(term), term.code)
  return (dimension, value) =>
    value === null || value === '' ? 0 : (codes.get(keyOf({ dimension, value })) as number)
}
