import { sql } from 'kysely'
import { planSearch, type SearchPlan } from '#features/analysis/server/public/feedback-search.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { exploreFeedback } from '../contract.ts'
import { feedbackInReach } from './public/visible-feedback.ts'
import { voiceByNumber } from './public/voice-by-number.ts'
import { type Condition, itemOfRow, type JudgedVoices, judgedVoices, voiceRows } from './voice-rows.query.ts'

type Input = InputOf<typeof exploreFeedback>

async function depthOf(read: ReadHandle, unitId: string): Promise<number | undefined> {
  const unit = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select('depth')
    .where('id', '=', unitId)
    .executeTakeFirst()
  return unit?.depth
}

// A day is a day of the organisation, not of the server.
const startOf = (day: string, plus = 0) =>
  sql`((${day}::date + ${plus}::int)::timestamp at time zone coalesce((select time_zone from organisations limit 1), 'Asia/Shanghai'))`

// A label stands for everything below it.
const belowLabels = (labels: readonly string[]) => sql<boolean>`analysis.label_id in (
  with recursive below as (
    select id from labels where id = any(${labels}::uuid[])
    union all select child.id from labels child join below on child.parent_id = below.id
  ) select id from below)`

async function conditionsOf({ read, actor }: QueryContext, input: Input): Promise<Condition[]> {
  const { kind, channel, label, unit, product, outlet, polarity, urgency, mode, importId, from, to } = input
  const any = (column: string, values: readonly string[]): Condition[] =>
    values.length === 0 ? [] : [sql<boolean>`${sql.raw(column)} = any(${values}::text[])`]
  const one = (column: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${value}`]
  const depth = unit === undefined ? undefined : await depthOf(read, unit)
  return [
    feedbackInReach(actor, 'voice'),
    ...any('coalesce(analysis.kind, voice.chosen_kind)', kind),
    ...any('voice.channel', channel),
    ...any('analysis.polarity', polarity),
    ...any('analysis.urgency', urgency),
    ...(label.length === 0 ? [] : [belowLabels(label)]),
    ...(unit === undefined
      ? []
      : depth === undefined
        ? [sql<boolean>`false`]
        : one(`voice.unit_${depth}`, unit)),
    ...one('voice.product_id', product),
    ...one('voice.outlet_id', outlet),
    ...one('voice.mode', mode),
    ...one('voice.import_id', importId),
    ...(from === undefined ? [] : [sql<boolean>`voice.received_at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [sql<boolean>`voice.received_at < ${startOf(to, 1)}`]),
  ]
}

type Place = Pick<Input, 'cursor' | 'limit'>

function afterCursor(
  voices: JudgedVoices,
  columns: readonly [string, string],
  cursor: string | undefined,
): JudgedVoices {
  if (cursor === undefined) return voices
  const [at, id] = decodeCursor(cursor, 2)
  const [atColumn, idColumn] = columns
  return voices.where(
    sql<boolean>`(${sql.ref(atColumn)}, ${sql.ref(idColumn)}) < (${at}::timestamptz, ${id}::uuid)`,
  )
}

const newest = (voices: JudgedVoices, { cursor, limit }: Place) =>
  afterCursor(voices, ['voice.received_at', 'voice.id'], cursor)
    .select(['voice.id', 'voice.received_at as at'])
    .orderBy('voice.received_at', 'desc')
    .orderBy('voice.id', 'desc')
    .limit(oneMoreThan(limit))

// In the order of the found voices: for common words their dates are walked until the page is full.
const newestFound = (voices: JudgedVoices, { found }: SearchPlan, { cursor, limit }: Place) =>
  afterCursor(voices, ['found.received_at', 'found.feedback_id'], cursor)
    .innerJoin(found.as('found'), 'found.feedback_id', 'voice.id')
    .select(['voice.id', 'found.received_at as at'])
    .orderBy('found.received_at', 'desc')
    .orderBy('found.feedback_id', 'desc')
    .limit(oneMoreThan(limit))

/** Newest voices first, filtered and searched: by their tracking number, or by words; leans on feedbacks_received, or on rare words. */
export const feedbackExplorer = query(exploreFeedback, async (context, input) => {
  const { read } = context
  const { q, limit } = input
  const numbered = q ? voiceByNumber(q) : null
  const plan = q && numbered === null ? await planSearch(read, q) : null
  // Only signs were typed: nothing holds them.
  if (q && numbered === null && plan === null) return { items: [], next: null }
  const conditions = await conditionsOf(context, input)
  if (numbered !== null) conditions.push(sql<boolean>`voice.id = ${numbered}`)
  const voices = judgedVoices(read).where((eb) => eb.and(conditions))
  const wanted = plan === null ? newest(voices, input) : newestFound(voices, plan, input)
  const rows = await voiceRows(read, wanted)
  const page = pageOfRows(rows, limit, (row) => [row.received_at.toISOString(), row.id])
  return { items: page.items.map(itemOfRow), next: page.next }
})
