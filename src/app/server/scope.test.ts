import { afterAll, expect, inject, test } from 'vitest'
import { analysisStanding } from '#features/analysis/contract.ts'
import { readHeat } from '#features/explorer/contract.ts'
import { readOverview } from '#features/metrics/contract.ts'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { fileDoors } from '#features/ticket-files/server/testing/handing-in.ts'
import { linkTickets } from '#features/ticket-links/contract/deeds.ts'
import { ticketCounts, ticketDetails } from '#features/tickets/contract/reading.ts'
import { readDrivers, readIndicators } from '#features/touchpoints/contract/reading.ts'
import { listSites } from '#features/touchpoints/contract.ts'
import type { Endpoint } from '#platform/contract/endpoint.ts'
import type { Actor, Scope } from '#platform/server/actor.ts'
import { endpointsOf } from '#platform/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { modules } from './features.ts'
import { namedInAddresses } from './testing/addresses.ts'
import { nameMark, openLivedHouse, phone } from './testing/lived-house.ts'
import { lastDays, questionsOf } from './testing/questions.ts'

const lived = await openLivedHouse(inject('databaseServer'))
const { house, administrator, ids } = lived
afterAll(() => house.close())

const permissions = modules.flatMap((module) => [...module.permissions])
const outsider = (scope: Scope): Actor =>
  personWith(permissions, { id: lived.outsiderId, scope, unitId: lived.outside, depth: 2 })

const names = await namedInAddresses(lived)
const ofTheLife = {
  ticketId: 1,
  importId: 1,
  groupEventId: 1,
  jointTaskId: 1,
  caseId: 1,
  letterId: 1,
  callbackId: 1,
  ruleId: 1,
  bulkDeedId: 1,
  alertId: 1,
  feedbackId: 1,
  customerId: 1,
  personId: 1,
}

const questions = questionsOf(lived)

function addressesOf(path: string): Record<string, string>[] {
  const name = /:(\w+)/.exec(path)?.[1]
  return name === undefined ? [{}] : (names[name] ?? []).map((id) => ({ [name]: id }))
}

/** What a person learns from one endpoint: marks of the life in its replies. */
async function learntFrom(
  endpoint: Endpoint,
  as: Actor,
  asked = questions[endpoint.path],
): Promise<string[]> {
  const found: string[] = []
  for (const params of addressesOf(endpoint.path))
    for (const input of asked ?? [{}]) {
      const { status, reply } = await house.call(endpoint, params, input, { as })
      const body = JSON.stringify(reply)
      if (status === 200) {
        found.push(...lived.secrets.filter((secret) => body.includes(secret)))
        if (Object.keys(params).some((name) => name in ofTheLife)) found.push('that it exists')
      } else if (status !== 404 && status !== 403) found.push(`${status} ${body}`)
    }
  return [...new Set(found)]
}

async function learnt(as: Actor, from: readonly Endpoint[]): Promise<Record<string, string[]>> {
  const marks: Record<string, string[]> = {}
  for (const endpoint of from) {
    const found = await learntFrom(endpoint, as)
    if (found.length > 0) marks[`${endpoint.method} ${endpoint.path}`] = found
  }
  return marks
}

const endpoints = endpointsOf(modules)
const isOpenInside = ({ access }: Endpoint) => typeof access === 'object' && 'signedIn' in access
const reads = endpoints.filter(({ kind }) => kind === 'read')
const guarded = reads.filter((endpoint) => !isOpenInside(endpoint))
const sensitive = endpoints.filter(({ kind, path }) => kind === 'write' && /(unmaskings|exports)$/.test(path))

test('every address that a read or an export names is asked for', () => {
  const unknown = [...reads, ...sensitive].filter(({ path }) => addressesOf(path).length === 0)
  expect(unknown.map(({ path }) => path)).toEqual([])
})

test('somebody with every permission, but only at another unit, learns nothing of a life from any read', async () => {
  expect(await learnt(outsider('unit'), guarded)).toEqual({})
  expect(await learnt(outsider('subtree'), guarded)).toEqual({})
})

test('somebody with every permission, but only over what is theirs, learns nothing of it either', async () => {
  expect(await learnt(outsider('own'), guarded)).toEqual({})
})

test('nor do unmaskings and exports tell them anything', async () => {
  expect(sensitive.length).toBeGreaterThan(4)
  for (const scope of ['unit', 'own'] as const) expect(await learnt(outsider(scope), sensitive)).toEqual({})
})

test('what every signed-in person may read tells of colleagues and of nothing else', async () => {
  expect(await learnt(outsider('unit'), reads.filter(isOpenInside))).toEqual({
    'GET /api/directory': [nameMark],
  })
})

test('whoever is told a caller’s whole number learns who calls, but not what they said or what is done for them', async () => {
  const callers = reads.find(({ path }) => path === '/api/callers') as Endpoint
  const told = await learntFrom(callers, outsider('unit'), [{ q: phone }])
  expect(told.sort()).toEqual([ids.customerId, nameMark].sort())
})

