import { useMemo } from 'react'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import { asSeenInTeam } from '../../domain/as-seen.ts'
import type { Widget } from '../../domain/board.ts'
import { useCutByPerson } from '../use-catalogue.ts'

/** The widgets as they are looked at for a unit: in a team its people stand where units did. */
export function useWidgetsSeen(widgets: readonly Widget[], unitId: string | undefined): readonly Widget[] {
  const units = useUnits()
  const cutByPerson = useCutByPerson()
  return useMemo(() => {
    const isKnown = units.some(({ id }) => id === unitId)
    const isTeam = isKnown && !units.some(({ parentId }) => parentId === unitId)
    return isTeam ? widgets.map((widget) => asSeenInTeam(widget, cutByPerson)) : widgets
  }, [widgets, units, unitId, cutByPerson])
}
