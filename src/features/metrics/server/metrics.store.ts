import { type Kysely, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { type BookChanges, openBook, type Point, type PointBook } from '../domain/point-book.ts'
import type { MetricsTables } from './metrics.tables.ts'

const tablesOf = (db: WriteHandle): Kysely<MetricsTables> => db.own<MetricsTables>()

/** Opens the book on all points of the subjects that a batch of events is about. */
export async function bookOf(db: WriteHandle, subjectIds: readonly string[]): Promise<PointBook> {
  const rows = await tablesOf(db)
    .selectFrom('metric_points')
    .selectAll()
    .where('subject_id', 'in', subjectIds.length > 0 ? [...subjectIds] : [nobody])
    .execute()
  return openBook(
    rows.map((row) => ({
      measure: row.measure as Point['measure'],
      subjectId: row.subject_id,
      part: row.part,
      day: row.day,
      orgUnitId: row.org_unit_id,
      kind: row.kind,
      labelId: row.label_id,
      channel: row.channel,
      bucket: row.bucket,
      amount: row.amount,
      detail: row.detail,
    })),
  )
}

const nobody = '00000000-0000-0000-0000-000000000000'

const rowOf = (point: Point) => ({
  measure: point.measure,
  subject_id: point.subjectId,
  part: point.part,
  day: point.day,
  org_unit_id: point.orgUnitId,
  kind: point.kind,
  label_id: point.labelId,
  channel: point.channel,
  bucket: point.bucket,
  amount: point.amount,
  detail: point.detail,
})

/** Writes what a batch changed: one statement for the points, one for the cube. */
export async function saveBook(db: WriteHandle, { written, removed, deltas }: BookChanges): Promise<void> {
  const own = tablesOf(db)
  if (removed.length > 0) {
    await sql`delete from metric_points p using jsonb_to_recordset(${JSON.stringify(removed)}::jsonb)
      as gone("subjectId" uuid, measure text, part text)
      where p.subject_id = gone."subjectId" and p.measure = gone.measure and p.part = gone.part`.execute(own)
  }
  if (written.length > 0) {
    await sql`insert into metric_points (measure, subject_id, part, day, org_unit_id, kind, label_id, channel, bucket, amount, detail)
      select measure, subject_id, part, day, org_unit_id, kind, label_id, channel, bucket, amount, detail
      from jsonb_populate_recordset(null::metric_points, ${JSON.stringify(written.map(rowOf))}::jsonb)
      on conflict (subject_id, measure, part) do update set day = excluded.day, org_unit_id = excluded.org_unit_id,
        kind = excluded.kind, label_id = excluded.label_id, channel = excluded.channel, bucket = excluded.bucket,
        amount = excluded.amount, detail = excluded.detail`.execute(own)
  }
  if (deltas.length > 0) {
    const rows = deltas.map(({ change, orgUnitId, labelId, ...cell }) => ({
      ...cell,
      org_unit_id: orgUnitId,
      label_id: labelId,
      n: change,
    }))
    await sql`insert into metric_counts (measure, day, org_unit_id, kind, label_id, channel, bucket, n)
      select measure, day, org_unit_id, kind, label_id, channel, bucket, n
      from jsonb_populate_recordset(null::metric_counts, ${JSON.stringify(rows)}::jsonb)
      on conflict (measure, day, org_unit_id, kind, label_id, channel, bucket)
        do update set n = metric_counts.n + excluded.n`.execute(own)
  }
}

/** Removes every point and count, before the log is read again from its beginning. */
export async function emptyMetrics(db: WriteHandle): Promise<void> {
  await tablesOf(db).deleteFrom('metric_points').execute()
  await tablesOf(db).deleteFrom('metric_counts').execute()
}
