import { type Expression, expressionBuilder, type InferResult, type SqlBool, sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import { maskedExcerpt } from '#features/analysis/server/public/masked-text.ts'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { fixedText } from '#platform/server/database/fixed-text.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { IntakeTables } from './intake.tables.ts'

const excerptLength = 160

type VoiceTables = IntakeTables & AnalysisTables

/** Voices as `voice` with what was made of them as `analysis`: all that a list is chosen and put in order by. */
export function judgedVoices(read: ReadHandle) {
  return read
    .tables<VoiceTables>()
    .selectFrom('feedbacks as voice')
    .leftJoin('analyses as analysis', (join) =>
      join.onRef('analysis.feedback_id', '=', 'voice.id').on(sql<boolean>`analysis.current`),
    )
}

/** A voice that was chosen, and the time it stands under. */
export interface Wanted {
  id: string
  at: Date
}

type ShownTables = VoiceTables & TaxonomyTables & TicketsTables & CustomersTables & { wanted: Wanted }

/** The wanted voices with what was made of them, where they were raised and which ticket they are in; latest first. */
const shown = expressionBuilder<ShownTables, never>()
  .selectFrom('wanted')
  .innerJoin('feedbacks as voice', 'voice.id', 'wanted.id')
  .leftJoin('analyses as analysis', (join) =>
    join.onRef('analysis.feedback_id', '=', 'voice.id').on(sql<boolean>`analysis.current`),
  )
  .leftJoin('labels as label', 'label.id', 'analysis.label_id')
  .leftJoin('ticket_feedbacks as link', 'link.feedback_id', 'voice.id')
  .leftJoin('tickets as ticket', 'ticket.id', 'link.ticket_id')
  .leftJoin('customers as customer', 'customer.id', 'voice.customer_id')
  .leftJoin('products as product', 'product.id', 'voice.product_id')
  .leftJoin('outlets as outlet', 'outlet.id', 'voice.outlet_id')
  .select(['voice.id', 'voice.number', 'voice.channel', 'voice.mode'])
  .select(['voice.occurred_at', 'voice.received_at'])
  .select([
    'voice.customer_id as customerId',
    'customer.name as customerName',
    'analysis.label_id as labelId',
  ])
  .select(['analysis.polarity', 'analysis.urgency', 'label.name_zh', 'label.name_en'])
  .select(['product.name as productName', 'outlet.name as outletName'])
  .select(['ticket.id as ticketId', 'ticket.number as ticketNumber', 'ticket.state as ticketState'])
  .select(sql<string | null>`coalesce(analysis.kind, voice.chosen_kind)`.as('kind'))
  .select(sql<string>`left(voice.text, 640)`.as('start'))
  .select(sql<number>`(select count(*) from feedback_files where feedback_id = voice.id)`.as('files'))
  .orderBy('wanted.at', 'desc')
  .orderBy('wanted.id', 'desc')
const shownText = fixedText(shown)

/** A voice with all that a list shows of it. */
export type VoiceRow = InferResult<typeof shown>[number]

/**
 * Reads the wanted voices as lists show them, latest first. They are chosen and cut to a page before: the planner searches orders for
 * eight tables only, and a choice made behind those reads them all.
 */
export async function voiceRows(read: ReadHandle, wanted: Expression<Wanted>): Promise<VoiceRow[]> {
  const { rows } = await sql<VoiceRow>`with wanted as ${wanted} ${shownText}`.execute(
    read.tables<VoiceTables>() as never,
  )
  return rows
}

/** A query over `judgedVoices`. */
export type JudgedVoices = ReturnType<typeof judgedVoices>

/** The part of a voice that lists and details show alike. */
export function voiceOfRow(row: VoiceRow) {
  const { name_zh, name_en, occurred_at, received_at, start: _start, files: _files, ...rest } = row
  return {
    ...rest,
    labelName: name_zh === null ? null : { 'zh-CN': name_zh, en: name_en ?? name_zh },
    occurredAt: occurred_at.toISOString(),
    receivedAt: received_at.toISOString(),
  }
}

/** A voice as a list shows it. */
export const itemOfRow = (row: VoiceRow) => ({
  ...voiceOfRow(row),
  files: row.files,
  excerpt: maskedExcerpt(row.start, excerptLength),
})

/** A condition on the rows of `judgedVoices`. */
export type Condition = Expression<SqlBool>
