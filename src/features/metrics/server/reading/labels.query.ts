import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

export interface Label {
  readonly id: string
  readonly zh: string
  readonly en: string | null
  readonly active: boolean
  /** From the top to the label itself. */
  readonly path: readonly string[]
}

/** Which labels a question is about, and how they make rows. */
export interface LabelsInQuestion {
  /** The ids that count for the chosen label, those merged into what lies below it too; null for all. */
  readonly ids: readonly string[] | null
  readonly rows: readonly {
    readonly id: string
    readonly name: { 'zh-CN': string; en: string }
    readonly quiet: boolean
  }[]
  /** The row that what was counted under a label stands in. */
  rowOf(labelId: string): string
}

/** All labels as one. */
export const allLabels: LabelsInQuestion = { ids: null, rows: [], rowOf: (labelId) => labelId }

/** All labels there are, and which of them others took the place of. */
export interface LabelTree {
  readonly labels: ReadonlyMap<string, Label>
  readonly successors: ReadonlyMap<string, string>
}

export async function labelTree(read: ReadHandle): Promise<LabelTree> {
  const rows = await read
    .tables<TaxonomyTables>()
    .selectFrom('labels')
    .select(['id', 'parent_id', 'name_zh', 'name_en', 'active', 'successor_id'])
    .orderBy('depth')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const labels = new Map<string, Label>()
  // Those above come first.
  for (const { id, parent_id, name_zh, name_en, active } of rows) {
    const above = parent_id === null ? [] : (labels.get(parent_id)?.path ?? [])
    labels.set(id, { id, zh: name_zh, en: name_en, active, path: [...above, id] })
  }
  const successors = new Map(
    rows.flatMap(({ id, successor_id }) => (successor_id === null ? [] : [[id, successor_id] as const])),
  )
  return { labels, successors }
}

/** The labels below `labelId` (all, where none is chosen), and the rows they make: its children, or the labels of a level. */
export function labelsInQuestion(
  { labels, successors }: LabelTree,
  labelId: string | undefined,
  level: number | undefined,
): LabelsInQuestion {
  const standingFor = (id: string) => labels.get(successors.get(id) ?? id)
  const depth = labelId === undefined ? 0 : (labels.get(labelId)?.path.length ?? 0)
  const place = Math.max(level ?? depth + 1, depth) - 1
  const rowOf = (id: string) => {
    const path = standingFor(id)?.path
    return path?.[Math.min(place, path.length - 1)] ?? id
  }
  const below = [...labels.values()].filter(
    ({ id }) => labelId === undefined || standingFor(id)?.path.includes(labelId),
  )
  const rowIds = new Set(below.map(({ id }) => rowOf(id)))
  return {
    ids: labelId === undefined ? null : below.map(({ id }) => id),
    rowOf,
    rows: [...labels.values()]
      .filter(({ id }) => rowIds.has(id))
      .map(({ id, zh, en, active, path }) => ({
        id,
        name: { 'zh-CN': zh, en: en ?? zh },
        quiet: !active || path.length < place + 1,
      })),
  }
}
