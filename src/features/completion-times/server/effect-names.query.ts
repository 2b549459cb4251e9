import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readFeature } from '../domain/features.ts'
import type { Effect } from '../domain/model.ts'

/** Effects with the names of the labels and units they are about. */
export async function namedEffects(read: ReadHandle, effects: readonly Effect[]) {
  const read_ = effects.map(({ feature, times }) => ({ ...readFeature(feature), times }))
  const idsOf = (kind: string) => read_.flatMap((one) => (one.kind === kind ? [one.which] : []))
  const [labels, units] = [idsOf('label'), idsOf('unit')]
  const names = new Map<string, { nameZh: string; nameEn: string | null }>()
  if (labels.length > 0) {
    const rows = await read
      .tables<TaxonomyTables>()
      .selectFrom('labels')
      .select(['id', 'name_zh as nameZh', 'name_en as nameEn'])
      .where('id', 'in', labels)
      .execute()
    for (const { id, ...name } of rows) names.set(id, name)
  }
  if (units.length > 0) {
    const rows = await read
      .tables<StaffTables>()
      .selectFrom('org_units')
      .select(['id', 'name'])
      .where('id', 'in', units)
      .execute()
    for (const { id, name } of rows) names.set(id, { nameZh: name, nameEn: null })
  }
  const nameless = { nameZh: null, nameEn: null }
  return read_.map((one) => ({ ...one, ...(names.get(one.which) ?? nameless) }))
}
