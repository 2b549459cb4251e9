import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Limit, noLimit, together } from '../domain/authority.ts'
import type { Earlier, WarningKind } from '../domain/warnings.ts'
import type { CompensationTables } from './compensation.tables.ts'

type Tables = CompensationTables & StaffTables & TicketsTables & CustomersTables

/** What takes part in limits and looks like a repetition: all but what came to nothing. */
const counts = sql<boolean>`given.state not in ('rejected', 'declined', 'withdrawn', 'reversed')`

export async function ruleOf(db: ReadHandle) {
  const row = await db.tables<Tables>().selectFrom('compensation_rule').selectAll().executeTakeFirstOrThrow()
  return {
    periodDays: row.period_days,
    repeatDays: row.repeat_days,
    often: row.often,
    refuses: row.refuses as WarningKind[],
  }
}

/** Where something is given: the units from the root down to its own, and who holds the ticket. */
export interface GivingPlace {
  readonly unitPath: readonly string[]
  readonly holderId: string | null
}

/** Whether a role, as it is held, gives a permission over a place; one for what is one's own, over what one holds. */
const reachesPlace = (personId: string | null, { unitPath, holderId }: GivingPlace) => {
  const holds = personId !== null && personId === holderId
  return sql<boolean>`(given.scope = 'all' or (given.scope = 'own' and ${holds}::boolean)
    or (given.scope = 'unit' and held.org_unit_id = ${unitPath.at(-1) ?? null}::uuid)
    or (given.scope = 'subtree' and held.org_unit_id = any(${[...unitPath]}::uuid[])))`
}

/** What a person's roles let them give and approve in a currency at a place: a role held elsewhere counts for nothing there. */
export async function limitOf(
  db: ReadHandle,
  personId: string | null,
  { currency, ...place }: GivingPlace & { readonly currency: string },
): Promise<Limit> {
  const rows = await db
    .tables<Tables>()
    .selectFrom('role_assignments as held')
    .innerJoin('roles', 'roles.id', 'held.role_id')
    .innerJoin('role_permissions as given', 'given.role_id', 'held.role_id')
    .innerJoin('compensation_limits as limits', 'limits.role_key', 'roles.key')
    .select(['given.permission', 'limits.each_minor', 'limits.period_minor', 'limits.approve_minor'])
    .where('held.person_id', '=', personId)
    .where('limits.currency', '=', currency)
    .where('given.permission', 'in', ['compensation.offer', 'compensation.approve'])
    .where(reachesPlace(personId, place))
    .execute()
  return together(
    rows.map(({ permission, each_minor, period_minor, approve_minor }) =>
      permission === 'compensation.offer'
        ? { ...noLimit, each: Number(each_minor), period: Number(period_minor) }
        : { ...noLimit, approve: Number(approve_minor) },
    ),
  )
}

/** How much and how often somebody gave since a moment. */
export async function givenSince(
  db: ReadHandle,
  { agentId, currency, since }: { agentId: string | null; currency: string | null; since: Date },
): Promise<{ sum: number; times: number }> {
  let wanted = db
    .tables<Tables>()
    .selectFrom('compensations as given')
    .select(sql<number>`coalesce(sum(given.amount_minor), 0)::float8`.as('sum'))
    .select(sql<number>`count(*)::int`.as('times'))
    .where('given.agent_id', '=', agentId)
    .where('given.offered_at', '>=', since)
    .where(counts)
  if (currency !== null) wanted = wanted.where('given.currency', '=', currency)
  return wanted.executeTakeFirstOrThrow()
}

/** An order's number as it is compared; the column `order_key` is reckoned the same way. */
const keyOf = (orderNumber: string | null) => sql<string | null>`compensation_order_key(${orderNumber}::text)`

/** What was given since a moment on the same ticket, to the same customer, under whatever number they called, or for the same order. */
export async function earlierGiven(
  db: ReadHandle,
  { id: ticketId, customer_id: customerId }: Pick<Ticket, 'id' | 'customer_id'>,
  { orderNumber, since }: { orderNumber: string | null; since: Date },
): Promise<Earlier[]> {
  const family = sql`(select id from customers where id = ${customerId}::uuid or merged_into_id = ${customerId}::uuid
    or id = (select merged_into_id from customers where id = ${customerId}::uuid))`
  const sameOrder = sql<boolean>`coalesce(given.order_key = ${keyOf(orderNumber)}, false)`
  const sameCustomer = sql<boolean>`(given.ticket_id = ${ticketId}::uuid or coalesce(given.customer_id in ${family}, false))`
  return db
    .tables<Tables>()
    .selectFrom('compensations as given')
    .innerJoin('tickets', 'tickets.id', 'given.ticket_id')
    .select(['given.id', 'given.agent_id as agentId', 'tickets.number as ticketNumber'])
    .select([sameOrder.as('sameOrder'), sameCustomer.as('sameCustomer')])
    .where('given.offered_at', '>=', since)
    .where(counts)
    .where(
      sql<boolean>`(given.order_key = ${keyOf(orderNumber)} or given.ticket_id = ${ticketId}::uuid or given.customer_id in ${family})`,
    )
    .orderBy('given.offered_at', 'desc')
    .limit(20)
    .execute()
}

export interface Budget {
  readonly unit: { id: string; name: string }
  readonly left: number
}

/** What is left of the budgets over a unit on a day; the ledger alone says what was used. */
export async function budgetsOver(
  db: ReadHandle,
  { unitPath, currency, day }: { unitPath: readonly string[]; currency: string; day: string },
): Promise<Budget[]> {
  const { rows } = await sql<{ id: string; name: string; left: number }>`
    select budget.org_unit_id as id, unit.name, (budget.amount_minor - coalesce((
      select sum(entry.committed_minor) from compensation_ledger as entry
      where entry.currency = budget.currency and entry.booked_on between budget.from_day and budget.to_day
        and budget.org_unit_id in (entry.unit_1, entry.unit_2, entry.unit_3, entry.unit_4, entry.unit_5, entry.unit_6)
    ), 0))::float8 as left
    from compensation_budgets as budget join org_units as unit on unit.id = budget.org_unit_id
    where budget.org_unit_id = any(${unitPath}::uuid[]) and budget.currency = ${currency}
      and ${day}::date between budget.from_day and budget.to_day
    order by unit.depth, budget.id`.execute(db.tables<Tables>() as never)
  return rows.map(({ id, name, left }) => ({ unit: { id, name }, left }))
}

/** The day it is now where the organisation is. */
export async function today(db: ReadHandle, now: number): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select to_char(${new Date(now)}::timestamptz at time zone coalesce((select time_zone from organisations limit 1), 'UTC'),
      'YYYY-MM-DD') as day`.execute(db.tables<Tables>() as never)
  return (rows[0] as { day: string }).day
}

export async function kindOf(db: ReadHandle, kindId: string) {
  return db
    .tables<Tables>()
    .selectFrom('compensation_kinds')
    .selectAll()
    .where('id', '=', kindId)
    .where('active', '=', true)
    .executeTakeFirst()
}
