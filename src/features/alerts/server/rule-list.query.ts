import { type Selectable, sql } from 'kysely'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type AlertRule, listAlertRules } from '../contract/rules.ts'
import { precisionOf } from '../domain/precision.ts'
import type { AlertsTables, BackTestRow, TuningRow } from './alerts.tables.ts'
import { namesOf, peopleNamed } from './names.query.ts'
import { type Rule, withRecipes } from './rule-recipes.ts'
import { suggestionsFor, tuningsInForce } from './tuned-rules.ts'

/** How the alerts of each rule ended. */
async function outcomesOf(read: ReadHandle): Promise<ReadonlyMap<string, AlertRule['outcomes']>> {
  const of = (outcome: string) => sql<number>`count(*) filter (where closure.outcome = ${outcome})::int`
  const rows = await read
    .tables<AlertsTables>()
    .selectFrom('alerts')
    .leftJoin('alert_closures as closure', 'closure.alert_id', 'alerts.id')
    .where('merged_into', 'is', null)
    .select('rule_id')
    .select([of('true').as('right'), of('false').as('wrong'), of('expected').as('expected')])
    .select(sql<number>`count(*) filter (where closure.outcome is null)::int`.as('open'))
    .groupBy('rule_id')
    .execute()
  return new Map(
    rows.map(({ rule_id, right, wrong, expected, open }) => [
      rule_id,
      { true: right, false: wrong, expected, open },
    ]),
  )
}

function backTestShown(row: BackTestRow, rule: Rule): NonNullable<AlertRule['backTest']> {
  const { id, state, percent, days, result } = row
  return { id, state, percent, days, current: row.rule_version === rule.version, result }
}

type Evaluation = Selectable<AlertsTables['alert_evaluations']>

const evaluationShown = ({ at, took_ms, segments, coloured }: Evaluation) => ({
  at: at.toISOString(),
  tookMs: took_ms,
  segments,
  coloured,
})

type Named = AlertRule['owner']

const takenShown = (
  row: TuningRow,
  person: (id: string | null) => Named,
): NonNullable<AlertRule['tuning']['taken']> => ({
  at: row.at.toISOString(),
  by: person(row.by),
  before: {
    minimumN: row.minimum_n_before,
    significance: row.significance_before,
    fromColour: row.from_colour_before,
  },
  right: row.judged_right,
  wrong: row.judged_wrong,
  spared: row.spared,
})

const none = { true: 0, false: 0, expected: 0, open: 0 }

const madeShown = ({ made }: Rule): AlertRule['made'] =>
  made && { name: made.name, unit: made.recipe.unit, version: made.version, resting: made.resting }

function saidOf(rule: Rule) {
  return {
    name: rule.name,
    watched: rule.watched,
    metric: rule.metric,
    made: madeShown(rule),
    split: rule.split,
    unitId: rule.unit_id,
    goal: rule.goal,
    goals: rule.goals_set,
    windowDays: rule.window_days,
    historyDays: rule.history_days,
    minimumN: rule.minimum_n,
    significance: rule.significance,
    fromColour: rule.from_colour,
    ownerId: rule.owner_id,
    active: rule.active,
    version: rule.version,
  }
}

export const ruleList = query(listAlertRules, async ({ read }) => {
  const tables = read.tables<AlertsTables>()
  const rows = await tables
    .selectFrom('alert_rules')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  const rules = await withRecipes(read, rows)
  const outcomes = await outcomesOf(read)
  const tests = new Map(
    (await tables.selectFrom('alert_back_tests').selectAll().execute()).map((row) => [row.rule_id, row]),
  )
  const evaluations = new Map(
    (await tables.selectFrom('alert_evaluations').selectAll().execute()).map((row) => [row.rule_id, row]),
  )
  const units = await namesOf(
    read,
    'unit',
    rules.flatMap(({ unit_id }) => unit_id ?? []),
  )
  const suggested = await suggestionsFor(read, rules)
  const taken = await tuningsInForce(
    read,
    rules.map(({ id }) => id),
  )
  const person = await peopleNamed(read, [
    ...rules.map(({ owner_id }) => owner_id),
    ...[...taken.values()].map(({ by }) => by),
  ])
  return {
    rules: rules.map((rule) => {
      const own = outcomes.get(rule.id) ?? none
      const [test, evaluation, tuning] = [tests.get(rule.id), evaluations.get(rule.id), taken.get(rule.id)]
      return {
        id: rule.id,
        ...saidOf(rule),
        unit:
          rule.unit_id === null
            ? null
            : { id: rule.unit_id, name: units.get(rule.unit_id)?.['zh-CN'] ?? null },
        owner: person(rule.owner_id),
        precision: precisionOf({ right: own.true, wrong: own.false }),
        outcomes: own,
        evaluation: evaluation === undefined ? null : evaluationShown(evaluation),
        backTest: test === undefined ? null : backTestShown(test, rule),
        tuning: {
          suggested: suggested(rule),
          taken: tuning === undefined ? null : takenShown(tuning, person),
        },
      }
    }),
  }
})
