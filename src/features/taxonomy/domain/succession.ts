import type { Placed } from './tree.ts'

/** What becomes of the voices of a split label: judged again by the new names, or left to people. */
export const splitVoices = ['again', 'toLabel'] as const
export type SplitVoices = (typeof splitVoices)[number]

/** What is needed of a label to merge it. */
export interface Mergeable extends Placed {
  readonly active: boolean
}

/** Why a label cannot be merged into another; null when it can. */
export function mergeProblem(
  labels: readonly Mergeable[],
  { from, into }: { from: Mergeable; into: Mergeable },
): 'intoItself' | 'notInUse' | 'hasLabelsBelow' | null {
  if (from.id === into.id) return 'intoItself'
  if (!from.active || !into.active) return 'notInUse'
  return labels.some(({ parentId, active }) => active && parentId === from.id) ? 'hasLabelsBelow' : null
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
