import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { compensationList, compensationTotals, readCompensationSettings } from '../contract/reading.ts'
import type { CompensationTables } from './compensation.tables.ts'
import { allKinds, conditionsOf, namedCompensations, shown } from './compensation-parts.query.ts'
import { ruleOf } from './standing.query.ts'
import { givenInReach } from './visibility.ts'

type Tables = CompensationTables & StaffTables

export const list = query(compensationList, async ({ read, actor }, { cursor, limit, ...filters }) => {
  // Who waits longest is looked at first, the rest from its end.
  const [way, sign] = filters.view === 'to_approve' ? (['asc', sql`>`] as const) : (['desc', sql`<`] as const)
  let wanted = namedCompensations(read)
    .where(givenInReach(actor, filters.view === 'to_approve' ? 'compensation.approve' : 'compensation.read'))
    .orderBy('compensations.offered_at', way)
    .orderBy('compensations.id', way)
    .limit(limit + 1)
  for (const condition of conditionsOf(filters)) wanted = wanted.where(condition)
  if (cursor !== undefined) {
    const [at, id] = decodeCursor(cursor, 2)
    wanted = wanted.where(
      sql<boolean>`(compensations.offered_at, compensations.id) ${sign} (${at}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await wanted.execute(), limit, (row) => [
    row.offered_at.toISOString(),
    row.id,
  ])
  return { items: await shown(read, actor, items), next }
})

const groups = {
  month: { key: sql`to_char(entry.booked_on, 'YYYY-MM')`, zh: sql`max(to_char(entry.booked_on, 'YYYY-MM'))` },
  unit: { key: sql`entry.org_unit_id::text`, zh: sql`max(unit.name)` },
  kind: { key: sql`entry.kind_id::text`, zh: sql`max(kind.name_zh)` },
  agent: { key: sql`coalesce(entry.agent_id::text, '')`, zh: sql`coalesce(max(agent.name), '')` },
} as const

export const totals = query(compensationTotals, async ({ read, actor }, { by, from, to }) => {
  const { key, zh } = groups[by]
  const en = by === 'kind' ? sql`max(kind.name_en)` : zh
  const { rows } = await sql<{
    key: string
    nameZh: string
    nameEn: string
    currency: string
    count: number
    committed: number
    paid: number
  }>`
    select ${key} as key, ${zh} as "nameZh", ${en} as "nameEn", entry.currency,
      (count(distinct entry.compensation_id) filter (where entry.entry = 'committed'))::int as count,
      sum(entry.committed_minor)::float8 as committed, sum(entry.paid_minor)::float8 as paid
    from compensation_ledger as entry
    join compensations on compensations.id = entry.compensation_id
    join org_units as unit on unit.id = entry.org_unit_id
    join compensation_kinds as kind on kind.id = entry.kind_id
    left join people as agent on agent.id = entry.agent_id
    where ${givenInReach(actor)} and entry.booked_on >= ${from ?? '-infinity'}::date
      and entry.booked_on <= ${to ?? 'infinity'}::date
    group by ${key}, entry.currency order by committed desc, key limit 500`.execute(
    read.tables<Tables>() as never,
  )
  return { rows }
})

export const settings = query(readCompensationSettings, async ({ read }) => {
  const tables = read.tables<Tables>()
  const limits = await tables
    .selectFrom('roles')
    .innerJoin('compensation_limits as limits', 'limits.role_key', 'roles.key')
    .select(['roles.key', 'roles.name_zh', 'roles.name_en', 'limits.currency'])
    .select(['limits.each_minor', 'limits.period_minor', 'limits.approve_minor'])
    .orderBy('roles.key')
    .orderBy('limits.currency')
    .execute()
  const budgets = await tables
    .selectFrom('compensation_budgets as budget')
    .innerJoin('org_units as unit', 'unit.id', 'budget.org_unit_id')
    .select(['budget.id', 'budget.org_unit_id', 'unit.name', 'budget.currency', 'budget.amount_minor'])
    .select([
      sql<string>`to_char(budget.from_day, 'YYYY-MM-DD')`.as('from'),
      sql<string>`to_char(budget.to_day, 'YYYY-MM-DD')`.as('to'),
      sql<number>`coalesce((select sum(entry.committed_minor) from compensation_ledger as entry
        where entry.currency = budget.currency and entry.booked_on between budget.from_day and budget.to_day
          and budget.org_unit_id in (entry.unit_1, entry.unit_2, entry.unit_3, entry.unit_4, entry.unit_5, entry.unit_6)
        ), 0)::float8`.as('used'),
    ])
    .orderBy('budget.from_day', 'desc')
    .orderBy('unit.depth')
    .limit(200)
    .execute()
  return {
    kinds: await allKinds(read),
    limits: limits.map(({ key, name_zh, name_en, currency, each_minor, period_minor, approve_minor }) => ({
      role: { key, nameZh: name_zh, nameEn: name_en },
      currency,
      each: Number(each_minor),
      period: Number(period_minor),
      approve: Number(approve_minor),
    })),
    budgets: budgets.map(({ id, org_unit_id, name, currency, amount_minor, from, to, used }) => ({
      id,
      unit: { id: org_unit_id, name },
      currency,
      from,
      to,
      amount: Number(amount_minor),
      used,
    })),
    rule: await ruleOf(read),
  }
})
