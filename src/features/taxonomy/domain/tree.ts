/** How deep the tree of labels may grow. */
export const maxDepth = 4
/** Longest name of a label, in UTF-16 units. */
export const maxNameLength = 100

/** What is needed of a label to place it in the tree. */
export interface Placed {
  readonly id: string
  readonly parentId: string | null
}

/** A label's ancestors from the root down to the label itself; empty for an unknown id. */
export function pathTo<Label extends Placed>(labels: ReadonlyMap<string, Label>, id: string | null): Label[] {
  const path: Label[] = []
  for (let at = id === null ? undefined : labels.get(id); at !== undefined && path.length < maxDepth; ) {
    path.unshift(at)
    at = at.parentId === null ? undefined : labels.get(at.parentId)
  }
  return path
}

/** A label with everything below it. */
export function subtreeOf<Label extends Placed>(labels: readonly Label[], id: string): Label[] {
  const below = labels.filter((label) => label.parentId === id)
  const self = labels.find((label) => label.id === id)
  return [...(self === undefined ? [] : [self]), ...below.flatMap((label) => subtreeOf(labels, label.id))]
}

/** How many levels a label and what is below it take. */
export function heightOf(labels: readonly Placed[], id: string): number {
  const below = labels.filter((label) => label.parentId === id)
  return 1 + Math.max(0, ...below.map((label) => heightOf(labels, label.id)))
}

/** Why a label cannot hang under a parent; null when it can. */
export function moveProblem(
  labels: readonly Placed[],
  labelId: string,
  parentId: string | null,
): 'insideItself' | 'tooDeep' | null {
  if (parentId === null) return null
  if (subtreeOf(labels, labelId).some((label) => label.id === parentId)) return 'insideItself'
  const byId = new Map(labels.map((label) => [label.id, label]))
  return pathTo(byId, parentId).length + heightOf(labels, labelId) > maxDepth ? 'tooDeep' : null
}
