import { type Expression, type SqlBool, sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { afterStep, type steps } from '../domain/life.ts'
import type { CompensationTables } from './compensation.tables.ts'
import { mayStep } from './visibility.ts'

type Tables = CompensationTables & StaffTables & TicketsTables

/** What was given with its names, to be narrowed and put in order by whoever asks. */
export function namedCompensations(read: ReadHandle) {
  return read
    .tables<Tables>()
    .selectFrom('compensations')
    .innerJoin('tickets', 'tickets.id', 'compensations.ticket_id')
    .innerJoin('compensation_kinds as kind', 'kind.id', 'compensations.kind_id')
    .innerJoin('org_units as unit', 'unit.id', 'compensations.org_unit_id')
    .leftJoin('people as agent', 'agent.id', 'compensations.agent_id')
    .selectAll('compensations')
    .select(['tickets.number', 'tickets.title', 'kind.name_zh', 'kind.name_en', 'unit.name as unit_name'])
    .select('agent.name as agent_name')
}
export type NamedCompensation = Awaited<
  ReturnType<ReturnType<typeof namedCompensations>['executeTakeFirstOrThrow']>
>

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

async function stepsOf(read: ReadHandle, ids: readonly string[]) {
  if (ids.length === 0) return []
  return read
    .tables<Tables>()
    .selectFrom('compensation_steps as taken')
    .leftJoin('people as person', 'person.id', 'taken.by')
    .select(['taken.compensation_id', 'taken.step', 'taken.words', 'taken.at', 'taken.by', 'person.name'])
    .where('taken.compensation_id', 'in', [...ids])
    .orderBy('taken.at')
    .execute()
}

/** The kinds that may be given, and those that once were. */
export async function allKinds(read: ReadHandle) {
  const rows = await read
    .tables<Tables>()
    .selectFrom('compensation_kinds')
    .selectAll()
    .orderBy('position')
    .execute()
  return rows.map(({ id, name_zh: nameZh, name_en: nameEn, currency, active }) => ({
    id,
    nameZh,
    nameEn,
    currency,
    active,
  }))
}

/** Rows with their steps, and what the reader may do with each. */
export async function shown(read: ReadHandle, actor: Actor, rows: readonly NamedCompensation[]) {
  const taken = await stepsOf(
    read,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const can = (step: (typeof steps)[number]) =>
      afterStep(row.state, step) !== null && mayStep(actor, row, step)
    return {
      id: row.id,
      ticket: { id: row.ticket_id, number: row.number, title: row.title },
      kind: { id: row.kind_id, nameZh: row.name_zh, nameEn: row.name_en, currency: row.currency },
      amount: Number(row.amount_minor),
      currency: row.currency,
      orderNumber: row.order_number,
      reason: row.reason,
      state: row.state,
      version: row.version,
      warnings: row.warnings.map(({ kind, count }) => ({ kind, count })),
      agent: named(row.agent_id, row.agent_name),
      unit: { id: row.org_unit_id, name: row.unit_name },
      offeredAt: row.offered_at.toISOString(),
      steps: taken
        .filter(({ compensation_id }) => compensation_id === row.id)
        .map(({ step, words, at, by, name }) => ({ step, words, at: at.toISOString(), by: named(by, name) })),
      can: {
        approve: can('approve'),
        accept: can('accept'),
        decline: can('decline'),
        pay: can('pay'),
        withdraw: can('withdraw'),
        reverse: can('reverse'),
      },
    }
  })
}

/** What was given before, as evidence for a warning; for tickets that are closed to the reader it is counted alone. */
export async function evidenceOf(read: ReadHandle, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await namedCompensations(read)
    .where('compensations.id', 'in', [...ids])
    .where(openTo(actor, 'compensations.ticket_id'))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    ticketNumber: row.number,
    amount: Number(row.amount_minor),
    currency: row.currency,
    at: row.offered_at.toISOString(),
    agent: named(row.agent_id, row.agent_name),
  }))
}

/** The conditions under which the ledger shows a row. */
export interface LedgerFilters {
  readonly view: 'to_approve' | 'all'
  readonly state: readonly string[]
  readonly unit?: string | undefined
  readonly kind?: string | undefined
  readonly agent?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export function conditionsOf(filters: LedgerFilters): Expression<SqlBool>[] {
  const { view, state, unit, kind, agent, from, to } = filters
  return [
    ...(view === 'to_approve' ? [sql<boolean>`compensations.state = 'proposed'`] : []),
    ...(state.length > 0 ? [sql<boolean>`compensations.state = any(${[...state]}::text[])`] : []),
    ...(unit
      ? [
          sql<boolean>`${unit}::uuid in (compensations.unit_1, compensations.unit_2, compensations.unit_3, compensations.unit_4, compensations.unit_5, compensations.unit_6)`,
        ]
      : []),
    ...(kind ? [sql<boolean>`compensations.kind_id = ${kind}::uuid`] : []),
    ...(agent ? [sql<boolean>`compensations.agent_id = ${agent}::uuid`] : []),
    ...(from ? [sql<boolean>`compensations.booked_on >= ${from}::date`] : []),
    ...(to ? [sql<boolean>`compensations.booked_on <= ${to}::date`] : []),
  ]
}
