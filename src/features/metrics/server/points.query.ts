import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { QuestionnairesTables } from '#features/questionnaires/server/questionnaires.tables.ts'
import { openTo, voiceOpenTo } from '#features/tickets/server/public/open-to.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { plannedForItsValues } from '#platform/server/database/statements.ts'
import { listPoints } from '../contract.ts'
import { feedbackMeasures, invitedMeasures, type Measure } from '../domain/measures.ts'
import { partsOf } from '../domain/packed-cells.ts'
import type { MetricsTables } from './metrics.tables.ts'
import { figuresCountedAnew } from './public/counting.ts'
import { isBehind, narrowedTo } from './reading/behind-facts.ts'
import { type Known, whatIsKnown } from './reading/known.query.ts'
import { labelsInQuestion } from './reading/labels.query.ts'
import { placesIn, unitsInQuestion } from './reading/units.query.ts'

const facts = ['p.subject_id', 'p.part', 'p.day', 'p.cell', 'p.amount'] as const
const columns = [...facts, 't.id as ticket_id', 't.title', 't.opened_at', 'f.received_at'] as const

/** The places whose points count for the units that are asked for; null for all. */
function placesFor(known: Known, actor: Actor, { unitId, tree }: InputOf<typeof listPoints>) {
  if (unitId === undefined && reachOf(actor, 'metrics.read').all) return null
  return placesIn(unitsInQuestion(known, actor, { unitId, treeOf: tree }).whole, known.places)
}

/** The numbers of labels: of one with all below it, as cuts count it, or of one by itself with those that were merged into it; null for all. */
function labelCodes({ labels, terms }: Known, { labelId, labelItself }: InputOf<typeof listPoints>) {
  const ids = labelsInQuestion(labels, labelItself ?? labelId, undefined).ids
  const standsFor = (id: string) => labels.successors.get(id) ?? id
  const asked = labelItself === undefined ? ids : (ids?.filter((id) => standsFor(id) === labelItself) ?? [])
  return asked?.flatMap((id) => terms.codeOf('label', id) ?? []) ?? null
}

/** What may be opened: answers about no ticket, and of nobody in particular, have nothing behind them. */
function subjectOpen(actor: Actor, measure: Measure) {
  if (feedbackMeasures.includes(measure)) return voiceOpenTo(actor, 'p.subject_id')
  if (!invitedMeasures.includes(measure)) return openTo(actor, 'p.subject_id')
  return openTo(
    actor,
    sql`coalesce((select ticket_id from questionnaire_invitations where id = p.subject_id), p.subject_id)`,
  )
}

/** One code is asked for by itself: then its facts stand in the index by their days, newest last, and no more than a page of them is read. */
const oneOf = (column: 'place' | 'label', codes: readonly number[]) =>
  codes.length === 1
    ? sql<boolean>`${sql.ref(`p.${column}`)} = ${codes[0]}`
    : sql<boolean>`${sql.ref(`p.${column}`)} = any(${codes}::int[])`

/**
 * The facts behind a number; what they are called is looked up for those of the page alone. It leans on metric_facts_days, metric_facts_places and
 * metric_facts_labels, whichever leaves fewest: a city's voices of a year are best met from the newest day on, those of a team at its place.
 */
async function factsBehind({ read, actor }: QueryContext, input: InputOf<typeof listPoints>, known: Known) {
  const { terms } = known
  const places = placesFor(known, actor, input)
  const labels = labelCodes(known, input)
  const tables = read.tables<MetricsTables & TicketsTables & IntakeTables & QuestionnairesTables>()
  let rows = tables
    .selectFrom('metric_facts as p')
    .select(facts)
    .where('p.measure', '=', terms.codeOf('measure', input.measure) ?? 0)
    .where(subjectOpen(actor, input.measure))
    .orderBy('p.day', 'desc')
    .orderBy('p.subject_id', 'desc')
    .orderBy('p.part', 'desc')
    .limit(oneMoreThan(input.limit))
  if (places !== null) rows = rows.where(oneOf('place', places))
  if (labels !== null) rows = rows.where(oneOf('label', labels))
  if (input.from !== undefined) rows = rows.where('p.day', '>=', input.from)
  if (input.to !== undefined) rows = rows.where('p.day', '<=', input.to)
  // A word that nothing was ever counted under has no number.
  if (input.kind !== undefined)
    rows = rows.where(sql<boolean>`p.cell & 15 = ${terms.codeOf('kind', input.kind) ?? -1}`)
  if (input.weekday !== undefined)
    rows = rows.where(sql<boolean>`extract(isodow from p.day) = ${input.weekday}`)
  const behind = narrowedTo(input)
  if (behind.length > 0) rows = rows.where(isBehind(input.measure, behind))
  if (input.channel !== undefined)
    rows = rows.where(sql<boolean>`p.cell >> 14 = ${terms.codeOf('channel', input.channel) ?? -1}`)
  if (input.bucketFrom !== undefined)
    rows = rows.where(sql<boolean>`p.cell >> 4 & 1023 >= ${input.bucketFrom}`)
  if (input.bucketTo !== undefined) rows = rows.where(sql<boolean>`p.cell >> 4 & 1023 <= ${input.bucketTo}`)
  if (input.cursor !== undefined) {
    const [day, subject, part] = decodeCursor(input.cursor, 3)
    rows = rows.where(
      sql<boolean>`(p.day, p.subject_id, p.part) < (${day}::date, ${subject}::uuid, ${part}::smallint)`,
    )
  }
  const named = tables
    .selectFrom(rows.as('p'))
    .leftJoin('questionnaire_invitations as i', (join) => join.onRef('i.id', '=', 'p.subject_id'))
    .leftJoin('tickets as t', (join) =>
      join.on('t.id', '=', sql<string>`coalesce(i.ticket_id, p.subject_id)`),
    )
    .leftJoin('feedbacks as f', (join) => join.onRef('f.id', '=', 'p.subject_id'))
    .select(columns)
    .select(sql<string | null>`coalesce(t.number, f.number)`.as('number'))
    .orderBy('p.day', 'desc')
    .orderBy('p.subject_id', 'desc')
    .orderBy('p.part', 'desc')
  // How many facts lie at a place or a label, no plan for any of them can know.
  const isNarrow = places !== null || labels !== null
  return (isNarrow ? named.modifyFront(plannedForItsValues) : named).execute()
}

/** The tickets or voices behind a number, newest day first. */
export const points = query(listPoints, async (context, input) => {
  const ofFeedback = feedbackMeasures.includes(input.measure)
  const known = await whatIsKnown(context.read)
  const rows = await factsBehind(context, input, known)
  const page = pageOfRows(rows, input.limit, (row) => [row.day, row.subject_id, String(row.part)])
  return {
    next: page.next,
    counting: known.counting ?? (await figuresCountedAnew(context.read)),
    items: page.items.map((row) => ({
      subjectId: row.subject_id,
      part: known.terms.valueOf('part', row.part) ?? '',
      day: row.day,
      ticketId: row.ticket_id,
      feedbackId: ofFeedback ? row.subject_id : null,
      number: row.number,
      title: row.title,
      kind: known.terms.valueOf('kind', partsOf(row.cell).kind),
      bucket: partsOf(row.cell).bucket,
      amount: row.amount,
      at: (row.opened_at ?? row.received_at)?.toISOString() ?? null,
    })),
  }
})
