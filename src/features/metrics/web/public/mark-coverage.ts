import { useCallback, useMemo } from 'react'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import { type Coverage, coverageOf, type MarkedFor, type NarrowedTo } from '../../domain/campaigns.ts'

interface Node {
  readonly id: string
  readonly parentId: string | null
}

/** From the top to a node; what hangs nowhere stands by itself. */
function pathIn(nodes: ReadonlyMap<string, Node>, id: string): readonly string[] {
  const parentId = nodes.get(id)?.parentId ?? null
  return parentId === null ? [id] : [...pathIn(nodes, parentId), id]
}

/** Tells how much of some figures marked days are about, as the server does when it counts by campaign. */
export function useMarkCoverage(): (mark: MarkedFor, narrowed: NarrowedTo) => Coverage {
  const units = useUnits()
  const { byId: labels } = useLabels()
  const unitsById = useMemo(() => new Map<string, Node>(units.map((unit) => [unit.id, unit])), [units])
  return useCallback(
    (mark, narrowed) =>
      coverageOf(mark, narrowed, (tree, id) => pathIn(tree === 'unit' ? unitsById : labels, id)),
    [unitsById, labels],
  )
}
