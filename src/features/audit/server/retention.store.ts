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
