import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { type RecordClass, recordClasses, recordClassNames } from '../domain/record-classes.ts'
import type { AuditTables } from './audit.tables.ts'

/** Makes sure that every record class has its rule; what an organisation decided stays. */
export async function ensureRules(db: WriteHandle, newId: () => string): Promise<void> {
  await db
    .own<AuditTables>()
    .insertInto('retention_rules')
    .values(
      recordClassNames.map((name) => ({
        id: newId(),
        record_class: name,
        keep_days: recordClasses[name],
        enabled: true,
      })),
    )
    .onConflict((conflict) => conflict.column('record_class').doNothing())
    .execute()
}

export async function lockRule(db: ReadHandle, recordClass: RecordClass) {
  return db
    .tables<AuditTables>()
    .selectFrom('retention_rules')
    .selectAll()
    .where('record_class', '=', recordClass)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveRule(
  db: WriteHandle,
  recordClass: RecordClass,
  rule: { keepDays: number; enabled: boolean },
): Promise<void> {
  await db
    .own<AuditTables>()
    .updateTable('retention_rules')
    .set({ keep_days: rule.keepDays, enabled: rule.enabled })
    .where('record_class', '=', recordClass)
    .execute()
}

export async function recordApplication(
  db: WriteHandle,
  recordClass: RecordClass,
  { rows, now }: { rows: number; now: number },
): Promise<void> {
  await db
    .own<AuditTables>()
    .updateTable('retention_rules')
    .set({ applied_at: new Date(now), removed: sql`removed + ${rows}` })
    .where('record_class', '=', recordClass)
    .execute()
}

/** The platform keeps replies for repeated requests; nobody else's rows are touched here. */
interface RequestKeyTables {
  idempotency_keys: { at: Date }
}

/** Removes replies kept for repeated requests before a moment. */
export async function removeRequestKeys(db: WriteHandle, before: Date): Promise<number> {
  const result = await db
    .own<RequestKeyTables>()
    .deleteFrom('idempotency_keys')
    .where('at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Removes the months of the log that ended before a moment; the owner's function decides which, and notes them. Gives how many events. */
export async function dropEventMonths(db: WriteHandle, before: Date): Promise<number> {
  const { rows } = await sql<{ events: number }>`select drop_event_months(${before}) as events`.execute(
    db.own<AuditTables>(),
  )
  return rows[0]?.events ?? 0
}

/** Makes the log's partitions for this month and the next three. */
export async function prepareEventMonths(db: WriteHandle, now: number): Promise<void> {
  const today = new Date(now)
  await sql`select ensure_event_partitions(${today}::date, (${today}::date + interval '3 months')::date)`.execute(
    db.own<AuditTables>(),
  )
}
