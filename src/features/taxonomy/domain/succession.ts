import { moveProblem, type Placed } from './tree.ts'

/** What becomes of the voices of a split label: judged again by the new names, or left to people. */
export const splitVoices = ['again', 'toLabel'] as const
export type SplitVoices = (typeof splitVoices)[number]

/** What is needed of a label to merge it. */
export interface Mergeable extends Placed {
  readonly active: boolean
}

/** Labels in use that stand directly below another one. */
export function directlyBelow<Label extends Mergeable>(labels: readonly Label[], labelId: string): Label[] {
  return labels.filter(({ parentId, active }) => active && parentId === labelId)
}

/** Why a label, with or without what is below it, cannot be merged into another; null when it can. */
export function mergeProblem(
  labels: readonly Mergeable[],
  { from, into, withBelow }: { from: Mergeable; into: Mergeable; withBelow: boolean },
): 'intoItself' | 'notInUse' | 'hasLabelsBelow' | 'insideItself' | 'tooDeep' | null {
  if (from.id === into.id) return 'intoItself'
  if (!from.active || !into.active) return 'notInUse'
  const below = directlyBelow(labels, from.id)
  if (below.length > 0 && !withBelow) return 'hasLabelsBelow'
  return below.map(({ id }) => moveProblem(labels, id, into.id)).find((problem) => problem !== null) ?? null
}

/** A merge that stands. */
export interface Merge {
  readonly labelId: string
  readonly intoId: string
}

/** The label at the end of every merged label's merges. A circle, which no editor can make, ends where it began. */
export function successors(merges: readonly Merge[]): Map<string, string> {
  const next = new Map(merges.map(({ labelId, intoId }) => [labelId, intoId]))
  return new Map(
    merges.map(({ labelId }) => {
      const seen = new Set([labelId])
      let at = labelId
      for (let to = next.get(at); to !== undefined && !seen.has(to); to = next.get(at)) {
        seen.add(to)
        at = to
      }
      return [labelId, at]
    }),
  )
}
