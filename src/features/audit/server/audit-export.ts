import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type AuditFilters, auditRows } from './audit-rows.query.ts'
import type { Cell } from './public/csv.ts'

const mostRows = 50_000

/** Column names of an export. */
export const auditHeader = [
  'at',
  'event',
  'actor_kind',
  'actor_id',
  'actor',
  'subject_kind',
  'subject_id',
  'subject',
  'unit',
  'facts',
  'ip',
  'request',
]

/** The cells of an export, the latest event first. */
export async function exportedEvents(
  read: ReadHandle,
  actor: Actor,
  filters: AuditFilters,
): Promise<{ rows: Cell[][]; more: boolean }> {
  const found = await auditRows(read, { actor, permission: 'audit.export' }, filters)
    .limit(mostRows + 1)
    .execute()
  const rows = found
    .slice(0, mostRows)
    .map((row) => [
      row.at.toISOString(),
      row.type,
      row.actor_kind,
      row.actor_id,
      row.actor_name,
      row.subject_kind,
      row.subject_id,
      row.subject_name,
      row.unit_name,
      JSON.stringify(row.facts),
      row.ip,
      row.request_id,
    ])
  return { rows, more: found.length > mostRows }
}
