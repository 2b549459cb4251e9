import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Anew } from '#platform/server/events/anew.ts'
import type { OwnMetric } from '../../domain/own-metrics.ts'
import type { MetricSettings } from '../../domain/settings.ts'
import { type StandingGoal, standingGoals } from '../goals.query.ts'
import type { MetricsTables } from '../metrics.tables.ts'
import { ownMetrics } from '../own-metrics.ts'
import { figuresCountedAnew } from '../public/counting.ts'
import { metricSettings } from '../settings.query.ts'
import { type CustomerChoices, customerChoices } from './customer-choices.query.ts'
import { type LabelTree, labelTree } from './labels.query.ts'
import { type Places, placeTree } from './places.query.ts'
import { type Terms, termsOf } from './terms.query.ts'
import { type Unit, unitTree } from './units.query.ts'

/** What figures are asked with: it changes seldom, and is asked for with each. */
export interface Known {
  readonly units: readonly Unit[]
  readonly places: Places
  readonly labels: LabelTree
  readonly terms: Terms
  readonly goals: readonly StandingGoal[]
  readonly settings: MetricSettings
  /** What the organisation made of other metrics. */
  readonly own: ReadonlyMap<string, OwnMetric>
  /** What customers may be by fields of the organisation's own. */
  readonly choices: CustomerChoices
  /** Days before this one are summed in months. */
  readonly closedBefore: string
  /** How far everything is counted again; null while figures are whole. */
  readonly counting: Anew | null
}

type Part = Exclude<keyof Known, 'closedBefore' | 'counting'>
type Marks = Readonly<Record<Part, string>>

const loads: { readonly [P in Part]: (read: ReadHandle) => Promise<Known[P]> } = {
  units: unitTree,
  places: placeTree,
  labels: labelTree,
  terms: termsOf,
  goals: (read) => standingGoals(read, null),
  settings: metricSettings,
  own: ownMetrics,
  choices: customerChoices,
}

// Rows of places, words and versions of goals are only ever added; whatever is changed has a later transaction than before.
const changedRows = (table: 'org_units' | 'labels' | 'custom_fields') =>
  sql`(select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) from ${sql.table(table)})`
const addedRows = (
  table: 'metric_places' | 'metric_terms' | 'metric_goals' | 'metric_settings' | 'metric_formulas',
) => sql`(select count(*)::text from ${sql.table(table)})`

/** What changes with each part, in one look. */
async function marksNow(read: ReadHandle): Promise<Marks & { closedBefore: string }> {
  const { rows } = await sql<Marks & { closedBefore: string }>`
    select ${changedRows('org_units')} as units, ${addedRows('metric_places')} as places, ${changedRows('labels')} as labels,
      ${addedRows('metric_terms')} as terms, ${addedRows('metric_goals')} as goals,
      ${addedRows('metric_settings')} as settings, ${addedRows('metric_formulas')} as own,
      ${changedRows('custom_fields')} as choices, (select closed_before from metric_closing) as "closedBefore"`.execute(
    read.tables<MetricsTables>() as never,
  )
  return rows[0] as Marks & { closedBefore: string }
}

type Kept = Map<Part, { readonly mark: string; readonly value: Promise<unknown> }>
const keptBy = new WeakMap<ReadHandle, Kept>()

function keptFor(read: ReadHandle): Kept {
  const kept = keptBy.get(read) ?? new Map()
  keptBy.set(read, kept)
  return kept
}

/** What is known at this moment; each part is read again only when it has changed. */
export async function whatIsKnown(read: ReadHandle): Promise<Known> {
  const counting = await figuresCountedAnew(read)
  const { closedBefore, ...marks } = await marksNow(read)
  const kept = keptFor(read)
  const parts = Object.entries(marks) as [Part, string][]
  const values = await Promise.all(
    parts.map(async ([part, mark]) => {
      const known = kept.get(part)
      if (known?.mark === mark) return [part, await known.value] as const
      const value = loads[part](read)
      kept.set(part, { mark, value })
      value.catch(() => kept.delete(part))
      return [part, await value] as const
    }),
  )
  return { ...Object.fromEntries(values), closedBefore, counting } as unknown as Known
}