test('nor do figures count what is outside one’s scope', async () => {
  for (const scope of ['unit', 'own'] as const) {
    const as = { as: outsider(scope) }
    const overview = await house.call(readOverview, {}, { from: '2026-01-01', to: '2026-12-31' }, as)
    const counts = await house.call(ticketCounts, {}, {}, as)
    const standing = await house.call(analysisStanding, {}, {}, as)
    expect(overview.reply.voices).toMatchObject({ n: 0, previous: 0, latestDay: null })
    expect(counts.reply.views.filter(({ count }) => count > 0)).toEqual([])
    expect(standing.reply.toLabel).toBe(0)
    for (const of of ['labels', 'units'] as const)
      expect((await house.call(readHeat, {}, { ...lastDays, of }, as)).reply).toMatchObject({
        rows: [],
        n: 0,
      })
    expect(await visits(as.as)).toEqual({ sites: 0, indicators: 0, touchpoints: 0, days: 0 })
  }
  expect(await visits(administrator)).toEqual({ sites: 1, indicators: 1, touchpoints: 1, days: 1 })
})

/** How much somebody is told of what sites say, and of how many days it is held against what customers say. */
async function visits(as: Actor) {
  const ask = { ...lastDays, satisfaction: 'negative_share' } as const
  const { sites } = (await house.call(listSites, {}, {}, { as })).reply
  const { figures, touchpoints } = (await house.call(readIndicators, {}, lastDays, { as })).reply
  const { days } = (await house.call(readDrivers, {}, ask, { as })).reply
  return { sites: sites.length, indicators: figures.length, touchpoints: touchpoints.length, days }
}

test('the same questions tell the administrator of the life, so they are the right ones', async () => {
  const told = Object.keys(await learnt(administrator, [...guarded, ...sensitive]))
  const untold = [...guarded, ...sensitive]
    .map(({ method, path }) => `${method} ${path}`)
    .filter((door) => !told.includes(door))
  expect(untold).toMatchInlineSnapshot(`
    [
      "GET /api/speech-engine",
      "GET /api/speech-engine/test",
      "GET /api/analysis-standing",
      "GET /api/label-models",
      "GET /api/label-models/:modelId",
      "GET /api/labels/:labelId/quality",
      "GET /api/labels/:labelId/usage",
      "GET /api/label-templates/:template",
      "GET /api/group-event-rule",
      "GET /api/explorer/heat",
      "GET /api/explorer/insights",
      "GET /api/model-connections",
      "GET /api/model-connections/:purpose/test",
      "GET /api/ticket-counts",
      "GET /api/ticket-policy",
      "GET /api/sealed-tickets",
      "GET /api/canned-replies",
      "GET /api/reply-signature",
      "GET /api/macros",
      "GET /api/tickets/:ticketId/macros/:macroId",
      "GET /api/bulk-deed-count",
      "GET /api/bulk-deeds",
      "GET /api/automation-rule-webhooks",
      "GET /api/saved-views",
      "GET /api/saved-view-counts",
      "GET /api/checklists",
      "GET /api/checklist-approvals",
      "GET /api/calendars",
      "GET /api/calendars/:calendarId/preview",
      "GET /api/clock-policies",
      "GET /api/clock-policies/:policyId/versions",
      "GET /api/clock-extension-requests",
      "GET /api/completion-times/quality",
      "GET /api/dispatch-rules",
      "GET /api/dispatch-strategies",
      "GET /api/org-units/:unitId/dispatch-team",
      "GET /api/dispatch-simulations",
      "GET /api/dispatch-versions",
      "GET /api/dispatch-versions/:version",
      "GET /api/org-units/:unitId/dispatch-queue",
      "GET /api/joint-task-counts",
      "GET /api/joint-handling-rule",
      "GET /api/joint-handling-limits",
      "GET /api/callback-draws",
      "GET /api/callback-rates",
      "GET /api/callback-rule",
      "GET /api/callback-scripts",
      "GET /api/callback-message-rules",
      "GET /api/callback-messages/:token",
      "GET /api/compensation-totals",
      "GET /api/compensation-settings",
      "GET /api/external-case-deadline",
      "GET /api/supervision-counts",
      "GET /api/supervision-rule",
      "GET /api/survey",
      "GET /api/survey-invitations/:token",
      "GET /api/touchpoint-indicators",
      "GET /api/touchpoint-drivers",
      "GET /api/questionnaires",
      "GET /api/questionnaires/:questionnaireId",
      "GET /api/questionnaires/:questionnaireId/survey-js",
      "GET /api/questionnaires/:questionnaireId/results",
      "GET /api/questionnaires/:questionnaireId/facets",
      "GET /api/questionnaires/:questionnaireId/comments",
      "GET /api/questionnaires/:questionnaireId/themes",
      "GET /api/questionnaires/:questionnaireId/after-closure",
      "GET /api/questionnaires/:questionnaireId/after-orders",
      "GET /api/questionnaires/:questionnaireId/progress",
      "GET /api/questionnaires/:questionnaireId/recipients",
      "GET /api/questionnaire-rule",
      "GET /api/questionnaire-links/:token",
      "GET /api/escalation-ladders",
      "GET /api/webhooks",
      "GET /api/robots",
      "GET /api/organisation",
      "GET /api/api-keys",
      "GET /api/metrics/overview",
      "GET /api/metrics/cut",
      "GET /api/metrics/catalogue",
      "GET /api/metrics/goals",
      "GET /api/metrics/goal-history",
      "GET /api/metrics/settings",
      "GET /api/metrics/own/:metric",
      "GET /api/dashboards",
      "GET /api/dashboards/:dashboardId",
      "GET /api/dashboard-figures",
      "GET /api/dashboard-backdrop",
      "GET /api/dashboard-schedules",
      "GET /api/alert-marks",
      "GET /api/retention-rules",
      "GET /api/operations/health",
      "GET /api/operations/followers",
      "GET /api/operations/timers",
      "GET /api/operations/dead-letters",
      "GET /api/operations/jobs",
      "POST /api/dashboard-exports",
    ]
  `)
})

