import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { readOwnMetric } from '../contract/own-metrics.ts'
import type { MetricsTables } from './metrics.tables.ts'

export const ownMetric = query(readOwnMetric, async ({ read }, { metric }) => {
  const rows = await read
    .tables<MetricsTables & StaffTables>()
    .selectFrom('metric_formulas as formula')
    .leftJoin('people as person', 'person.id', 'formula.set_by')
    .selectAll('formula')
    .select(['person.id as personId', 'person.name as personName'])
    .where('formula.metric', '=', metric)
    .orderBy('formula.version', 'desc')
    .execute()
  if (rows.length === 0) throw new Refusal('metrics.noSuchMetric', 'missing')
  return {
    items: rows.map(({ name_zh, name_en, set_at, personId, personName, ...row }) => ({
      ...{ nameZh: name_zh, nameEn: name_en, expression: row.expression, unit: row.unit },
      ...{ direction: row.direction, version: row.version, retired: row.retired },
      setAt: set_at.toISOString(),
      by: personId === null ? null : { id: personId, name: personName ?? '' },
    })),
  }
})
