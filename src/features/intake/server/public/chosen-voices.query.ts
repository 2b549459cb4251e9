import { sql } from 'kysely'
import { planSearch, type SearchPlan } from '#features/analysis/server/public/feedback-search.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { QueryContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Mode } from '../../domain/voice.ts'
import { type Condition, type JudgedVoices, judgedVoices } from '../voice-rows.query.ts'
import { feedbackInReach } from './visible-feedback.ts'
import { voiceByNumber } from './voice-by-number.ts'

/** Which voices are wanted; empty lists and what is left out want all. Days are days of the organisation. */
export interface VoiceChoice {
  readonly q?: string | undefined
  readonly kind?: readonly string[]
  readonly channel?: readonly string[]
  readonly label?: readonly string[]
  readonly polarity?: readonly string[]
  readonly emotion?: readonly string[]
  readonly urgency?: readonly string[]
  readonly unit?: string | undefined
  readonly product?: string | undefined
  readonly outlet?: string | undefined
  readonly mode?: Mode | undefined
  readonly importId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

type Asking = Pick<QueryContext, 'read' | 'actor'>

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

// A label stands for everything below it, and for what was merged into any of these.
const belowLabels = (labels: readonly string[]) => sql<boolean>`analysis.label_id in (
  with recursive below as (
    select id from labels where id = any(${labels}::uuid[])
    union all select child.id from labels child join below on child.parent_id = below.id
  ) select id from below union all select labels.id from labels join below on labels.successor_id = below.id)`

async function conditionsOf(read: ReadHandle, choice: VoiceChoice): Promise<Condition[]> {
  const { unit, product, outlet, mode, importId, from, to, label = [] } = choice
  const any = (column: string, values: readonly string[] = []): Condition[] =>
    values.length === 0 ? [] : [sql<boolean>`${sql.raw(column)} = any(${values}::text[])`]
  const one = (column: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${value}`]
  const depth = unit === undefined ? undefined : await depthOf(read, unit)
  return [
    ...any('coalesce(analysis.kind, voice.chosen_kind)', choice.kind),
    ...any('voice.channel', choice.channel),
    ...any('analysis.polarity', choice.polarity),
    ...any('analysis.emotion', choice.emotion),
    ...any('analysis.urgency', choice.urgency),
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

/**
 * The voices an actor may see (by `permission`) that are wanted, as `voice` and `analysis`. When words are looked for, `plan` says how: join its
 * `found`. Null when only signs were typed, which nothing holds.
 */
export async function chosenVoices(
  { read, actor }: Asking,
  choice: VoiceChoice,
  permission: Permission = 'intake.read',
): Promise<{ voices: JudgedVoices; plan: SearchPlan | null } | null> {
  const { q } = choice
  const numbered = q ? voiceByNumber(q) : null
  const plan = q && numbered === null ? await planSearch(read, q) : null
  if (q && numbered === null && plan === null) return null
  const conditions = await conditionsOf(read, choice)
  if (numbered !== null) conditions.push(sql<boolean>`voice.id = ${numbered}`)
  const seen = feedbackInReach(actor, 'voice', permission)
  return { voices: judgedVoices(read).where((eb) => eb.and([seen, ...conditions])), plan }
}
