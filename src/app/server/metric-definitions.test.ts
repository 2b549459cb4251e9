import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { watched } from '#features/alerts/domain/codes.ts'
import { readyBoards } from '#features/dashboards/domain/ready.ts'
import { cuttable } from '#features/metrics/domain/cuts.ts'
import { definitions, type MetricKey, metricKeys } from '#features/metrics/domain/definitions.ts'
import { figureKeys } from '#features/metrics/domain/figures.ts'
import { endpointsOf } from '#platform/server/module.ts'
import { modules } from './features.ts'

/** Where each figure stands in the replies of the screens that show metrics; a place covers all that lies below it. */
const shown: Readonly<Record<string, Readonly<Record<string, readonly MetricKey[]>>>> = {
  '/api/metrics/overview': {
    voices: ['voices'],
    open: ['open'],
    'flow.opened': ['opened'],
    'flow.closed': ['closed'],
    'flow.reopened': ['reopened'],
    figures: figureKeys,
  },
  '/api/callback-rates': Object.fromEntries(
    ['total', 'byLevel[].rates', 'byUnit[].rates'].flatMap((place) =>
      (['response', 'solved', 'satisfied'] as const).map((rate) => [`${place}.${rate}`, [rate]]),
    ),
  ),
  '/api/org-units/:unitId/dispatch-fairness': {
    'fairness.jain': ['jain'],
    'fairness.gini': ['gini'],
    'fairness.rate': ['work_rate'],
    // What each person's part of the work is made of.
    people: ['work_rate'],
    'fairness.leftOut': ['jain', 'gini', 'work_rate'],
  },
  '/api/dispatch-wallboard': { response: ['contact_today'] },
}

/** Replies about alerts: each names the metric that its rule watches. */
const aboutAlerts = [
  '/api/alert-rules',
  '/api/alerts',
  '/api/alerts/:alertId',
  '/api/tickets/:ticketId/alerts',
]
/** A channel that fell silent has no figure, a group event is none, and what is at this moment has none of a period; risks are told voice by voice. */
const noMetrics = ['silence', 'group_events', 'queue', 'clocks_at_risk', 'risky_voices']
const watchedMetrics = watched.filter((one) => !noMetrics.includes(one))
/** What stands on the dashboards that ship. */
const onDashboards = [
  ...new Set(Object.values(readyBoards).flatMap((board) => board.flatMap(({ metrics }) => metrics))),
]

/** What has an interval and is no metric: how good a model is, and what the texts of a choice of voices are about. */
const aboutModelsAndTexts = [
  '/api/completion-times/quality',
  '/api/explorer/insights',
  '/api/label-models',
  '/api/label-models/:modelId',
  '/api/labels/:labelId/quality',
]

/** A reply that names the one metric asked for, or what a metric that is being made would come to. */
const aboutAnyMetric = ['/api/metrics/cut', '/api/metrics/expression', '/api/dashboard-figures']

/** Answers to the questions of one survey, each question with its own scale. */
const aboutAnswers = [
  '/api/questionnaires/:questionnaireId/cross-table',
  '/api/questionnaires/:questionnaireId/results',
  '/api/questionnaires/:questionnaireId/waves',
  '/api/questionnaires/:questionnaireId/weighted',
]

/** What touchpoints tell, each indicator under its own name and with its own words. */
const aboutTouchpoints = ['/api/touchpoint-indicators']

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Every place of a reply, from the outside in. */
function placesIn(schema: Schema, at = ''): { at: string; schema: Schema }[] {
  const below = [
    ...Object.entries(schema.properties ?? {}).map(([name, one]) => [
      at === '' ? name : `${at}.${name}`,
      one,
    ]),
    ...(schema.items === undefined ? [] : [[`${at}[]`, schema.items]]),
    ...(schema.anyOf ?? []).map((one) => [at, one]),
  ] as [string, Schema][]
  return [{ at, schema }, ...below.flatMap(([place, one]) => placesIn(one, place))]
}

const reads = endpointsOf(modules).filter(({ kind }) => kind === 'read')
const placesOf = (path: string) => {
  const endpoint = reads.find((one) => one.path === path)
  if (endpoint === undefined) throw new Error(`nobody reads ${path}`)
  return placesIn(z.toJSONSchema(endpoint.reply, { unrepresentable: 'any', io: 'input' }) as Schema)
}
const isEstimate = ({ properties = {} }: Schema) =>
  ['value', 'n', 'low', 'high'].every((name) => name in properties)
const isNumber = ({ type }: Schema) => type === 'number' || type === 'integer'
const covers = (place: string, at: string) =>
  at === place || at.startsWith(`${place}.`) || at.startsWith(`${place}[`)

test('each definition is of a figure that a screen reads, and each is read somewhere', () => {
  for (const [path, figures] of Object.entries(shown)) {
    const places = placesOf(path).map(({ at }) => at)
    for (const place of Object.keys(figures)) expect(places, path).toContain(place)
  }
  const defined = Object.values(shown).flatMap((figures) => Object.values(figures).flat())
  expect([...new Set<string>([...defined, ...watchedMetrics, ...onDashboards])].toSorted()).toEqual(
    metricKeys.toSorted(),
  )
})

test('what rules of alerts watch is defined, and said to be shown there', () => {
  const there = metricKeys.filter((key) => definitions[key].shownOn.includes('/alerts'))
  expect(there.toSorted()).toEqual(watchedMetrics.toSorted())
})

test('what stands on the dashboards that ship is defined, can be cut, and is said to be shown there', () => {
  const there = metricKeys.filter((key) => definitions[key].shownOn.includes('/dashboards'))
  expect(there.toSorted()).toEqual(onDashboards.toSorted())
  expect(there.filter((key) => !cuttable.includes(key))).toEqual([])
})

test('each number of a screen that shows metrics stands under a definition', () => {
  // A level is a name, and how far a recount has come is no figure; the wallboard counts, beside its own, what waits at this moment.
  const names = ['byLevel[].level', 'counting.done', 'counting.of']
  for (const [path, figures] of Object.entries(shown)) {
    if (path === '/api/dispatch-wallboard') continue
    const bare = placesOf(path)
      .filter(({ at, schema }) => isNumber(schema) && !names.includes(at))
      .filter(({ at }) => !Object.keys(figures).some((place) => covers(place, at)))
    expect(
      bare.map(({ at }) => at),
      path,
    ).toEqual([])
  }
})

test('whatever else has an interval is an alert’s or a survey’s, or judges a model or a choice of texts', () => {
  const others = reads
    .filter(({ path }) => !(path in shown) && placesOf(path).some(({ schema }) => isEstimate(schema)))
    .map(({ path }) => path)
  expect(others.toSorted()).toEqual(
    [aboutAlerts, aboutAnyMetric, aboutModelsAndTexts, aboutAnswers, aboutTouchpoints].flat().toSorted(),
  )
})

test('definitions name events that happen and screens that exist', () => {
  const events = new Set(modules.flatMap((module) => module.events.map(({ type }) => type)))
  const webOf = (feature: string) =>
    readFileSync(new URL(`../../features/${feature}/web/module.ts`, import.meta.url), 'utf8')
  const routes = ['metrics', 'dashboards', 'alerts', 'callbacks', 'dispatch'].map(webOf).join('\n')
  for (const key of metricKeys) {
    const { sources, shownOn } = definitions[key]
    expect(
      sources.filter((type) => !events.has(type)),
      key,
    ).toEqual([])
    for (const screen of shownOn) expect(routes, key).toContain(`path: '${screen}'`)
  }
})
