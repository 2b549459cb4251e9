import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { type Province, provinces, provincesOf } from './provinces.ts'
import type { Shown, ShownRow } from './shown-shape.ts'

/** What stands on one tile. */
export interface Tile {
  readonly province: Province
  readonly rows: readonly ShownRow[]
  /** Null where there is none, or where several units have figures that cannot be put together. */
  readonly estimate: Estimate | null
}

/** The figures of several units as one, where that can be said: counts add up, shares weigh by what they are of. */
function together(estimates: readonly Estimate[], unitOfMeasure: string): Estimate | null {
  const [first] = estimates
  if (estimates.length < 2 || first === undefined) return first ?? null
  const n = estimates.reduce((sum, one) => sum + one.n, 0)
  if (unitOfMeasure === 'count') {
    const value = estimates.reduce((sum, one) => sum + (one.value ?? 0), 0)
    return { ...first, value, n, low: null, high: null }
  }
  if (unitOfMeasure !== 'share') return null
  const hits = estimates.reduce((sum, one) => sum + Math.round((one.value ?? 0) * one.n), 0)
  return proportion({ hits, n })
}

/** Units on the tiles of the provinces that their names say, and those that stand nowhere. */
export function onMap(
  { rows, unitOfMeasure }: Pick<Shown, 'rows' | 'unitOfMeasure'>,
  metric: string,
): { tiles: readonly Tile[]; elsewhere: readonly ShownRow[] } {
  const placed = rows.map((row) => ({ row, on: provincesOf(row.name?.['zh-CN'] ?? '') }))
  return {
    tiles: provinces.map((province) => {
      const here = placed.flatMap(({ row, on }) => (on.includes(province) ? [row] : []))
      const known = here.flatMap((row) => row.values[metric] ?? []).filter(({ value }) => value !== null)
      return { province, rows: here, estimate: together(known, unitOfMeasure) }
    }),
    elsewhere: placed.flatMap(({ row, on }) => (on.length === 0 ? [row] : [])),
  }
}
