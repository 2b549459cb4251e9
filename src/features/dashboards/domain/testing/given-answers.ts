import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import type { Benchmark, Cut, CutRow } from '../answers.ts'
import type { Widget } from '../board.ts'
import type { Role, Scope } from '../questions.ts'
import { shownOf } from '../shown.ts'

export const counted = (value: number): Estimate => ({
  ...{ value, n: value, low: null, high: null, confidence: 0.95, method: 'count' },
})
export const share = (hits: number, n: number): Estimate => proportion({ hits, n })
export const row = (key: string | null, estimate: Estimate | null, goal: number | null = null): CutRow => ({
  ...{ key, name: null, estimate, goal },
})
const april = { from: '2026-04-01', to: '2026-04-30' }
export const scope: Scope = {
  ...april,
  unitId: 'east',
  aboveId: 'root',
  topId: 'root',
  tree: 'then',
  marks: [],
  weekYears: null,
}

export const complaints: Cut = {
  metric: 'complaints',
  unitOfMeasure: 'count',
  direction: 'less',
  ...april,
  by: 'label',
  total: counted(100),
  rows: [],
  goal: null,
}
export const csat: Cut = { ...complaints, metric: 'csat', unitOfMeasure: 'share', direction: 'more' }

interface Given {
  readonly widget: Partial<Widget>
  readonly cuts: Partial<Record<Role, readonly Cut[]>>
  readonly scope?: Partial<Scope>
  readonly benchmarks?: readonly Benchmark[]
}

/** What a widget shows of these answers; its other fields are those of bars by label in April. */
export function shown({ widget, cuts, scope: other, benchmarks = [] }: Given) {
  const metrics = (cuts.now ?? []).map(({ metric }) => metric)
  return shownOf({
    widget: {
      ...{ id: 'w', title: null, metrics, picture: 'bar', by: 'label', comparison: null, filters: {} },
      ...{ markId: null, place: { x: 0, y: 0, w: 6, h: 4 } },
      ...widget,
    },
    scope: { ...scope, ...other },
    benchmarks,
    of: (role) => cuts[role] ?? [],
  })
}

type Shown = ReturnType<typeof shown>
export const keysOf = ({ rows }: Shown) => rows.map(({ key }) => key)
export const valuesOf = ({ rows }: Shown, series: string) =>
  rows.map(({ values }) => values[series]?.value ?? null)
export const ofParts = (cut: Cut, ...rows: CutRow[]): Cut => ({ ...cut, rows })
