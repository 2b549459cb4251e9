import { randomUUID } from 'node:crypto'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { OrganisationTables } from '#features/organisation/server/organisation.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { Scope } from '#platform/server/actor.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

type Tables = OrganisationTables & StaffTables & TicketsTables & CustomersTables
const ownTables = (db: WriteHandle) => db.own<Tables>()

/** Two levels: the whole organisation, and one team in it. */
export const rootUnit = randomUUID()
export const teamUnit = randomUUID()

const below = { unit_3: null, unit_4: null, unit_5: null, unit_6: null }
const inTeam = { org_unit_id: teamUnit, unit_1: rootUnit, unit_2: teamUnit, ...below }

/** Writes the organisation and its units. */
export async function inventOrganisation(house: TestHouse): Promise<void> {
  await house.arrange(async ({ db, now }) => {
    const at = new Date(now)
    await db
      .own<Tables>()
      .insertInto('organisations')
      .values({
        id: randomUUID(),
        name: '回响示例公司',
        industry: 'retail',
        time_zone: 'Asia/Shanghai',
        default_locale: 'zh-CN',
        set_up_at: at,
      })
      .execute()
    await db
      .own<Tables>()
      .insertInto('org_units')
      .values([
        {
          id: rootUnit,
          parent_id: null,
          kind: 'department',
          name: '总部',
          code: null,
          depth: 1,
          unit_1: rootUnit,
          unit_2: null,
          ...below,
          created_at: at,
        },
        {
          id: teamUnit,
          parent_id: rootUnit,
          kind: 'department',
          name: '物流组',
          code: null,
          depth: 2,
          unit_1: rootUnit,
          unit_2: teamUnit,
          ...below,
          created_at: at,
        },
      ])
      .execute()
  })
}

/** What whoever works here looks at. */
const reading: readonly Permission[] = [
  'tickets.read',
  'intake.read',
  'joint-handling.read',
  'supervision.read',
  'alerts.read',
]

/** Writes a person of the team who may look at everything; `leads` gives them the right to assign work as far as a scope reaches. */
export async function inventPerson(
  house: TestHouse,
  person: {
    name: string
    email?: string
    leads?: { scope: 'unit' | 'subtree' | 'all'; at: string; permission?: Permission }
  },
): Promise<string> {
  const id = randomUUID()
  await house.arrange(async ({ db, now }) => {
    const tables = db.own<Tables>()
    await tables
      .insertInto('people')
      .values({
        id,
        name: person.name,
        email: person.email ?? null,
        phone: null,
        ...inTeam,
        locale: 'zh-CN',
        status: 'active',
        skills: [],
        languages: [],
        capacity: 10,
        availability: 'online',
        availability_since: new Date(now),
        created_at: new Date(now),
      })
      .execute()
    await inventRole(tables, { personId: id, permissions: reading, scope: 'subtree', at: rootUnit })
    if (person.leads === undefined) return
    const { permission = 'dispatch.assign', ...where } = person.leads
    await inventRole(tables, { personId: id, permissions: [permission], ...where })
  })
  return id
}

async function inventRole(
  tables: ReturnType<typeof ownTables>,
  role: { personId: string; permissions: readonly Permission[]; scope: Scope; at: string },
): Promise<void> {
  const id = randomUUID()
  const { personId: person_id, scope, at: org_unit_id } = role
  await tables
    .insertInto('roles')
    .values({ id, key: id, name_zh: '角色', name_en: 'Role', builtin: false })
    .execute()
  await tables
    .insertInto('role_permissions')
    .values(role.permissions.map((permission) => ({ role_id: id, permission, scope })))
    .execute()
  await tables.insertInto('role_assignments').values({ person_id, role_id: id, org_unit_id }).execute()
}

/** Writes a customer. */
export async function inventCustomer(house: TestHouse, email: string | null): Promise<string> {
  const id = randomUUID()
  await house.arrange(async ({ db, now }) => {
    await db
      .own<Tables>()
      .insertInto('customers')
      .values({
        id,
        name: '王小明',
        name_key: '王小明',
        phone: null,
        phone_key: null,
        email,
        email_key: email,
        external_id: null,
        org_unit_id: null,
        unit_1: null,
        unit_2: null,
        ...below,
        merged_into_id: null,
        merged_at: null,
        erased_at: null,
        created_at: new Date(now),
      })
      .execute()
  })
  return id
}

/** A ticket of the team, and the facts that its events carry. */
export interface InventedTicket {
  readonly id: string
  readonly number: string
  readonly feedbackId: string
  readonly facts: {
    cycle: number
    kind: 'complaint' | 'enquiry'
    urgency: 'urgent' | 'ordinary'
    tier: 1
    labelId: null
    orgUnitId: string
    assigneeId: string | null
    customerId: string | null
    cycleSince: string
  }
}

/** Writes a ticket in progress. */
export async function inventTicket(
  house: TestHouse,
  ticket: {
    assigneeId?: string | null
    customerId?: string | null
    urgency?: 'urgent' | 'ordinary'
    kind?: 'complaint' | 'enquiry'
  } = {},
): Promise<InventedTicket> {
  const id = randomUUID()
  const feedbackId = randomUUID()
  const number = `T260304-${id.slice(0, 6)}`
  const { assigneeId = null, customerId = null, urgency = 'ordinary', kind = 'complaint' } = ticket
  return house.arrange(async ({ db, now }) => {
    const at = new Date(now)
    await db
      .own<Tables>()
      .insertInto('tickets')
      .values({
        id,
        number,
        feedback_id: feedbackId,
        customer_id: customerId,
        title: '快递三天没有更新',
        kind,
        label_id: null,
        tier: 1,
        urgency,
        state: 'in_progress',
        cycle: 1,
        version: 1,
        assignee_id: assigneeId,
        opened_at: at,
        cycle_since: at,
        resolved_at: null,
        ended_at: null,
        changed_at: at,
        changed_by: null,
        ...inTeam,
      })
      .execute()
    await db
      .own<Tables>()
      .insertInto('ticket_feedbacks')
      .values({ feedback_id: feedbackId, ticket_id: id, first: true, linked_at: at, linked_by: null })
      .execute()
    const cycleSince = at.toISOString()
    const facts = {
      cycle: 1,
      kind,
      urgency,
      tier: 1,
      labelId: null,
      orgUnitId: teamUnit,
      assigneeId,
      customerId,
      cycleSince,
    } as const
    return { id, number, feedbackId, facts }
  })
}
