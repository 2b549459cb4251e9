import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { proportion } from '@huixiang/cx-stats/proportion.ts'
import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { isHeldToGoal, type Split } from '../domain/codes.ts'
import { type Contribution, contributionsOf, contributionsToGap, type Part } from '../domain/contributions.ts'
import { type Recipe, type Sums, summed, told } from '../domain/measured.ts'
import type { JudgedSegment } from './alerts.tables.ts'
import { type CubeRow, readCube } from './cube.query.ts'
import { namesOf } from './names.query.ts'
import { treeOf, unitsBelow } from './parts.query.ts'
import type { Rule } from './rule-recipes.ts'
import { whole } from './segments.ts'

const dimensions = ['unit', 'label', 'touchpoint', 'channel', 'kind'] as const
type Dimension = (typeof dimensions)[number]

const mostParts = 3
// Less than a twentieth of the change explains nothing.
const leastShare = 0.05

interface Spans {
  readonly from: number
  readonly to: number
  /** The first day of the time it is held against. */
  readonly before: number
}

const spansOf = (rule: Rule, segment: JudgedSegment): Spans => {
  const [from, to] = [dayNumberOf(segment.from) as number, dayNumberOf(segment.to) as number]
  return { from, to, before: from - Math.min(rule.history_days, 28) }
}

/** Which cells belong to a segment: those of its unit and below, of its label and below, or of its code. */
async function belongsTo(
  read: ReadHandle,
  rule: Rule,
  key: string,
): Promise<(cellKey: string | null) => boolean> {
  if (rule.split !== 'label') return (cellKey) => cellKey === key
  const { parents, successors } = await treeOf(read, 'label', null)
  return (cellKey) => {
    for (
      let at = cellKey === null ? null : (successors.get(cellKey) ?? cellKey);
      at !== null;
      at = parents.get(at) ?? null
    )
      if (at === key) return true
    return false
  }
}

type Counted = CubeRow & { readonly part: string | null }

function partsOf(rows: readonly Counted[], recipe: Recipe, spans: Spans): Part[] {
  const sums = new Map<string, { now: Sums; before: Sums }>()
  const nothing: Sums = { n: 0, sum: 0, squares: 0 }
  for (const { day, part, ...cell } of rows) {
    const worth = recipe.worth(cell)
    if (worth === null) continue
    const own = sums.get(part ?? '') ?? { now: nothing, before: nothing }
    const span = spans.before + day >= spans.from ? 'now' : 'before'
    const { n, sum, squares } = own[span]
    const more = { n: n + cell.n, sum: sum + worth * cell.n, squares: squares + worth * worth * cell.n }
    sums.set(part ?? '', { ...own, [span]: more })
  }
  return [...sums].map(([key, own]) => ({ key, ...own }))
}

function estimateOf(recipe: Recipe, { n, sum, squares }: Sums, days: number): Estimate {
  const plain = { low: null, high: null, confidence: 0.95 }
  if (recipe.form === 'count') return { value: n / days, n, ...plain, method: 'count/day' }
  if (recipe.unit === 'share') return proportion({ hits: Math.round(sum), n })
  if (n === 0) return { value: null, n, ...plain, method: 'mean' }
  const mean = sum / n
  const half = (1.96 * Math.sqrt(Math.max(0, squares / n - mean * mean))) / Math.sqrt(n)
  const [lowest, highest] = recipe.range
  return {
    value: told(mean, recipe),
    n,
    low: told(Math.max(lowest, mean - half), recipe),
    high: told(Math.min(highest, mean + half), recipe),
    confidence: 0.95,
    method: recipe.log ? 'geometric-mean/wald' : 'mean/wald',
  }
}

/** Cells cut by a dimension, and at the same time by what the segment is of. */
async function cutBy(
  read: ReadHandle,
  rule: Rule,
  given: { recipe: Recipe; key: string; by: Dimension; spans: Spans; now: number },
) {
  const { recipe, key, by, spans, now } = given
  const ofUnit = rule.split === 'unit' ? key : rule.unit_id
  const unitIds = ofUnit === null ? null : (await unitsBelow(read, ofUnit)).order
  const asked = { recipe, unitIds, from: spans.before, to: spans.to, now }
  if (rule.split === 'none' || rule.split === 'unit') {
    const rows = await readCube(read, { ...asked, by })
    return rows.map((row) => ({ ...row, part: row.key }))
  }
  const own = await belongsTo(read, rule, key)
  const rows = await readCube(read, { ...asked, by, within: rule.split })
  return rows.filter((row) => own(row.within ?? null)).map((row) => ({ ...row, part: row.key }))
}

/** Which parts of a segment explain most of its change, or of its distance from the goal it is held to, dimension by dimension. */
export async function readCauses(
  read: ReadHandle,
  rule: Rule,
  { segment, now }: { segment: JudgedSegment; now: number },
) {
  const { recipe } = rule
  const spans = spansOf(rule, segment)
  const days = { nowDays: spans.to - spans.from + 1, beforeDays: spans.from - spans.before }
  const successors = await labelSuccessors(read)
  const heldToGoal = isHeldToGoal(rule)
  const causes: {
    by: Dimension
    parts: {
      key: string | null
      name: { 'zh-CN': string; en: string } | null
      share: number
      now: Estimate
      before: Estimate
    }[]
  }[] = []
  // What is made of several figures is no sum: no part of it has a share of the change; and of nothing there are no parts.
  if (recipe.form === 'made' || recipe.silent) return causes
  for (const by of dimensions) {
    if (!recipe.splits.includes(by as Split) || (by === rule.split && by !== 'unit' && segment.key !== whole))
      continue
    const rows = await cutBy(read, rule, { recipe, key: segment.key, by, spans, now })
    const counted = rows.map((row) => ({
      ...row,
      part: row.part === null ? null : (successors.get(row.part) ?? row.part),
    }))
    const parts = partsOf(counted, recipe, spans)
    // The only part there is explains nothing, but for a unit it says where.
    if (parts.length < 2 && by !== 'unit') continue
    const shares = heldToGoal
      ? contributionsToGap(parts, recipe, summed(segment.expected, recipe))
      : contributionsOf(parts, recipe, days)
    const found = shares.filter(({ share }) => share >= leastShare)
    const shown = found.slice(0, mostParts)
    if (shown.length === 0) continue
    const names = await namesOf(
      read,
      by,
      shown.flatMap(({ key }) => key || []),
    )
    const part = ({ key, share, now, before }: Contribution) => ({
      key: key || null,
      name: names.get(key) ?? null,
      share,
      now: estimateOf(recipe, now, days.nowDays),
      before: estimateOf(recipe, before, days.beforeDays),
    })
    causes.push({ by, parts: shown.map(part) })
  }
  return causes
}
