import type { Expression, SqlBool } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import { maskedTexts } from '#features/analysis/server/public/masked-text.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** The feedbacks tickets are opened from, with what the analysis made of them so far. */
export async function matters(db: ReadHandle, feedbackIds: readonly string[]) {
  const rows = await db
    .tables<IntakeTables & AnalysisTables>()
    .selectFrom('feedbacks')
    .leftJoin('analyses', (join) =>
      join.onRef('analyses.feedback_id', '=', 'feedbacks.id').on('analyses.current', '=', true),
    )
    .leftJoin('feedback_withdrawals as withdrawal', 'withdrawal.feedback_id', 'feedbacks.id')
    .select(['feedbacks.id as feedbackId', 'feedbacks.customer_id as customerId', 'feedbacks.mode'])
    .select(['feedbacks.registered_by as registeredBy', 'withdrawal.at as withdrawnAt'])
    .select(['feedbacks.chosen_kind as chosenKind', 'feedbacks.org_unit_id', 'feedbacks.unit_1'])
    .select(['unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .select(['analyses.kind as analysedKind', 'analyses.kind_confidence as kindConfidence'])
    .select(['analyses.kind_source as kindSource', 'analyses.urgency', 'analyses.label_id as labelId'])
    .where('feedbacks.id', 'in', [...feedbackIds])
    .execute()
  const masked = await maskedTexts(
    db,
    rows.map((row) => row.feedbackId),
  )
  return rows.map((row) => ({ ...row, maskedText: masked.get(row.feedbackId) ?? '' }))
}
export type Matter = Awaited<ReturnType<typeof matters>>[number]

/** What senders wrote before their ticket was opened. */
export async function earlyAdditions(db: ReadHandle, feedbackIds: readonly string[]) {
  return db
    .tables<IntakeTables>()
    .selectFrom('feedback_additions')
    .select(['id', 'feedback_id'])
    .where('feedback_id', 'in', [...feedbackIds])
    .orderBy('at')
    .execute()
}

export async function organisationTimeZone(db: ReadHandle): Promise<string> {
  const row = await db
    .tables<OrganisationTables>()
    .selectFrom('organisations')
    .select('time_zone')
    .executeTakeFirst()
  return row?.time_zone ?? 'Asia/Shanghai'
}

export async function ticketOfFeedback(db: ReadHandle, feedbackId: string) {
  return db
    .tables<TicketsTables>()
    .selectFrom('ticket_feedbacks')
    .innerJoin('tickets', 'tickets.id', 'ticket_feedbacks.ticket_id')
    .select(['tickets.id', 'tickets.number', 'ticket_feedbacks.first'])
    .where('ticket_feedbacks.feedback_id', '=', feedbackId)
    .executeTakeFirst()
}

export async function isVisibleFeedback(
  db: ReadHandle,
  feedbackId: string,
  inReach: Expression<SqlBool>,
): Promise<boolean> {
  const row = await db
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select('id')
    .where('id', '=', feedbackId)
    .where(inReach)
    .executeTakeFirst()
  return row !== undefined
}

export async function labelExists(db: ReadHandle, labelId: string): Promise<boolean> {
  const row = await db
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select('id')
    .where('id', '=', labelId)
    .executeTakeFirst()
  return row !== undefined
}
