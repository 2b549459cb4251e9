import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { legalHolds, retentionRules } from '../contract.ts'
import { fewestDays, recordClasses, recordClassNames } from '../domain/record-classes.ts'
import type { AuditTables } from './audit.tables.ts'

export const rules = query(retentionRules, async ({ read, actor }) => {
  const rows = await read.tables<AuditTables>().selectFrom('retention_rules').selectAll().execute()
  return {
    items: recordClassNames.map((recordClass) => {
      const row = rows.find((one) => one.record_class === recordClass)
      return {
        recordClass,
        keepDays: row?.keep_days ?? recordClasses[recordClass],
        enabled: row?.enabled ?? true,
        fewestDays: fewestDays[recordClass],
        appliedAt: row?.applied_at?.toISOString() ?? null,
        removed: row?.removed ?? 0,
      }
    }),
    can: { change: mayEverywhere(actor, 'organisation.configure') },
  }
})

export const holds = query(legalHolds, async ({ read, actor }, input) => {
  let rows = read
    .tables<AuditTables & StaffTables>()
    .selectFrom('legal_holds as hold')
    .leftJoin('people as person', 'person.id', 'hold.placed_by')
    .select(['hold.id', 'hold.kind', 'hold.subject_id', 'hold.reason', 'hold.placed_at'])
    .select(['hold.until', 'hold.released_at', 'person.name as placed_by'])
    .select(
      sql<
        string | null
      >`case hold.kind when 'ticket' then (select number from tickets where id = hold.subject_id)
        else (select name from customers where id = hold.subject_id) end`.as('subject_name'),
    )
    .where('hold.released_at', input.released === 'true' ? 'is not' : 'is', null)
    .orderBy('hold.placed_at', 'desc')
    .orderBy('hold.id', 'desc')
    .limit(input.limit + 1)
  if (input.cursor !== undefined) {
    const [at, id] = decodeCursor(input.cursor, 2)
    rows = rows.where(sql<boolean>`(hold.placed_at, hold.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const { items, next } = pageOfRows(await rows.execute(), input.limit, (row) => [
    row.placed_at.toISOString(),
    row.id,
  ])
  return {
    items: items.map((row) => ({
      id: row.id,
      kind: row.kind,
      subjectId: row.subject_id,
      subjectName: row.subject_name,
      reason: row.reason,
      placedAt: row.placed_at.toISOString(),
      placedBy: row.placed_by,
      until: row.until?.toISOString() ?? null,
      releasedAt: row.released_at?.toISOString() ?? null,
    })),
    next,
    can: { change: mayEverywhere(actor, 'organisation.configure') },
  }
})
