import { z } from 'zod'
import { ownMetricName } from '#features/metrics/contract/metric-name.ts'
import { ownMetricSaved } from '#features/metrics/contract/own-saved.ts'
import { done, nothing, read, write } from '#platform/contract/endpoint.ts'
import { estimate } from '#platform/contract/estimate.ts'
import { day, id, moment } from '#platform/contract/id.ts'
import { alertClosed, alertColour, alertRuleEvents, watchedMetric } from '../contract.ts'
import {
  alertColours,
  figureUnits,
  markEffects,
  markKinds,
  markSplits,
  significances,
  splits,
} from '../domain/codes.ts'

const setting = { access: 'alerts.configure', reach: 'all' } as const
const count = z.number().int()
const named = z.object({ id, name: z.string().nullable() })
const texts = z.object({ 'zh-CN': z.string(), en: z.string() })

/** What a rule says. A goal is in the metric's own unit: voices a day, a share of 1, points, a score, milliseconds. */
export const alertRuleInput = z.object({
  name: z.string().trim().min(1).max(60),
  watched: watchedMetric,
  /** The metric that the organisation made, where `watched` is `made`. */
  metric: ownMetricName.nullable().default(null),
  split: z.enum(splits),
  unitId: id.nullable().default(null),
  goal: z.number().min(-1e12).max(1e12).nullable().default(null),
  /** Held against what the goals page sets for each unit; `goal` is null then, and units without a goal are not judged. */
  goals: z.boolean().default(false),
  windowDays: count.min(1).max(31).default(1),
  historyDays: count.min(28).max(365).default(56),
  minimumN: count.min(1).max(100_000).default(30),
  /** So many false alarms among one are bearable, adjusted over all segments. */
  significance: z.literal([...significances]).default(significances[0]),
  /** Less than this colour is not told. */
  fromColour: z.enum(alertColours).default('yellow'),
  ownerId: id.nullable().default(null),
})

const backTest = z.object({
  id,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  percent: z.number(),
  days: count,
  /** Of the rule as it stands now. */
  current: z.boolean(),
  result: z
    .object({
      from: day,
      to: day,
      segments: count,
      alerts: count,
      /** The first hundred. */
      list: z.array(
        z.object({
          day,
          colour: alertColour,
          segments: count,
          deviation: z.number(),
          key: z.string().nullable(),
          name: texts.nullable(),
        }),
      ),
    })
    .nullable(),
})

const sensitivity = alertRuleInput.pick({ minimumN: true, significance: true, fromColour: true }).required()
/** Of so many alerts that people called true or false, how many false ones a stricter rule would have spared; it would have told every true one. */
const effect = { right: count, wrong: count, spared: count }

const tuning = z.object({
  /** What the outcomes speak for; null where they are too few, or speak for nothing. */
  suggested: sensitivity.extend(effect).nullable(),
  /** The last suggestion that was taken, while the rule is as it made it. */
  taken: z.object({ at: moment, by: named.nullable(), before: sensitivity, ...effect }).nullable(),
})

const rule = alertRuleInput.required().extend({
  id,
  active: z.boolean(),
  version: count,
  /** The metric that the organisation made: as it was when the rule was made for it, and why the rule rests, if it does. */
  made: z
    .object({
      name: texts,
      unit: z.enum(figureUnits),
      /** The version of its formula that stands now. */
      version: count,
      resting: z
        .discriminatedUnion('why', [
          z.object({ why: z.literal('removed') }),
          z.object({ why: z.literal('changed'), was: texts, is: texts }),
        ])
        .nullable(),
    })
    .nullable(),
  unit: named.nullable(),
  owner: named.nullable(),
  /** Of its alerts that people said were true or false; the expected ones beside them. */
  precision: estimate,
  outcomes: z.object({ true: count, false: count, expected: count, open: count }),
  evaluation: z.object({ at: moment, tookMs: count, segments: count, coloured: count }).nullable(),
  backTest: backTest.nullable(),
  tuning,
})
export type AlertRule = z.output<typeof rule>

