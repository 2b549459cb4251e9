import { type Kysely, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { changesOfSums, type SummedFact } from '../domain/fact-sums.ts'
import { codeOf } from '../domain/packed-cells.ts'
import { type BookChanges, openBook, type PlacedPoint, type PointBook } from '../domain/point-book.ts'
import { closeBefore } from './keeping/closing.store.ts'
import { placesFor } from './keeping/places.store.ts'
import { saveSums } from './keeping/sums.store.ts'
import { type NumberOf, numbersFor } from './keeping/terms.store.ts'
import type { MetricsTables } from './metrics.tables.ts'

const tablesOf = (db: WriteHandle): Kysely<MetricsTables> => db.own<MetricsTables>()

/** Opens the book on all points of the subjects that a batch of events is about. Leans on metric_facts_subject. */
export async function bookOf(db: WriteHandle, subjectIds: readonly string[]): Promise<PointBook> {
  // Facts first, and then their words: a planner that does not know yet how many there are would go through all of each word's.
  const { rows } = await sql<PlacedPoint>`
    with fact as materialized (select * from metric_facts where subject_id = any(${[...subjectIds]}::uuid[]))
    select measure.value as measure, fact.subject_id as "subjectId", coalesce(part.value, '') as part, fact.day,
      place.unit_id as "orgUnitId", kind.value as kind, label.value as "labelId", channel.value as channel,
      fact.cell >> 4 & 1023 as bucket, fact.amount, coalesce(detail.detail, '{}') as detail, fact.place
    from fact
    join metric_terms measure on measure.dimension = 'measure' and measure.code = fact.measure
    join metric_places place on place.id = fact.place
    left join metric_terms part on part.dimension = 'part' and part.code = fact.part
    left join metric_terms kind on kind.dimension = 'kind' and kind.code = fact.cell & 15
    left join metric_terms label on label.dimension = 'label' and label.code = fact.label
    left join metric_terms channel on channel.dimension = 'channel' and channel.code = fact.cell >> 14
    left join metric_details detail on detail.subject_id = fact.subject_id and detail.measure = fact.measure and detail.part = fact.part`.execute(
    tablesOf(db),
  )
  return openBook(rows)
}

type Fact = MetricsTables['metric_facts']
type NumberedFact = Fact & SummedFact & { readonly detail: PlacedPoint['detail'] }

function factOf(point: PlacedPoint & { place: number }, numberOf: NumberOf): NumberedFact {
  const { subjectId: subject_id, day, place, bucket, amount, detail } = point
  const [kind, channel] = [numberOf('kind', point.kind), numberOf('channel', point.channel)]
  return {
    ...{ subject_id, day, place, amount, detail, kind, channel, bucket },
    label: numberOf('label', point.labelId),
    cell: codeOf({ value: channel, kind, bucket }),
    measure: numberOf('measure', point.measure),
    part: numberOf('part', point.part),
  }
}

const keyOf = ({ subject_id, measure, part }: Fact): string => `${subject_id} ${measure} ${part}`
const columnsOf = ({ subject_id, day, place, label, cell, measure, part, amount }: Fact): Fact => ({
  ...{ subject_id, day, place, label, cell, measure, part, amount },
})
const isIt = sql`fact.subject_id = one.subject_id and fact.measure = one.measure and fact.part = one.part`
const given = (rows: readonly NumberedFact[]) =>
  sql`json_populate_recordset(null::metric_facts, ${JSON.stringify(rows.map(columnsOf))}::json) one`

async function saveFacts(
  db: WriteHandle,
  { gone, there }: { gone: readonly NumberedFact[]; there: readonly NumberedFact[] },
): Promise<void> {
  const own = tablesOf(db)
  const [before, after] = [new Set(gone.map(keyOf)), new Set(there.map(keyOf))]
  const removed = gone.filter((fact) => !after.has(keyOf(fact)))
  const replaced = there.filter((fact) => before.has(keyOf(fact)))
  const added = there.filter((fact) => !before.has(keyOf(fact)))
  if (removed.length > 0)
    await sql`delete from metric_facts fact using ${given(removed)} where ${isIt}`.execute(own)
  if (replaced.length > 0)
    await sql`update metric_facts fact set day = one.day, place = one.place, label = one.label, cell = one.cell, amount = one.amount
      from ${given(replaced)} where ${isIt}`.execute(own)
  if (added.length > 0) await sql`insert into metric_facts select one.* from ${given(added)}`.execute(own)
}

/** Keeps what the buckets of facts are worked out from, for those that have such a thing. */
async function saveDetails(
  db: WriteHandle,
  { gone, there }: { gone: readonly NumberedFact[]; there: readonly NumberedFact[] },
): Promise<void> {
  const own = tablesOf(db)
  const detailed = (facts: readonly NumberedFact[]) =>
    facts.filter(({ detail }) => Object.keys(detail).length > 0)
  const [before, now] = [detailed(gone), detailed(there)]
  const kept = new Set(now.map(keyOf))
  const ended = before.filter((fact) => !kept.has(keyOf(fact)))
  if (ended.length > 0)
    await sql`delete from metric_details fact using ${given(ended)} where ${isIt}`.execute(own)
  if (now.length > 0)
    await sql`insert into metric_details select one.*
      from jsonb_populate_recordset(null::metric_details, ${JSON.stringify(now)}::jsonb) one
      on conflict (subject_id, measure, part) do update set detail = excluded.detail`.execute(own)
}

/** Writes what a batch changed: the facts, and the sums of the days and places that they stand at. */
export async function saveBook(db: WriteHandle, { written, gone }: BookChanges): Promise<void> {
  const touched = [...written, ...gone]
  if (touched.length === 0) return
  const [numberOf, places] = [await numbersFor(db, touched), await placesFor(db, touched)]
  const facts = (points: readonly PlacedPoint[]) =>
    points.map((point) => factOf({ ...point, place: point.place ?? places.of(point.orgUnitId) }, numberOf))
  const changed = { gone: facts(gone), there: facts(written) }
  await saveFacts(db, changed)
  await saveDetails(db, changed)
  await saveSums(
    db,
    changesOfSums(changed, (place) => places.above(place)),
  )
}

/** Removes every fact and sum, before the log is read again from its beginning. */
export async function emptyMetrics(db: WriteHandle): Promise<void> {
  for (const table of ['metric_facts', 'metric_details', 'metric_sums', 'metric_months'] as const)
    await tablesOf(db).deleteFrom(table).execute()
  await closeBefore(db, '0001-01-01')
}
