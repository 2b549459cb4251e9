import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { countingFor } from '#features/taxonomy/server/public/label-succession.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import { openTo, voiceOpenTo } from '#features/tickets/server/public/open-to.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listPoints } from '../contract.ts'
import { feedbackMeasures } from '../domain/measures.ts'
import type { MetricsTables } from './metrics.tables.ts'
import { placesIn } from './reading/facts.query.ts'
import { type Terms, termsOf } from './reading/terms.query.ts'
import { unitsInQuestion } from './reading/units.query.ts'

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

/** The places whose points count for the units that are asked for; null for all. */
async function placesFor(read: ReadHandle, actor: Actor, unitId: string | undefined) {
  if (unitId === undefined && reachOf(actor, 'metrics.read').all) return null
  const units = await unitsInQuestion(read, actor, { unitId, treeOf: 'then' })
  return placesIn(read, units.whole)
}

/** The numbers of a label, and of those that were merged into it; null for all. */
async function labelCodes(read: ReadHandle, terms: Terms, labelId: string | undefined) {
  if (labelId === undefined) return null
  const rows = await read
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select('id')
    .where('id', 'in', countingFor([labelId]))
    .execute()
  return rows.flatMap(({ id }) => terms.codeOf('label', id) ?? [])
}

/** The facts behind a number. It leans on metric_facts_days, metric_facts_places and metric_facts_labels, whichever leaves fewest. */
async function factsBehind({ read, actor }: QueryContext, input: InputOf<typeof listPoints>, terms: Terms) {
  const ofFeedback = feedbackMeasures.includes(input.measure)
  const [places, labels] = await Promise.all([
    placesFor(read, actor, input.unitId),
    labelCodes(read, terms, input.labelId),
  ])
  let rows = read
    .tables<MetricsTables & TicketsTables & IntakeTables>()
    .selectFrom('metric_facts as p')
    .leftJoin('tickets as t', (join) => join.onRef('t.id', '=', 'p.subject_id'))
    .leftJoin('feedbacks as f', (join) => join.onRef('f.id', '=', 'p.subject_id'))
    .select(columns)
    .select(sql<string | null>`coalesce(t.number, f.number)`.as('number'))
    .where('p.measure', '=', terms.codeOf('measure', input.measure) ?? 0)
    .where(ofFeedback ? voiceOpenTo(actor, 'p.subject_id') : openTo(actor, 'p.subject_id'))
    .orderBy('p.day', 'desc')
    .orderBy('p.subject_id', 'desc')
    .orderBy('p.part', 'desc')
    .limit(input.limit + 1)
  if (places !== null) rows = rows.where(sql<boolean>`p.place = any(${places}::int[])`)
  if (labels !== null) rows = rows.where(sql<boolean>`p.label = any(${labels}::int[])`)
  if (input.from !== undefined) rows = rows.where('p.day', '>=', input.from)
  if (input.to !== undefined) rows = rows.where('p.day', '<=', input.to)
  // A word that nothing was ever counted under has no number.
  if (input.kind !== undefined) rows = rows.where('p.kind', '=', terms.codeOf('kind', input.kind) ?? -1)
  if (input.channel !== undefined)
    rows = rows.where('p.channel', '=', terms.codeOf('channel', input.channel) ?? -1)
  if (input.bucketFrom !== undefined) rows = rows.where('p.bucket', '>=', input.bucketFrom)
  if (input.bucketTo !== undefined) rows = rows.where('p.bucket', '<=', input.bucketTo)
  if (input.cursor !== undefined) {
    const [day, subject, part] = decodeCursor(input.cursor, 3)
    rows = rows.where(sql<boolean>`(p.day, p.subject_id, p.part) < (${day}::date, ${subject}::uuid, ${part})`)
  }
  return rows.execute()
}

/** The tickets or voices behind a number, newest day first. */
export const points = query(listPoints, async (context, input) => {
  const ofFeedback = feedbackMeasures.includes(input.measure)
  const terms = await termsOf(context.read, ['measure', 'kind', 'channel', 'label'])
  const rows = await factsBehind(context, input, terms)
  const page = pageOfRows(rows, input.limit, (row) => [row.day, row.subject_id, row.part])
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
      kind: terms.valueOf('kind', row.kind),
      bucket: row.bucket,
      amount: row.amount,
      at: (row.opened_at ?? row.received_at)?.toISOString() ?? null,
    })),
  }
})
