import { sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AlertItem } from '../contract/reading.ts'
import { isHeldToGoal, type Split, type State } from '../domain/codes.ts'
import { worstOf } from '../domain/colours.ts'
import type { AlertRow, JudgedSegment, KeptSegment } from './alerts.tables.ts'
import type { MadeMetric } from './made-metrics.ts'
import { namesOf, peopleNamed, type Texts } from './names.query.ts'
import { type Watching, withRecipes } from './rule-recipes.ts'
import { seenUnits } from './seen-units.query.ts'
import { whole } from './segments.ts'
import { visibleAlerts } from './visibility.ts'

/** An alert with its rule and how it stands. */
export type ItemRow = AlertRow &
  Watching & {
    readonly split: Split
    readonly state: State
    readonly goal: number | null
    readonly goals_set: boolean
    readonly acknowledged_at: Date | null
  }

/** How an alert stands: ended, resting, or open. */
export const stateOf = sql<State>`case
  when merged_into is not null or exists (select from alert_closures where alert_id = alerts.id) then 'closed'
  when exists (select from alert_snoozes where alert_id = alerts.id and ended_at is null) then 'snoozed'
  else 'open' end`

/** The alerts an actor sees, as lists and pages need them. */
export const itemRows = (read: ReadHandle, actor: Actor) =>
  visibleAlerts(read, actor)
    .innerJoin('alert_rule_versions as rule', (join) =>
      join.onRef('rule.rule_id', '=', 'alerts.rule_id').onRef('rule.version', '=', 'alerts.rule_version'),
    )
    .leftJoin('alert_acknowledgements as seen', 'seen.alert_id', 'alerts.id')
    .selectAll('alerts')
    .select([
      'rule.watched',
      'rule.metric',
      'rule.formula_version',
      'rule.split',
      'rule.goal',
      'rule.goals_set',
      'seen.at as acknowledged_at',
    ])
    .select(stateOf.as('state'))

/** A made metric as screens name it. */
export const madeShown = ({ made }: { readonly made: MadeMetric | null }): AlertItem['made'] =>
  made && { key: made.key, name: made.name }

const keyShown = (key: string) => (key === whole ? null : key)

/** The segments that a reader reaches, those that others of these swallowed apart. */
export function reachedSegments(
  kept: readonly KeptSegment[],
  isReached: (key: string) => boolean,
): { segments: JudgedSegment[]; swallowed: JudgedSegment[] } {
  const reached = kept.filter(({ key }) => isReached(key))
  const keys = new Set(reached.map(({ key }) => key))
  const [segments, swallowed]: [JudgedSegment[], JudgedSegment[]] = [[], []]
  for (const { p: _p, paged: _paged, within, ...one } of reached)
    (within !== undefined && keys.has(within) ? swallowed : segments).push(one)
  return { segments, swallowed }
}

/** Alerts as they are shown: of those about several units, the ones that the reader reaches. */
export async function itemsOf(
  read: ReadHandle,
  actor: Actor,
  rows: readonly ItemRow[],
): Promise<AlertItem[]> {
  const keysBy = (split: Split) =>
    rows.flatMap((row) => (row.split === split ? row.segments.map(({ key }) => key) : []))
  const names = new Map<string, Texts>()
  for (const split of ['unit', 'label', 'agent', 'touchpoint'] as const)
    for (const [key, name] of await namesOf(read, split, keysBy(split))) names.set(key, name)
  const seen = await seenUnits(read, actor, keysBy('unit'))
  const owner = await peopleNamed(
    read,
    rows.map(({ owner_id }) => owner_id),
  )
  return (await withRecipes(read, rows)).map((row) => {
    const reached = reachedSegments(row.segments, (key) => row.split !== 'unit' || seen.has(key))
    const named = (of: readonly JudgedSegment[]) =>
      of.map((one) => ({ ...one, key: keyShown(one.key), name: names.get(one.key) ?? null }))
    const colour = worstOf([...reached.segments, ...reached.swallowed].map((one) => one.colour))
    return {
      id: row.id,
      number: row.number,
      watched: row.watched,
      made: madeShown(row),
      split: row.split,
      unit: row.recipe.unit,
      heldToGoal: isHeldToGoal(row),
      colour: colour === 'none' ? row.colour : colour,
      state: row.state,
      segments: named(reached.segments),
      swallowed: named(reached.swallowed),
      owner: owner(row.owner_id),
      openedAt: row.opened_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
      recoveredAt: row.recovered_at?.toISOString() ?? null,
    }
  })
}
