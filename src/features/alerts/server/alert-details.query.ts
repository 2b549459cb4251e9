import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readAlert } from '../contract/reading.ts'
import { type ItemRow, itemRows, itemsOf } from './alert-items.ts'
import type { AlertsTables, JudgedSegment, RuleRow } from './alerts.tables.ts'
import { alikeAlerts } from './alike-alerts.query.ts'
import { readCourse } from './course.ts'
import { dayHere } from './day-here.ts'
import { expectedDays } from './expected-days.query.ts'
import { marksOver } from './marks.query.ts'
import { peopleNamed } from './names.query.ts'
import { readCauses } from './root-causes.ts'
import { type Figure, isOfOneFigure, type Rule, withRecipe } from './rule-recipes.ts'
import { whole } from './segments.ts'
import { mayHandle, visibleAlerts } from './visibility.ts'

/** The rule as it judged the alert, and whether it judges it on. */
async function ruleOf(read: ReadHandle, { rule_id, rule_version }: ItemRow) {
  const tables = read.tables<AlertsTables>()
  const now = await tables
    .selectFrom('alert_rules')
    .selectAll()
    .where('id', '=', rule_id)
    .executeTakeFirstOrThrow()
  const { rule_id: id, ...then } = await tables
    .selectFrom('alert_rule_versions')
    .selectAll()
    .where('rule_id', '=', rule_id)
    .where('version', '=', rule_version)
    .executeTakeFirstOrThrow()
  return { ...now, ...then, id, judges: judgesStill(now, then) }
}

type AlertRuleShown = CallerReply<typeof readAlert>['rule']

async function recordsOf({ read, actor }: QueryContext, row: ItemRow) {
  const tables = read.tables<AlertsTables>()
  const [ruleRow, seen, snooze, closure, into] = [
    await ruleOf(read, row),
    await tables
      .selectFrom('alert_acknowledgements')
      .selectAll()
      .where('alert_id', '=', row.id)
      .executeTakeFirst(),
    await tables
      .selectFrom('alert_snoozes')
      .selectAll()
      .where('alert_id', '=', row.id)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
    await tables.selectFrom('alert_closures').selectAll().where('alert_id', '=', row.id).executeTakeFirst(),
    row.merged_into === null
      ? undefined
      : await visibleAlerts(read, actor)
          .select(['alerts.id', 'alerts.number'])
          .where('alerts.id', '=', row.merged_into)
          .executeTakeFirst(),
  ]
  const merged = await visibleAlerts(read, actor)
    .select(['alerts.id', 'alerts.number', 'alerts.colour', 'alerts.opened_at'])
    .where('alerts.merged_into', '=', row.id)
    .orderBy('alerts.opened_at')
    .execute()
  const byHand = await tables
    .selectFrom('alert_merges')
    .select('id')
    .where('alert_id', '=', row.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  const person = await peopleNamed(read, [seen?.by ?? null, snooze?.by ?? null, closure?.by ?? null])
  const { judges, ...said } = ruleRow
  const rule = await withRecipe(read, said)
  return { rule, judges, seen, snooze, closure, into, merged, byHand: byHand !== undefined, person }
}

type Judges = AlertRuleShown['judges']

/** Whether a rule judges an alert on that it raised in a version. */
function judgesStill(rule: RuleRow, then: Pick<RuleRow, Figure>): Judges {
  if (rule.removed_at !== null) return 'removed'
  if (!isOfOneFigure(rule, then)) return 'changed'
  return rule.active ? 'on' : 'off'
}

const ruleShown = (rule: Rule, judges: Judges): AlertRuleShown => ({
  id: rule.id,
  judges: judges === 'on' && rule.made !== null && rule.made.resting !== null ? 'off' : judges,
  name: rule.name,
  goal: rule.goal,
  goals: rule.goals_set,
  windowDays: rule.window_days,
  historyDays: rule.history_days,
  minimumN: rule.minimum_n,
})

/** What is looked at first: the worst segment that the reader sees. */
async function lookedAt(context: QueryContext, rule: Rule, segment: JudgedSegment | undefined) {
  const { read, now } = context
  if (segment === undefined) return { course: [], parts: [], causes: [], marks: [] }
  const today = await dayHere(read, now)
  const days = { from: dayNumberOf(segment.from) as number, to: dayNumberOf(segment.to) as number }
  return {
    ...(await readCourse(read, rule, { segment, today, now })),
    causes: await readCauses(read, rule, { segment, now }),
    marks: (await marksOver(read, days)).map(({ id, name, kind }) => ({ id, name, kind })),
  }
}

export const alertDetails = query(readAlert, async (context, { alertId }) => {
  const { read, actor } = context
  const row = await itemRows(read, actor).where('alerts.id', '=', alertId).executeTakeFirst()
  const [item] = row === undefined ? [] : await itemsOf(read, actor, [row])
  if (row === undefined || item === undefined) throw new Refusal('alerts.notFound', 'missing')
  const { rule, judges, seen, snooze, closure, into, merged, byHand, person } = await recordsOf(context, row)
  const [first] = item.segments
  const may = await mayHandle(context, row.id)
  const handle = may && row.state !== 'closed'
  return {
    ...item,
    rule: ruleShown(rule, judges),
    judgedAt: row.judged_at.toISOString(),
    ...(await lookedAt(context, rule, first && { ...first, key: first.key ?? whole })),
    paged: row.paged_at !== null,
    acknowledgedBy: person(seen?.by ?? null),
    snooze:
      snooze === undefined
        ? null
        : {
            until: snooze.until.toISOString(),
            reason: snooze.reason,
            words: snooze.words,
            by: person(snooze.by),
          },
    closure:
      closure === undefined
        ? null
        : {
            at: closure.at.toISOString(),
            by: person(closure.by),
            outcome: closure.outcome,
            words: closure.words,
          },
    mergedInto: into ?? null,
    alike: handle ? await alikeAlerts(context, row) : [],
    merged: merged.map(({ opened_at, ...one }) => ({ ...one, openedAt: opened_at.toISOString() })),
    expectedDays:
      closure?.outcome === 'expected' && mayEverywhere(actor, 'alerts.configure')
        ? await expectedDays(read, rule, item.segments)
        : [],
    can: { handle, acknowledge: handle && seen === undefined, takeApart: may && byHand },
  }
})
