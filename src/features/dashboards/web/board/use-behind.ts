import { useNavigate } from 'react-router'
import { useMarkCoverage } from '#features/metrics/web/public/mark-coverage.ts'
import type { Period } from '#features/metrics/web/public/period.ts'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import type { Widget } from '../../domain/board.ts'
import type { Scope } from '../../domain/questions.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'
import { useCutByPerson, useParts } from '../use-catalogue.ts'
import { behindOf } from './behind.ts'

/** Opens what lies behind a figure: unit by unit, then the people of a team, and behind all others the single things counted. */
export function useBehind(
  period: Period,
  scope: Scope,
): (widget: Widget, row: ShownRow | null) => (() => void) | null {
  const navigate = useNavigate()
  const units = useUnits()
  const cutByPerson = useCutByPerson()
  const coverage = useMarkCoverage()
  const partsOf = useParts()
  const hasUnitsBelow = (unitId: string) => units.some(({ parentId }) => parentId === unitId)
  return (widget, row) => {
    const behind = behindOf(widget, row, { scope, hasUnitsBelow, cutByPerson, coverage, partsOf })
    if (behind === null) return null
    return 'unitId' in behind
      ? () => period.set({ unitId: behind.unitId })
      : () => void navigate(behind.address)
  }
}
