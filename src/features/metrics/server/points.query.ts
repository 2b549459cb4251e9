import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { countingFor } from '#features/taxonomy/server/public/label-succession.ts'
import { openTo, voiceOpenTo } from '#features/tickets/server/public/open-to.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listPoints } from '../contract.ts'
import { feedbackMeasures } from '../domain/measures.ts'
import type { MetricsTables } from './metrics.tables.ts'
import { visibleUnits } from './visible-units.query.ts'

const columns = [
  'p.subject_id',
  'p.part',
  'p.day',
  'p.kind',
  'p.bucket',
  'p.amount',
  't.title',
  't.opened_at',
  'f.received_at',
] as const

/** The tickets or voices behind a number, newest day first. It leans on metric_points_drill (measure, day desc, subject_id). */
export const points = query(listPoints, async ({ read, actor }, input) => {
  const units = await visibleUnits(read, actor, input.unitId)
  const ofFeedback = feedbackMeasures.includes(input.measure)
  let rows = read
    .tables<MetricsTables & TicketsTables & IntakeTables>()
    .selectFrom('metric_points as p')
    .leftJoin('tickets as t', (join) => join.onRef('t.id', '=', 'p.subject_id'))
    .leftJoin('feedbacks as f', (join) => join.onRef('f.id', '=', 'p.subject_id'))
    .select(columns)
    .select(sql<string | null>`coalesce(t.number, f.number)`.as('number'))
    .where('p.measure', '=', input.measure)
    .where(ofFeedback ? voiceOpenTo(actor, 'p.subject_id') : openTo(actor, 'p.subject_id'))
    .orderBy('p.day', 'desc')
    .orderBy('p.subject_id', 'desc')
    .orderBy('p.part', 'desc')
    .limit(input.limit + 1)
  if (units !== null) rows = rows.where('p.org_unit_id', 'in', units.length > 0 ? units : [null])
  if (input.from !== undefined) rows = rows.where('p.day', '>=', input.from)
  if (input.to !== undefined) rows = rows.where('p.day', '<=', input.to)
  if (input.kind !== undefined) rows = rows.where('p.kind', '=', input.kind)
  if (input.labelId !== undefined) rows = rows.where('p.label_id', 'in', countingFor([input.labelId]))
  if (input.channel !== undefined) rows = rows.where('p.channel', '=', input.channel)
  if (input.bucketFrom !== undefined) rows = rows.where('p.bucket', '>=', input.bucketFrom)
  if (input.bucketTo !== undefined) rows = rows.where('p.bucket', '<=', input.bucketTo)
  if (input.cursor !== undefined) {
    const [day, subject, part] = decodeCursor(input.cursor, 3)
    rows = rows.where(sql<boolean>`(p.day, p.subject_id, p.part) < (${day}::date, ${subject}::uuid, ${part})`)
  }
  const page = pageOfRows(await rows.execute(), input.limit, (row) => [row.day, row.subject_id, row.part])
  return {
    next: page.next,
    items: page.items.map((row) => ({
      subjectId: row.subject_id,
      part: row.part,
      day: row.day,
      ticketId: ofFeedback ? null : row.subject_id,
      feedbackId: ofFeedback ? row.subject_id : null,
      number: row.number,
      title: row.title,
      kind: row.kind,
      bucket: row.bucket,
      amount: row.amount,
      at: (row.opened_at ?? row.received_at)?.toISOString() ?? null,
    })),
  }
})
