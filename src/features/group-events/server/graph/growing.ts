import type { CommandContext } from '#platform/server/command.ts'
import { grown, type Pair, standings } from '../../domain/components.ts'
import type { Rule } from '../../domain/rule.ts'
import { followComponent, leaveOtherEvents } from '../group-events.store.ts'
import { eventsOfComponents, membersByComponent } from './component-events.query.ts'
import {
  dropVoices,
  keepPairs,
  keepVoices,
  lockGraph,
  stopWaiting,
  type VoiceRow,
  writeGrowth,
} from './graph.store.ts'
import { componentNamed, neighbourhoodOf } from './neighbourhood.query.ts'
import { settleEvents } from './settling.ts'

/** A core voice is alike with voices of so many other customers. */
const othersOf = ({ customers }: Rule) => customers - 1

/** What was found of voices that waited. */
export interface Found {
  readonly feedbackIds: readonly string[]
  readonly voices: readonly VoiceRow[]
  readonly pairs: readonly Pair[]
}

/** Takes in what was found of voices, once each: the pairs, what belongs together through them, and the events that follow. */
export async function takeIn(context: CommandContext, found: Found, rule: Rule): Promise<void> {
  const { db } = context
  await lockGraph(db)
  const waited = await stopWaiting(db, found.feedbackIds)
  const pairs = found.pairs.filter(({ one }) => waited.has(one))
  if (pairs.length === 0) return
  const named = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  await keepVoices(
    db,
    found.voices.filter(({ id }) => named.has(id)),
  )
  await keepPairs(db, pairs)
  const growth = grown(await neighbourhoodOf(db, pairs), othersOf(rule))
  await writeGrowth(db, growth)
  const moved = [...growth.moved.keys()]
  await leaveOtherEvents(db, moved)
  await settleEvents(context, [...new Set([...moved, ...named])], rule)
}

/** Finds anew what belongs together in a component from which voices went; its events go with most of their voices. */
async function rebuild(context: CommandContext, component: string, rule: Rule): Promise<void> {
  const { db } = context
  const { voices, pairs } = await componentNamed(db, component)
  const moved = standings(voices, pairs, othersOf(rule))
  await writeGrowth(db, { renamed: new Map(), moved })
  for (const { id } of await eventsOfComponents(db, [component])) {
    const [most] = await membersByComponent(db, id)
    await followComponent(db, id, most ?? null)
  }
  await settleEvents(context, [...moved.keys()], rule)
}

/** Brings the events of a component up to date, as when one of them was opened again. */
export async function settleComponent(context: CommandContext, component: string, rule: Rule): Promise<void> {
  const { voices } = await componentNamed(context.db, component)
  await settleEvents(
    context,
    voices.map(({ id }) => id),
    rule,
  )
}

/**
 * Lets voices leave for good, or until they are compared again: the rest of what they belonged to is found anew. Gives how many left
 * which event.
 */
export async function letGo(
  context: CommandContext,
  feedbackIds: readonly string[],
  rule: Rule,
): Promise<Map<string, number>> {
  const { db } = context
  await lockGraph(db)
  await stopWaiting(db, feedbackIds)
  const dropped = await dropVoices(db, feedbackIds)
  for (const component of new Set(dropped.flatMap((voice) => voice.component ?? [])))
    await rebuild(context, component, rule)
  const left = Map.groupBy(dropped, ({ event_id }) => event_id)
  return new Map([...left].flatMap(([id, voices]) => (id === null ? [] : [[id, voices.length]])))
}
