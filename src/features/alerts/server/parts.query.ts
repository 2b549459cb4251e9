import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Split } from '../domain/codes.ts'

/** The parts that a dimension has, those above before those below. `parentId` is null at the top of what was asked for. */
export interface Tree {
  readonly order: readonly string[]
  readonly parents: ReadonlyMap<string, string | null>
  /** Under which part something counts that is named otherwise. */
  readonly successors: ReadonlyMap<string, string>
}

const noTree: Tree = { order: [], parents: new Map(), successors: new Map() }

/** The units from `unitId` down, as the tree is now; all of them where none is given. */
export async function unitsBelow(read: ReadHandle, unitId: string | null): Promise<Tree> {
  let rows = read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'parent_id'])
    .orderBy('depth')
    .orderBy('id')
  if (unitId !== null)
    rows = rows.where((eb) =>
      eb.or(
        (['unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'] as const).map((column) =>
          eb(column, '=', unitId),
        ),
      ),
    )
  const units = await rows.execute()
  const parents = new Map(units.map(({ id, parent_id }) => [id, id === unitId ? null : parent_id]))
  return { order: units.map(({ id }) => id), parents, successors: new Map() }
}

async function labelTree(read: ReadHandle): Promise<Tree> {
  const labels = await read
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'parent_id'])
    .orderBy('depth')
    .orderBy('id')
    .execute()
  const parents = new Map(labels.map(({ id, parent_id }) => [id, parent_id]))
  return { order: labels.map(({ id }) => id), parents, successors: await labelSuccessors(read) }
}

/** The tree of a dimension; codes stand beside each other. */
export async function treeOf(read: ReadHandle, split: Split, unitId: string | null): Promise<Tree> {
  if (split === 'unit') return unitsBelow(read, unitId)
  return split === 'label' ? labelTree(read) : noTree
}

/** The units from the root down to each, itself included. */
export async function pathsOf(read: ReadHandle): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await read
    .tables<StaffTables>()
    .selectFrom('org_units')
    .select(['id', 'unit_1', 'unit_2', 'unit_3', 'unit_4', 'unit_5', 'unit_6'])
    .execute()
  return new Map(
    rows.map(({ id, ...path }) => [id, new Set(Object.values(path).filter((unit) => unit !== null))]),
  )
}
