import { sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { gatewaysInUse, isTextable } from '#features/notifications/server/public/gateways.ts'
import { isMailable } from '#features/notifications/server/public/send-mail.ts'
import type { SupervisionTables } from '#features/supervision/server/supervision.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { defaultMessageRule, type Handled, type MessageRule, type Way } from '../domain/message-first.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

type Tables = TicketsTables & CustomersTables & AnalysisTables & SupervisionTables & CallbacksTables

/** The ways by which a customer can be reached, as far as what each takes is in use. */
async function waysTo(
  db: ReadHandle,
  { email, phone, erased }: { email: string | null; phone: string | null; erased: boolean },
): Promise<ReadonlySet<Way>> {
  if (erased) return new Set()
  const inUse = phone === null ? new Set() : await gatewaysInUse(db)
  const open: Way[] = []
  if (email !== null && isMailable(email)) open.push('email')
  if (phone !== null && inUse.has('sms') && isTextable(phone)) open.push('sms')
  if (phone !== null && inUse.has('voice')) open.push('voice')
  return new Set(open)
}

/** What decides how the customer of a handled ticket is asked first. */
export async function handledFacts(db: ReadHandle, ticketId: string): Promise<Handled> {
  const row = await db
    .tables<Tables>()
    .selectFrom('tickets')
    .leftJoin('customers', 'customers.id', 'tickets.customer_id')
    .select(['tickets.urgency', 'tickets.tier', 'tickets.cycle'])
    .select(['customers.email', 'customers.phone', 'customers.erased_at'])
    .select(
      sql<string[]>`array(select distinct risk from ticket_feedbacks as link
        join analyses on analyses.feedback_id = link.feedback_id and analyses.current, unnest(analyses.risks) as risk
        where link.ticket_id = tickets.id)`.as('risks'),
    )
    .select(
      sql<boolean>`exists (select from supervision_cases where ticket_id = tickets.id and closed_at is null)`.as(
        'supervised',
      ),
    )
    .where('tickets.id', '=', ticketId)
    .executeTakeFirstOrThrow()
  return {
    urgent: row.urgency === 'urgent',
    ...{ tier: row.tier, cycle: row.cycle, risks: row.risks, underSupervision: row.supervised },
    reachable: await waysTo(db, { email: row.email, phone: row.phone, erased: row.erased_at !== null }),
  }
}

/** The rule of a unit: its own, or of the nearest unit above it that has one. */
export async function messageRuleOf(db: ReadHandle, path: readonly (string | null)[]): Promise<MessageRule> {
  const units = path.filter((unit) => unit !== null)
  const rows = await db
    .tables<Tables>()
    .selectFrom('callback_message_rules')
    .select(['org_unit_id', 'active', 'ways', 'wait_hours'])
    .where('org_unit_id', 'in', units)
    .execute()
  const [nearest] = rows.sort((a, b) => units.indexOf(b.org_unit_id) - units.indexOf(a.org_unit_id))
  return nearest === undefined
    ? defaultMessageRule
    : { active: nearest.active, ways: nearest.ways, waitHours: nearest.wait_hours }
}
