import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { query } from '#platform/server/command.ts'
import { listChecklists } from '../contract/keeping.ts'
import type { ChecklistsTables } from './checklists.tables.ts'

export const all = query(listChecklists, async ({ read }) => {
  const rows = await read
    .tables<ChecklistsTables & StaffTables>()
    .selectFrom('checklists as list')
    .innerJoin('checklist_versions as stands', (join) =>
      join.onRef('stands.checklist_id', '=', 'list.id').onRef('stands.version', '=', 'list.version'),
    )
    .leftJoin('people', 'people.id', 'stands.by')
    .select([
      'list.id',
      'list.name_zh as nameZh',
      'list.name_en as nameEn',
      'list.archived_at',
      'list.version',
    ])
    .select(['stands.label_id as labelId', 'stands.kinds', 'stands.items', 'stands.fields', 'stands.since'])
    .select(['stands.by', 'people.name as byName'])
    .orderBy((eb) => eb('list.archived_at', 'is not', null))
    .orderBy('list.name_zh')
    .execute()
  return {
    checklists: rows.map(({ archived_at, since, by, byName, ...list }) => ({
      ...list,
      kinds: list.kinds as never[],
      since: since.toISOString(),
      by: by === null || byName === null ? null : { id: by, name: byName },
      archived: archived_at !== null,
    })),
  }
})
