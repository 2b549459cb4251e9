import { useCallback, useMemo } from 'react'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { listUnits } from '../../contract.ts'

export type OrgUnit = CallerReply<typeof listUnits>['items'][number]

/** Every unit, parents before children; empty while loading. */
export function useUnits(): readonly OrgUnit[] {
  return useRead(listUnits, {}, {}).data?.items ?? none
}

const none: readonly OrgUnit[] = []

/** Every unit as a choice, each further in than the one it belongs to. */
export function useUnitOptions(): { value: string; label: string }[] {
  return useUnits().map(({ id, name, depth }) => ({
    value: id,
    label: `${'　'.repeat(depth - 1)}${name}`,
  }))
}

/** A function from a unit's id to its name; an empty text for what is not known (yet). */
export function useUnitNames(): (unitId: string | null) => string {
  const units = useUnits()
  const names = useMemo(() => new Map(units.map((unit) => [unit.id, unit.name])), [units])
  return useCallback((unitId) => (unitId === null ? '' : (names.get(unitId) ?? '')), [names])
}
