import type { LabelState } from '../domain/import-plan.ts'
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
