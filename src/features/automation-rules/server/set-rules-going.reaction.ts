import { callbackAnswered } from '#features/callbacks/contract.ts'
import { clockBreached, clockWarned } from '#features/clocks/contract.ts'
import { ticketAssigned } from '#features/dispatch/contract.ts'
import {
  ticketChanged,
  ticketClosed,
  ticketCustomerReplied,
  ticketHeld,
  ticketOpened,
  ticketReleased,
  ticketReopened,
  ticketResolved,
} from '#features/tickets/contract.ts'
import { whichMeet } from '#features/tickets/server/public/which-meet.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { reaction } from '#platform/server/followers.ts'
import { automationRefused, ruleConditions } from '../contract.ts'
import { chained } from '../domain/chain.ts'
import { isSetOffBy } from '../domain/triggers.ts'
import { activeRules, insertRuns, runsIn } from './automation-rules.store.ts'
import type { Rule, Run } from './automation-rules.tables.ts'
import { runRules } from './running-rules.ts'

const refusals = { loop: 'automation-rules.loop', too_long: 'automation-rules.tooLong' } as const

/** Of each event, the rules whose effect it is, the first cause first. */
async function chainsOf(
  { db }: CommandContext,
  events: readonly EventRecord[],
): Promise<(event: EventRecord) => string[]> {
  const runs = await runsIn(db, [...new Set(events.map(({ tx }) => tx))])
  const known = new Map(runs.map((run) => [`${run.tx} ${run.ticket_id}`, [...run.chain, run.rule_id]]))
  return ({ tx, subjectId }) => known.get(`${tx} ${subjectId}`) ?? []
}

/** Of the events that set a rule off, those on tickets that meet its conditions. */
async function onTickets(
  { db, actor, now }: CommandContext,
  rule: Rule,
  events: readonly EventRecord[],
): Promise<EventRecord[]> {
  const setOff = events.filter((event) => isSetOffBy(rule.trigger, event))
  const found = await whichMeet(
    { read: db, actor, now },
    setOff.map(({ subjectId }) => subjectId),
    { conditions: ruleConditions.parse(rule.conditions), within: rule.org_unit_id },
  )
  const ids = new Set(found.map(({ id }) => id))
  return setOff.filter(({ subjectId }) => ids.has(subjectId))
}

interface Wanted {
  readonly event: EventRecord
  readonly rule: Rule
  readonly chain: string[]
}

function runOf({ newId, now }: CommandContext, { event, rule, chain }: Wanted) {
  const way = chained(rule.id, chain)
  if (way === 'own') return []
  const code = way === 'free' ? null : refusals[way]
  const state: Run['state'] = code === null ? 'waiting' : 'refused'
  const about = { rule_id: rule.id, ticket_id: event.subjectId, event_id: event.id }
  return [{ id: newId(), ...about, chain, state, code, tx: null, at: new Date(now) }]
}

function tellRefused(context: CommandContext, fresh: readonly Run[], wanted: readonly Wanted[]): void {
  const units = new Map(wanted.map(({ event }) => [event.id, event.orgUnitId]))
  for (const { id: runId, ticket_id: subject, rule_id, event_id: eventId, code } of fresh)
    if (code !== null)
      context.emit(automationRefused, {
        subject,
        unit: units.get(eventId) ?? null,
        facts: { automationRuleId: rule_id, runId, eventId, code },
      })
}

/** What happens to a ticket sets rules going: each once for an event, in their order; done in transactions of their own. */
export const setRulesGoing = reaction({
  name: 'automation-rules.set-rules-going',
  on: [
    ticketOpened,
    ticketAssigned,
    ticketChanged,
    ticketCustomerReplied,
    ticketHeld,
    ticketReleased,
    clockWarned,
    clockBreached,
    ticketResolved,
    callbackAnswered,
    ticketReopened,
    ticketClosed,
  ],
  quiet: 'a rule that waits for its turn has done nothing yet',
  react: async (context, given) => {
    const events = given as readonly EventRecord[]
    const rules = await activeRules(context.db)
    if (rules.length === 0) return
    const chainOf = await chainsOf(context, events)
    const wanted: Wanted[] = []
    for (const rule of rules)
      for (const event of await onTickets(context, rule, events))
        wanted.push({ event, rule, chain: chainOf(event) })
    const place = new Map(events.map(({ id }, index) => [id, index]))
    // Event by event, and for each the rules in their order.
    const inOrder = wanted.toSorted((a, b) => (place.get(a.event.id) ?? 0) - (place.get(b.event.id) ?? 0))
    const runs = inOrder.flatMap((one) => runOf(context, one))
    if (runs.length === 0) return
    const fresh = await insertRuns(context.db, runs)
    tellRefused(context, fresh, wanted)
    if (fresh.some(({ state }) => state === 'waiting')) await context.enqueue(runRules, {})
  },
})
