import { sql } from 'kysely'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { auditEvents } from '../contract.ts'
import { type AuditRow, auditRows } from './audit-rows.query.ts'
import { type Name, namesInFacts } from './public/names-in-facts.ts'

const shown = (row: AuditRow, wordsOf: (facts: AuditRow['facts']) => Record<string, Name>) => ({
  id: row.id,
  type: row.type,
  at: row.at.toISOString(),
  actorKind: row.actor_kind,
  actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name },
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  subjectName: row.subject_name,
  unitName: row.unit_name,
  facts: row.facts,
  words: wordsOf(row.facts),
  ip: row.ip,
  requestId: row.request_id,
})

export const auditList = query(auditEvents, async ({ read, actor }, input) => {
  let rows = auditRows(read, { actor, permission: 'audit.read' }, input).limit(input.limit + 1)
  if (input.cursor !== undefined) {
    const [tx, seq] = decodeCursor(input.cursor, 2)
    rows = rows.where(sql<boolean>`(events.tx, events.seq) < (${tx}::bigint, ${seq}::bigint)`)
  }
  const { items, next } = pageOfRows(await rows.execute(), input.limit, ({ tx, seq }) => [tx, seq])
  const { wordsOf } = await namesInFacts(read, items)
  return { items: items.map((row) => shown(row, wordsOf)), next, can: { export: may(actor, 'audit.export') } }
})
