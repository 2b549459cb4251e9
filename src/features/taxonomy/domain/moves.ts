import type { Placed } from './tree.ts'

/** Where a step takes a label: past a neighbour, under the one before it, or out beside its parent. */
export type Direction = 'up' | 'down' | 'in' | 'out'

/** A place in the tree: under a parent, after a sibling; first without one. */
export interface TreePlace {
  readonly parentId: string | null
  readonly afterId: string | null
}

/** A label as it stands, and whether it is still in use. */
export type Standing = Placed & { readonly active: boolean }

/** Where a key or button takes a label, past those in use: one put away stands where nobody sees it. Null where it takes it nowhere. */
export function placeAfterStep(
  all: readonly Standing[],
  label: Placed,
  direction: Direction,
): TreePlace | null {
  const { parentId } = label
  const labels = all.filter(({ id, active }) => active || id === label.id)
  const siblings = labels.filter((one) => one.parentId === parentId)
  const at = siblings.findIndex(({ id }) => id === label.id)
  const before = siblings[at - 1]
  if (direction === 'up') return before ? { parentId, afterId: siblings[at - 2]?.id ?? null } : null
  if (direction === 'down') {
    const after = siblings[at + 1]
    return after ? { parentId, afterId: after.id } : null
  }
  if (direction === 'in') {
    const last = before && labels.findLast((one) => one.parentId === before.id)
    return before ? { parentId: before.id, afterId: last?.id ?? null } : null
  }
  const parent = labels.find(({ id }) => id === parentId)
  return parent ? { parentId: parent.parentId, afterId: parent.id } : null
}

/** Where a label stands among its siblings. */
export function placeOf(labels: readonly Placed[], { id, parentId }: Placed): TreePlace {
  const siblings = labels.filter((one) => one.parentId === parentId)
  const at = siblings.findIndex((one) => one.id === id)
  return { parentId, afterId: siblings[at - 1]?.id ?? null }
}

/** Where a dragged label goes that is dropped before, after or inside another. */
export function placeAtDrop(
  labels: readonly Placed[],
  dragged: Placed,
  { target, where }: { readonly target: Placed; readonly where: 'before' | 'after' | 'inside' },
): TreePlace {
  if (where === 'inside') return { parentId: target.id, afterId: null }
  if (where === 'after') return { parentId: target.parentId, afterId: target.id }
  return placeOf(
    labels.filter(({ id }) => id !== dragged.id),
    target,
  )
}
