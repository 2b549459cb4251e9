import { type Kysely, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { changesOfSums } from '../domain/fact-sums.ts'
import { type BookChanges, openBook, type PlacedPoint, type PointBook } from '../domain/point-book.ts'
import { placesFor } from './keeping/places.store.ts'
import { saveSums } from './keeping/sums.store.ts'
import { type NumberOf, numbersFor } from './keeping/terms.store.ts'
import type { MetricsTables } from './metrics.tables.ts'

const tablesOf = (db: WriteHandle): Kysely<MetricsTables> => db.own<MetricsTables>()

/** Opens the book on all points of the subjects that a batch of events is about. */
export async function bookOf(db: WriteHandle, subjectIds: readonly string[]): Promise<PointBook> {
  // Facts first, and then their words: a planner that does not know yet how many there are would go through all of each word's.
  const { rows } = await sql<PlacedPoint>`
    with fact as materialized (select * from metric_facts where subject_id = any(${[...subjectIds]}::uuid[]))
    select measure.value as measure, fact.subject_id as "subjectId", fact.part, fact.day, place.unit_id as "orgUnitId",
      kind.value as kind, label.value as "labelId", channel.value as channel, fact.bucket, fact.amount,
      coalesce(fact.detail, '{}') as detail, fact.place
    from fact
    join metric_terms measure on measure.dimension = 'measure' and measure.code = fact.measure
    join metric_places place on place.id = fact.place
    left join metric_terms kind on kind.dimension = 'kind' and kind.code = fact.kind
    left join metric_terms label on label.dimension = 'label' and label.code = fact.label
    left join metric_terms channel on channel.dimension = 'channel' and channel.code = fact.channel`.execute(
    tablesOf(db),
  )
  return openBook(rows)
}

type Fact = MetricsTables['metric_facts']

const factOf = (point: PlacedPoint & { place: number }, numberOf: NumberOf): Fact => ({
  subject_id: point.subjectId,
  amount: point.amount,
  day: point.day,
  place: point.place,
  label: numberOf('label', point.labelId),
  measure: numberOf('measure', point.measure),
  bucket: point.bucket,
  kind: numberOf('kind', point.kind),
  channel: numberOf('channel', point.channel),
  part: point.part,
  detail: Object.keys(point.detail).length === 0 ? null : { ...point.detail },
})

async function saveFacts(db: WriteHandle, facts: readonly Fact[], removed: BookChanges['removed']) {
  const own = tablesOf(db)
  if (removed.length > 0)
    await sql`delete from metric_facts fact using jsonb_to_recordset(${JSON.stringify(removed)}::jsonb)
        as gone("subjectId" uuid, measure text, part text) join metric_terms term on term.dimension = 'measure' and term.value = gone.measure
      where fact.subject_id = gone."subjectId" and fact.measure = term.code and fact.part = gone.part`.execute(
      own,
    )
  if (facts.length > 0)
    await sql`insert into metric_facts (subject_id, amount, day, place, label, measure, bucket, kind, channel, part, detail)
      select subject_id, amount, day, place, label, measure, bucket, kind, channel, part, detail
      from json_populate_recordset(null::metric_facts, ${JSON.stringify(facts)}::json)
      on conflict (subject_id, measure, part) do update set amount = excluded.amount, day = excluded.day, place = excluded.place,
        label = excluded.label, bucket = excluded.bucket, kind = excluded.kind, channel = excluded.channel,
        detail = excluded.detail`.execute(own)
}

/** Writes what a batch changed: the facts, and the sums of the days and places that they stand at. */
export async function saveBook(db: WriteHandle, { written, gone, removed }: BookChanges): Promise<void> {
  const touched = [...written, ...gone]
  if (touched.length === 0) return
  const [numberOf, places] = [await numbersFor(db, touched), await placesFor(db, touched)]
  const facts = (points: readonly PlacedPoint[]) =>
    points.map((point) => factOf({ ...point, place: point.place ?? places.of(point.orgUnitId) }, numberOf))
  const there = facts(written)
  await saveFacts(db, there, removed)
  await saveSums(
    db,
    changesOfSums({ gone: facts(gone), there }, (place) => places.above(place)),
  )
}

/** Removes every fact and sum, before the log is read again from its beginning. */
export async function emptyMetrics(db: WriteHandle): Promise<void> {
  await tablesOf(db).deleteFrom('metric_facts').execute()
  await tablesOf(db).deleteFrom('metric_sums').execute()
}
