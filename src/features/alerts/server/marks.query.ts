import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listAlertMarks } from '../contract/rules.ts'
import type { MarkSplit } from '../domain/codes.ts'
import type { Mark } from '../domain/marks.ts'
import type { AlertsTables } from './alerts.tables.ts'
import { namesOfSegments } from './names.query.ts'

/** A mark with what it is called; `unitId` null counts everywhere. */
export interface StoredMark extends Mark {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly unitId: string | null
  /** Null counts for every segment. */
  readonly split: MarkSplit | null
  readonly segment: string | null
}

/** Marks that lie over some days; days since 1970-01-01, both ends included. */
export async function marksOver(
  read: ReadHandle,
  { from, to }: { from: number; to: number },
): Promise<StoredMark[]> {
  const rows = await read
    .tables<AlertsTables>()
    .selectFrom('alert_marks')
    .select(['id', 'name', 'kind', 'unit_id', 'effect', 'factor', 'split', 'segment'])
    .select([sql<string>`from_day::text`.as('from_day'), sql<string>`to_day::text`.as('to_day')])
    .where('from_day', '<=', dateOf(to))
    .where('to_day', '>=', dateOf(from))
    .orderBy('id')
    .execute()
  return rows.map(({ from_day, to_day, unit_id, ...mark }) => ({
    ...mark,
    unitId: unit_id,
    from: dayNumberOf(from_day) as number,
    to: dayNumberOf(to_day) as number,
  }))
}

export const markList = query(listAlertMarks, async ({ read }) => {
  const rows = await read
    .tables<AlertsTables & StaffTables>()
    .selectFrom('alert_marks as mark')
    .leftJoin('org_units as unit', 'unit.id', 'mark.unit_id')
    .select([
      'mark.id',
      'mark.kind',
      'mark.name',
      'mark.effect',
      'mark.factor',
      'mark.unit_id',
      'mark.split',
      'mark.segment',
    ])
    .select('unit.name as unit_name')
    .select([sql<string>`from_day::text`.as('from_day'), sql<string>`to_day::text`.as('to_day')])
    .orderBy('mark.from_day', 'desc')
    .orderBy('mark.id')
    .limit(200)
    .execute()
  const names = await namesOfSegments(read, rows)
  return {
    marks: rows.map(({ unit_id, unit_name, from_day, to_day, split, segment, ...mark }) => ({
      ...mark,
      segment:
        split === null || segment === null ? null : { split, key: segment, name: names.get(segment) ?? null },
      from: from_day,
      to: to_day,
      unit: unit_id === null ? null : { id: unit_id, name: unit_name },
    })),
  }
})
