import { useMemo } from 'react'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import { asSeenInTeam, asSeenOver } from '../../domain/as-seen.ts'
import type { Widget } from '../../domain/board.ts'
import type { Days } from '../../domain/periods.ts'
import { useCutByPerson } from '../use-catalogue.ts'

interface Looked extends Days {
  readonly unitId?: string | undefined
}

/** The widgets as they are looked at: in a team its people stand where units did, lines of a long time go by weeks or months. */
export function useWidgetsSeen(widgets: readonly Widget[], { from, to, unitId }: Looked): readonly Widget[] {
  const units = useUnits()
  const cutByPerson = useCutByPerson()
  return useMemo(() => {
    const isKnown = units.some(({ id }) => id === unitId)
    const isTeam = isKnown && !units.some(({ parentId }) => parentId === unitId)
    return widgets.map((widget) =>
      asSeenOver(isTeam ? asSeenInTeam(widget, cutByPerson) : widget, { from, to }),
    )
  }, [widgets, units, from, to, unitId, cutByPerson])
}
