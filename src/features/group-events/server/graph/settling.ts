import type { CommandContext } from '#platform/server/command.ts'
import { groupEventAlarmed, groupEventChanged, groupEventMerged, groupEventOpened } from '../../contract.ts'
import { type Rule, usualSpan, windowOf } from '../../domain/rule.ts'
import { surgeOf } from '../../domain/surge.ts'
import { moreThanUsual, moreUsual, type Usual, usualFrom, usualOf } from '../../domain/usual.ts'
import { beginEarlier, insertEvent, joinVoices, mergeInto, noteAlarm } from '../group-events.store.ts'
import {
  type CountedVoice,
  type EventToSettle,
  eventsOfComponents,
  touchedComponents,
  unitsOfEvent,
  usualOfComponent,
  voicesBetween,
} from './component-events.query.ts'

/** A component something of which changed, between which moments, and the rule it is looked at by. */
interface Touched {
  readonly rule: Rule
  readonly component: string
  readonly from: number
  readonly to: number
}

const around = ({ from, to }: Touched, window: number) => ({ from: from - window, to: to + window })
const sizesOf = (voices: readonly CountedVoice[]) => ({
  voices: new Set(voices.map(({ saying }) => saying)).size,
  customers: new Set(voices.map(({ speaker }) => speaker)).size,
})

/** Tells people of an event once its fresh voices alone are one. */
async function alarmIfNews(context: CommandContext, event: EventToSettle, touched: Touched): Promise<void> {
  if (event.alarmed || event.closedAt !== null) return
  const span = around(touched, event.window)
  const voices = await voicesBetween(context.db, touched.component, {
    ...span,
    from: Math.max(span.from, event.since),
  })
  const fresh = voices.filter((voice) => voice.fresh)
  if (
    surgeOf(fresh, { voices: event.needed, customers: touched.rule.customers, window: event.window }) === null
  )
    return
  await noteAlarm(context.db, event.id, context.now)
  const unitIds = await unitsOfEvent(context.db, event.id)
  context.emit(groupEventAlarmed, { subject: event.id, facts: { ...sizesOf(voices), unitIds } })
}

/** The oldest of several stays; the others refer to it. */
async function mergeOpen(
  { db, now, emit }: CommandContext,
  oldest: EventToSettle,
  newer: readonly EventToSettle[],
): Promise<EventToSettle> {
  for (const { id } of newer) {
    await mergeInto(db, id, { intoId: oldest.id, at: now })
    emit(groupEventMerged, { subject: id, facts: { intoId: oldest.id } })
  }
  const since = Math.min(oldest.since, ...newer.map((one) => one.since))
  const alarmed = oldest.alarmed || newer.some((one) => one.alarmed)
  if (since < oldest.since) await beginEarlier(db, oldest.id, since)
  if (alarmed && !oldest.alarmed) await noteAlarm(db, oldest.id, now)
  return { ...oldest, since, alarmed }
}

/** A voice that was told late may show that it began earlier. */
async function sinceOf(context: CommandContext, event: EventToSettle, touched: Touched): Promise<number> {
  if (touched.from >= event.since) return event.since
  const span = { from: event.since - event.window, to: event.since + event.window }
  const voices = await voicesBetween(context.db, touched.component, span)
  const begun = surgeOf(voices, {
    voices: event.needed,
    customers: touched.rule.customers,
    window: event.window,
  })
  if (begun === null || begun >= event.since) return event.since
  await beginEarlier(context.db, event.id, begun)
  return begun
}

async function join(context: CommandContext, event: EventToSettle, touched: Touched): Promise<void> {
  const since = await sinceOf(context, event, touched)
  const joined = await joinVoices(context.db, event.id, { component: touched.component, since, from: [] })
  if (joined > 0) context.emit(groupEventChanged, { subject: event.id, facts: { joined, left: 0 } })
  await alarmIfNews(context, { ...event, since }, touched)
}

/** What was usual before the voices of a window: what was alike with any of them, or what the component itself shows where that is more. */
async function usualBefore(
  { db }: CommandContext,
  component: string,
  { voices, since, window }: { voices: readonly CountedVoice[]; since: number; window: number },
): Promise<Usual> {
  const counted = await usualOfComponent(db, component, { before: since, window })
  const own = usualFrom({ ...counted, windows: usualSpan / window })
  const together = voices.filter(({ at }) => at >= since && at <= since + window)
  return moreUsual(usualOf(together), own)
}

/** Opens an event where more voices came together than usual. Gives whether it did. */
async function openIfMore(
  context: CommandContext,
  touched: Touched,
  after: readonly EventToSettle[],
): Promise<boolean> {
  const { component, rule } = touched
  const window = windowOf(rule)
  const closedAt = Math.max(Number.NEGATIVE_INFINITY, ...after.map((event) => event.closedAt ?? 0))
  const voices = (await voicesBetween(context.db, component, around(touched, window))).filter(
    ({ at }) => at > closedAt,
  )
  const measure = { voices: rule.voices, customers: rule.customers, window }
  const first = surgeOf(voices, measure)
  if (first === null) return false
  const usual = await usualBefore(context, component, { voices, since: first, window })
  const needed = Math.max(rule.voices, moreThanUsual(usual))
  const since = surgeOf(voices, { ...measure, voices: needed })
  if (since === null) return false
  const event = {
    id: context.newId(),
    component,
    openedAt: context.now,
    since,
    needed,
    window,
    alarmed: false,
    closedAt: null,
  }
  await insertEvent(context.db, { ...event, expected: usual.rate, hours: rule.hours })
  await joinVoices(context.db, event.id, { component, since, from: after.map(({ id }) => id) })
  const members = voices.filter(({ at }) => at >= since)
  context.emit(groupEventOpened, {
    subject: event.id,
    facts: { ...sizesOf(members), since: new Date(since).toISOString(), expected: usual.rate },
  })
  await alarmIfNews(context, event, touched)
  return true
}

/** Brings the events of components up to what the components have become: they merge, are joined, or open. */
export async function settleEvents(
  context: CommandContext,
  feedbackIds: readonly string[],
  rule: Rule,
): Promise<void> {
  const touched = await touchedComponents(context.db, feedbackIds)
  const events = await eventsOfComponents(
    context.db,
    touched.map(({ component }) => component),
  )
  const byComponent = Map.groupBy(events, ({ component }) => component)
  for (const place of touched) {
    const one = { ...place, rule }
    const all = byComponent.get(one.component) ?? []
    const [oldest, ...newer] = all.filter(({ closedAt }) => closedAt === null)
    const closed = all.filter(({ closedAt }) => closedAt !== null)
    if (oldest !== undefined) await join(context, await mergeOpen(context, oldest, newer), one)
    else if (!(await openIfMore(context, one, closed))) {
      const latest = closed.at(-1)
      if (latest !== undefined) await join(context, latest, one)
    }
  }
}
