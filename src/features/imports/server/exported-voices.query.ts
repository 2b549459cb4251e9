import { sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** Which voices, by when they were received. */
export interface Span {
  readonly from: Date | null
  readonly to: Date | null
}

type All = IntakeTables & AnalysisTables & TaxonomyTables & TicketsTables & CustomersTables

function inSpan(read: ReadHandle, { from, to }: Span) {
  return read
    .tables<All>()
    .selectFrom('feedbacks as voice')
    .where('voice.erased_at', 'is', null)
    .$if(from !== null, (rows) => rows.where('voice.received_at', '>=', from as Date))
    .$if(to !== null, (rows) => rows.where('voice.received_at', '<', to as Date))
}

/** How many voices an export will hold. */
export async function countVoices(read: ReadHandle, span: Span): Promise<number> {
  const row = await inSpan(read, span)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

/** One page of voices with what was made of them, oldest first; follows feedbacks_received backwards. */
export async function exportedVoices(
  read: ReadHandle,
  span: Span,
  page: { after: { received_at: Date; id: string } | null; limit: number },
) {
  const { after, limit } = page
  return inSpan(read, span)
    .$if(after !== null, (rows) =>
      rows.where(
        sql<boolean>`(voice.received_at, voice.id) > (${after?.received_at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .leftJoin('analyses as analysis', (join) =>
      join.onRef('analysis.feedback_id', '=', 'voice.id').on('analysis.current', '=', true),
    )
    .leftJoin('labels as label', 'label.id', 'analysis.label_id')
    .leftJoin('customers as customer', 'customer.id', 'voice.customer_id')
    .leftJoin('products as product', 'product.id', 'voice.product_id')
    .leftJoin('outlets as outlet', 'outlet.id', 'voice.outlet_id')
    .leftJoin('touchpoints as touchpoint', 'touchpoint.id', 'voice.touchpoint_id')
    .leftJoin('ticket_feedbacks as link', 'link.feedback_id', 'voice.id')
    .leftJoin('tickets as ticket', 'ticket.id', 'link.ticket_id')
    .select(['voice.id', 'voice.number', 'voice.text', 'voice.channel', 'voice.mode', 'voice.source'])
    .select(['voice.source_id', 'voice.occurred_at', 'voice.received_at'])
    .select(['voice.contact_name', 'voice.contact_phone', 'voice.contact_email', 'customer.external_id'])
    .select(['product.name as product', 'outlet.name as outlet', 'touchpoint.name as touchpoint'])
    .select(['label.name_zh as label', 'analysis.label_confidence', 'analysis.polarity'])
    .select(['analysis.urgency', 'analysis.risks', 'ticket.number as ticket', 'ticket.state as ticket_state'])
    .select(sql<string | null>`coalesce(analysis.kind, voice.chosen_kind)`.as('kind'))
    .orderBy('voice.received_at')
    .orderBy('voice.id')
    .limit(limit)
    .execute()
}