/** With every permission over everything: only that tickets are closed to them keeps them away. */
const recused = personWith(permissions, {
  id: lived.outsiderId,
  scope: 'all',
  unitId: lived.outside,
  depth: 2,
})

async function recuse(ticketId: string) {
  const { reply } = await house.call(ticketDetails, { ticketId }, {}, { as: administrator })
  const from = { ticketId, personId: lived.outsiderId }
  await house.call(recusePerson, from, { version: reply.version }, { as: administrator })
  return reply
}

/** The inbox as a file has a door of its own. */
const asFiles = ['all_open', 'closed'].map((view) => `/api/ticket-list.csv?view=${view}`)

/** Which of these marks the recused person is told, by which doors. */
async function toldRecused(marks: readonly string[]): Promise<Record<string, string[]>> {
  const told: Record<string, string[]> = {}
  for (const endpoint of [...guarded, ...sensitive])
    for (const params of addressesOf(endpoint.path))
      for (const input of questions[endpoint.path] ?? [{}]) {
        const { status, reply } = await house.call(endpoint, params, input, { as: recused })
        const body = JSON.stringify(reply)
        const found = marks.filter((mark) => status === 200 && new RegExp(`${mark}(?!\\d)`).test(body))
        if (found.length > 0) told[`${endpoint.method} ${endpoint.path}`] = found
      }
  for (const url of asFiles) {
    const { statusCode, body } = await fileDoors(house, recused).fetch(url)
    expect(statusCode).toBe(200)
    const found = marks.filter((mark) => new RegExp(`${mark}(?!\\d)`).test(body))
    if (found.length > 0) told[url] = found
  }
  return told
}

test('whoever is recused from one ticket learns nothing of it by way of others that are tied to it', async () => {
  const [closed = '', other = ''] = ids.ticketIds
  const { reply } = await house.call(ticketDetails, { ticketId: other }, {}, { as: administrator })
  const tie = { version: reply.version, kind: 'caused_by', otherId: closed } as const
  expect((await house.call(linkTickets, { ticketId: other }, tie, { as: administrator })).status).toBe(200)
  const { number, feedbacks } = await recuse(closed)
  await house.settle()
  expect((await house.call(ticketDetails, { ticketId: other }, {}, { as: recused })).status).toBe(200)
  const marks = [closed, number, ...feedbacks.flatMap((voice) => [voice.id, voice.number])]
  expect(await toldRecused(marks)).toEqual({})
})

test('whoever is recused, with every permission over everything, learns from no door of the tickets that concern them', async () => {
  const ofTickets: string[] = []
  let stillOpen = 0
  const openTickets = async (as: Actor) =>
    (await house.call(ticketCounts, {}, {}, { as })).reply.views.find(({ view }) => view === 'all_open')
      ?.count as number
  for (const ticketId of ids.ticketIds) {
    const reply = await recuse(ticketId)
    const { number, feedbacks, messages, notes } = reply
    if (reply.endedAt === null) stillOpen += 1
    ofTickets.push(ticketId, number, ...feedbacks.flatMap((voice) => [voice.id, voice.number]))
    ofTickets.push(...messages.map(({ text }) => text), ...notes.map(({ text }) => text))
  }
  await house.settle()
  expect(await toldRecused(ofTickets)).toEqual({})
  expect(stillOpen).toBeGreaterThan(0)
  expect(await openTickets(recused)).toBe((await openTickets(administrator)) - stillOpen)
})
