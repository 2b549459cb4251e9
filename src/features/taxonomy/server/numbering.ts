import type { LabelState } from '../domain/import-plan.ts'
import { subtreeOf } from '../domain/tree.ts'
import type { Place, StoredLabel } from './taxonomy.store.ts'

type Placed = Pick<LabelState, 'id' | 'parentId' | 'depth'>

/** Siblings under a parent with labels put after one of them (first for null, last for undefined), numbered anew. */
export function numbered(
  labels: readonly StoredLabel[],
  given: { added: readonly Placed[]; parentId: string | null; afterId: string | null | undefined },
): Place[] {
  const { added, afterId } = given
  const moved = new Set(added.map(({ id }) => id))
  const siblings: Placed[] = labels.filter(
    ({ parentId, id }) => parentId === given.parentId && !moved.has(id),
  )
  const found = siblings.findIndex(({ id }) => id === afterId)
  const at = afterId === null ? 0 : found === -1 ? siblings.length : found + 1
  return siblings
    .toSpliced(at, 0, ...added)
    .map(({ id, parentId, depth }, index) => ({ id, parentId, depth, position: index + 1 }))
}

/** Labels put under a parent (null: at the top) after one of its children, with all that is below them. */
export function placedUnder(
  labels: readonly StoredLabel[],
  given: { moved: readonly StoredLabel[]; parent: StoredLabel | null; afterId: string | null | undefined },
): Place[] {
  const { moved, parent, afterId } = given
  const parentId = parent?.id ?? null
  const depth = (parent?.depth ?? 0) + 1
  const added = moved.map((label) => ({ ...label, parentId, depth }))
  const sunk = moved.flatMap((label) =>
    subtreeOf(labels, label.id)
      .filter(({ id }) => id !== label.id)
      .map((one) => ({ ...one, depth: one.depth + depth - label.depth })),
  )
  return [...numbered(labels, { added, parentId, afterId }), ...sunk]
}