export const listAlertRules = read({
  path: '/api/alert-rules',
  ...setting,
  input: nothing,
  reply: z.object({ rules: z.array(rule) }),
  refreshOn: [...alertRuleEvents, alertClosed, ownMetricSaved],
})

/** A new rule is off, and tried on the past at once. Refuses `alerts.noSuchSplit` {watched, split}, `alerts.noSuchGoal`, `alerts.noGoalsSet` and
 * `alerts.levelNeedsGoal`, each {watched}; of a made metric `alerts.noSuchMetric`, `alerts.noWorseSide` and `alerts.onlyToday`. */
export const addAlertRule = write({
  method: 'POST',
  path: '/api/alert-rules',
  ...setting,
  input: alertRuleInput,
  reply: z.object({ alertRuleId: id }),
})

/** A rule that says something else is tried again, and off until somebody switches it on. */
export const changeAlertRule = write({
  method: 'PUT',
  path: '/api/alert-rules/:alertRuleId',
  ...setting,
  input: alertRuleInput,
  reply: done,
})

/** Refuses `alerts.notTried` for a rule that was not tried on the past as it stands. */
export const switchAlertRule = write({
  method: 'PUT',
  path: '/api/alert-rules/:alertRuleId/switch',
  ...setting,
  input: z.object({ active: z.boolean() }),
  reply: done,
})

/** Says that a rule is to go on with the formula that its metric has now, which was seen as `version`: it is tried on the past again, and stays live. Refuses `alerts.otherFormula` when that changed meanwhile. */
export const confirmAlertFormula = write({
  method: 'PUT',
  path: '/api/alert-rules/:alertRuleId/formula',
  ...setting,
  input: z.object({ version: count }),
  reply: done,
})

/** Asks of a rule what the outcomes of its alerts speak for; it stays live. Refuses `alerts.otherSuggestion` when they speak for something else by now. */
export const tuneAlertRule = write({
  method: 'PUT',
  path: '/api/alert-rules/:alertRuleId/tuning',
  ...setting,
  input: sensitivity,
  reply: done,
})

/** Takes that back. Refuses `alerts.notTuned` for a rule that is not as a suggestion made it. */
export const untuneAlertRule = write({
  method: 'DELETE',
  path: '/api/alert-rules/:alertRuleId/tuning',
  ...setting,
  input: nothing,
  reply: done,
})

export const removeAlertRule = write({
  method: 'DELETE',
  path: '/api/alert-rules/:alertRuleId',
  ...setting,
  input: nothing,
  reply: done,
})

/** Tries a rule on the past again. */
export const askBackTest = write({
  method: 'POST',
  path: '/api/alert-rules/:alertRuleId/back-tests',
  ...setting,
  input: z.object({ days: count.min(7).max(365).default(90) }),
  reply: z.object({ backTestId: id }),
})

/** A segment of rules that are cut in this way. */
const markSegment = z.object({ split: z.enum(markSplits), key: z.string().max(100) })

const markInput = z
  .object({
    kind: z.enum(markKinds),
    name: z.string().trim().min(1).max(60),
    from: day,
    to: day,
    unitId: id.nullable().default(null),
    segment: markSegment.nullable().default(null),
    effect: z.enum(markEffects),
    /** What is to be expected, as a multiple of what is usual; 1 where nobody is woken. */
    factor: z.number().min(0.01).max(100).default(1),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })

export const listAlertMarks = read({
  path: '/api/alert-marks',
  ...setting,
  input: nothing,
  reply: z.object({
    marks: z.array(
      z.object({
        id,
        kind: z.enum(markKinds),
        name: z.string(),
        from: day,
        to: day,
        unit: named.nullable(),
        segment: markSegment.extend({ name: texts.nullable() }).nullable(),
        effect: z.enum(markEffects),
        factor: z.number(),
      }),
    ),
  }),
  refreshOn: alertRuleEvents,
})

export const addAlertMark = write({
  method: 'POST',
  path: '/api/alert-marks',
  ...setting,
  input: markInput,
  reply: z.object({ alertMarkId: id }),
})

export const removeAlertMark = write({
  method: 'DELETE',
  path: '/api/alert-marks/:alertMarkId',
  ...setting,
  input: nothing,
  reply: done,
})
