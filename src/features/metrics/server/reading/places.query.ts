import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MetricsTables } from '../metrics.tables.ts'

/** Where units hang, and hung, in the tree. */
export interface Places {
  /** All places of a unit. */
  of(unitId: string): readonly number[]
  /** Places next below any of a unit, with the unit at each. */
  below(unitId: string): readonly { readonly place: number; readonly unitId: string }[]
  /** All places somewhere below one. */
  under(place: number): readonly number[]
}

const listed = <Key, Item>() => {
  const lists = new Map<Key, Item[]>()
  return {
    add(key: Key, item: Item): void {
      const known = lists.get(key)
      if (known === undefined) lists.set(key, [item])
      else known.push(item)
    },
    of: (key: Key): readonly Item[] => lists.get(key) ?? [],
  }
}

/** All places there are. */
export async function placeTree(read: ReadHandle): Promise<Places> {
  const rows = await read
    .tables<MetricsTables>()
    .selectFrom('metric_places')
    .select(['id', 'parent_id', 'unit_id'])
    .execute()
  const unitAt = new Map(rows.map(({ id, unit_id }) => [id, unit_id]))
  const [of, below, next] = [
    listed<string, number>(),
    listed<string, { place: number; unitId: string }>(),
    listed<number, number>(),
  ]
  for (const { id, parent_id, unit_id } of rows) {
    if (unit_id === null) continue
    of.add(unit_id, id)
    if (parent_id === null) continue
    next.add(parent_id, id)
    const above = unitAt.get(parent_id) ?? null
    if (above !== null) below.add(above, { place: id, unitId: unit_id })
  }
  const under = (place: number): readonly number[] => next.of(place).flatMap((one) => [one, ...under(one)])
  return { of: of.of, below: below.of, under }
}
