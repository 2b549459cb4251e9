import { randomUUID } from 'node:crypto'
import { analysisCompleted } from '#features/analysis/contract.ts'
import { receiveFeedback, type Voice } from '#features/intake/server/public/receive.ts'
import { type DefaultRole, defaultRole } from '#features/staff/domain/default-roles.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { FactsOf } from '#platform/contract/event.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** Three levels are enough to see scope: the organisation and two teams in it. */
export interface InventedOrganisation {
  readonly root: string
  readonly logistics: string
  readonly billing: string
}

/** Writes the organisation and its units. */
export async function inventOrganisation({ open }: TestHouse): Promise<InventedOrganisation> {
  const [root, logistics, billing] = [randomUUID(), randomUUID(), randomUUID()]
  await open.pool.query(
    `insert into organisations (id, name, industry, time_zone, default_locale, set_up_at)
     values ($1, '回响速运', 'general', 'Asia/Shanghai', 'zh-CN', now())`,
    [randomUUID()],
  )
  const units = [
    [root, '回响速运'],
    [logistics, '物流组'],
    [billing, '账务组'],
  ] as const
  for (const [place, [id, name]] of units.entries())
    await open.pool.query(
      `insert into org_units (id, parent_id, kind, name, depth, unit_1, unit_2, created_at)
       values ($1, $2, 'department', $3, $4, $5, $6, now() - make_interval(mins => $7))`,
      [...(id === root ? [id, null, name, 1, root, null] : [id, root, name, 2, root, id]), 3 - place],
    )
  return { root, logistics, billing }
}

export interface InventedPerson {
  readonly name?: string
  readonly role?: DefaultRole['key']
  readonly capacity?: number
  readonly availability?: 'online' | 'busy' | 'away'
  readonly skills?: readonly string[]
}

async function roleId({ open }: TestHouse, key: string): Promise<string> {
  const known = await open.pool.query('select id from roles where key = $1', [key])
  if (known.rows[0]) return known.rows[0].id
  const id = randomUUID()
  await open.pool.query(
    `insert into roles (id, key, name_zh, name_en, builtin) values ($1, $2, $2, $2, true)`,
    [id, key],
  )
  for (const { permission, scope } of defaultRole(key)?.permissions ?? [])
    await open.pool.query('insert into role_permissions (role_id, permission, scope) values ($1, $2, $3)', [
      id,
      permission,
      scope,
    ])
  return id
}

/** Writes a person of a unit with a shipped role, and returns them as they sign in. */
export async function inventPerson(
  test: TestHouse,
  { root, unit }: { root: string; unit: string },
  person: InventedPerson = {},
): Promise<Actor & { id: string }> {
  const { name = '李雷', role = 'agent', capacity = 20, availability = 'online', skills = [] } = person
  const id = randomUUID()
  await test.open.pool.query(
    `insert into people (id, name, org_unit_id, unit_1, unit_2, locale, status, skills, capacity, availability, availability_since, created_at)
     values ($1, $2, $3, $4, $5, 'zh-CN', 'active', $6, $7, $8, now(), now())`,
    [id, name, unit, root, unit === root ? null : unit, skills, capacity, availability],
  )
  await test.open.pool.query(
    'insert into role_assignments (person_id, role_id, org_unit_id) values ($1, $2, $3)',
    [id, await roleId(test, role), unit],
  )
  const depth = unit === root ? 1 : 2
  const grants = (defaultRole(role)?.permissions ?? []).map(({ permission, scope }) => ({
    permission: permission as Permission,
    scope,
    unitId: unit,
    depth,
  }))
  return { kind: 'person', id, grants }
}

type Judged = Partial<FactsOf<typeof analysisCompleted>>

/** A voice comes in and is understood; returns its feedback's id. */
export async function inventVoice(
  test: TestHouse,
  { judged = {}, ...voice }: Partial<Voice> & { judged?: Judged } = {},
): Promise<string> {
  return test.arrange(async (context) => {
    const receipt = await receiveFeedback(context, {
      text: '快递三天没有更新，客服电话一直打不通。请尽快处理。',
      channel: 'web_form',
      contact: { name: '王小明', phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}` },
      ...voice,
    })
    context.emit(analysisCompleted, {
      subject: receipt.feedbackId,
      facts: {
        version: 1,
        kind: 'complaint',
        kindConfidence: 0.9,
        urgency: 'ordinary',
        labelId: null,
        labelConfidence: null,
        polarity: 'negative',
        emotion: 'angry',
        language: 'zh',
        risks: [],
        mode: voice.mode ?? 'live',
        customerId: null,
        chosenKind: voice.kind ?? null,
        solvedOnCall: voice.solvedOnCall ?? false,
        ...judged,
      },
    })
    return receipt.feedbackId
  })
}

/** A voice that became a ticket; returns the ticket's id. */
export async function inventTicket(
  test: TestHouse,
  voice: Partial<Voice> & { judged?: Judged } = {},
): Promise<string> {
  const feedbackId = await inventVoice(test, voice)
  await test.settle()
  return ticketOf(test, feedbackId)
}

export async function ticketOf({ open }: TestHouse, feedbackId: string): Promise<string> {
  const { rows } = await open.pool.query('select ticket_id from ticket_feedbacks where feedback_id = $1', [
    feedbackId,
  ])
  return rows[0]?.ticket_id
}

/** The facts of a thing's events of one type, oldest first. */
export async function factsOf({ open }: TestHouse, type: string, subject: string) {
  const { rows } = await open.pool.query(
    'select facts from events where type = $1 and subject_id = $2 order by tx, seq',
    [type, subject],
  )
  return rows.map((row) => row.facts)
}
