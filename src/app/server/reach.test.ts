import { afterAll, expect, inject, test } from 'vitest'
import { isAboutEverything } from '#features/staff/domain/permissions.ts'
import type { WriteEndpoint } from '#platform/contract/endpoint.ts'
import type { Actor, Scope } from '#platform/server/actor.ts'
import { endpointsOf } from '#platform/server/module.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { modules } from './features.ts'
import { openLivedHouse } from './testing/lived-house.ts'
import { plausibleInput } from './testing/plausible-input.ts'

const lived = await openLivedHouse(inject('databaseServer'))
const { house, ids } = lived
afterAll(() => house.close())

const { rows } = await house.open.pool.query(
  `select (select id from callbacks limit 1) as "callbackId", (select id from clocks limit 1) as "clockId",
     (select org_unit_id from tickets limit 1) as "unitId"`,
)
const [ticketId, feedbackId] = [ids.ticketIds[1] as string, ids.feedbackIds[0] as string]
const names: Record<string, string> = { ...ids, ...rows[0], ticketId, feedbackId, otherId: ids.customerId }

const permissions = modules.flatMap((module) => [...module.permissions])
const outsider = (scope: Scope): Actor =>
  personWith(permissions, { id: lived.outsiderId, scope, unitId: lived.outside, depth: 2 })

const guarded = endpointsOf(modules).filter(
  (endpoint): endpoint is WriteEndpoint => endpoint.kind === 'write' && typeof endpoint.access === 'string',
)
const name = ({ method, path }: WriteEndpoint) => `${method} ${path}`

/** What the contract of an input cannot say in its fields. */
const said: Readonly<Record<string, object>> = {
  'POST /api/feedback/:feedbackId/corrections': { kind: 'complaint' },
  'PUT /api/external-cases/:externalCaseId/step': { step: 'reply', on: '2026-05-01', words: 'x' },
  'POST /api/supervision-cases/:caseId/letters': { unitId: names.unitId },
  'POST /api/supervision-cases/:caseId/responsibilities': { unitId: names.unitId },
  'POST /api/people/:personId/shift-changes': {
    startsAt: '2026-05-01T01:00:00.000Z',
    endsAt: '2026-05-01T09:00:00.000Z',
  },
  'POST /api/customers/:customerId/merges': { otherId: ids.personId },
  'POST /api/customers/:customerId/differences': { otherId: ids.personId },
}

/** What begins something new at one’s own place, or takes away only what one may see. */
const ofOnesOwn = [
  'POST /api/feedback',
  'POST /api/customers',
  'POST /api/audit-exports',
  'POST /api/group-event-exports',
  'POST /api/survey-response-exports',
  'POST /api/canned-replies',
  'POST /api/supervision-exports',
  'POST /api/compensation-exports',
  'POST /api/external-case-exports',
  'PUT /api/reply-signature',
  'POST /api/macros',
  'POST /api/saved-views',
  'PUT /api/saved-view-order',
  'POST /api/dashboards',
  'POST /api/dashboard-exports',
  'POST /api/dashboard-schedules',
]

/** The ids that an endpoint's input names are of the life: a ticket, the unit it lies in, the person who holds it. */
function inputOf(endpoint: WriteEndpoint): object {
  const input = { ...plausibleInput(endpoint, feedbackId), ...said[name(endpoint)] } as Record<
    string,
    unknown
  >
  for (const field of Object.keys(input))
    if (/Id$/.test(field) && typeof input[field] === 'string')
      input[field] = names[field.replace(/^(orgU|parent|toU)nit|^parentId$/, 'unit')] ?? names.unitId
  return { ...input, ...said[name(endpoint)] }
}

/** Sees everything, and may act at the other unit alone. */
const onlooker: Actor = {
  ...outsider('unit'),
  grants: outsider('unit').grants.map((grant) =>
    /\.read$/.test(grant.permission) ? { ...grant, scope: 'all' } : grant,
  ),
}

async function answers(as: Actor): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const endpoint of guarded.filter((one) => !ofOnesOwn.includes(name(one)))) {
    const params = Object.fromEntries(
      [...endpoint.path.matchAll(/:(\w+)/g)].map(([, key = '']) => [key, names[key] ?? ids.customerId]),
    )
    const { status, problem } = await house.call(endpoint, params, inputOf(endpoint), { as })
    if (status !== 403 && status !== 404)
      found[name(endpoint)] = `${status} ${problem.code ?? ''} ${JSON.stringify(problem.facts ?? '')}`.trim()
  }
  return found
}

const deedsOfTheOutsider = async () => {
  const { rows: found } = await house.open.pool.query<{ type: string }>(
    'select distinct type from events where actor_id = $1 order by type',
    [lived.outsiderId],
  )
  return found.map(({ type }) => type)
}

test('what belongs to no unit is asked for over everything, at every door that opens it', () => {
  const doors = [...endpointsOf(modules), ...modules.flatMap(({ rawRoutes = [] }) => rawRoutes)]
  const narrow = doors.filter(
    ({ access, reach }) => typeof access === 'string' && isAboutEverything(access) && reach !== 'all',
  )
  expect(narrow.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('somebody with every permission, but only at another unit, changes nothing of a life and nothing of the whole', async () => {
  for (const scope of ['unit', 'subtree', 'own'] as const)
    expect(await answers(outsider(scope)), scope).toEqual({})
  expect(await deedsOfTheOutsider()).toEqual([])
})

test('seeing everything does not let anybody act beyond their unit', async () => {
  // Whoever sees a ticket may begin to write about it, follow it, for themselves alone, and be seen there; a preview shows and changes nothing.
  const {
    'PUT /api/tickets/:ticketId/drafts': draft,
    'PUT /api/tickets/:ticketId/following': follow,
    'PUT /api/tickets/:ticketId/presence': presence,
    'POST /api/questionnaire-previews': preview,
    ...rest
  } = await answers(onlooker)
  for (const own of [draft, follow, presence, preview]) expect(own).toMatch(/^200/)
  expect(rest).toEqual({})
  expect(await deedsOfTheOutsider()).toEqual([])
})

test('files that belong to the whole organisation are neither given nor taken at one unit alone', async () => {
  const routes = modules.flatMap(({ rawRoutes = [] }) => rawRoutes).filter(({ reach }) => reach === 'all')
  const status = async ({ method, path }: (typeof routes)[number], scope: Scope) => {
    const authorization = `TestActor ${JSON.stringify(outsider(scope))}`
    const url = path.replace(/:(\w+)/g, (_, key: string) => String(names[key]))
    const headers = { authorization, 'x-huixiang': '1' }
    return (await house.server.inject({ method, url, headers })).statusCode
  }
  expect(routes.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/api/label-export', '/api/imports', '/api/imports/:importId/rejects.csv']),
  )
  for (const route of routes) {
    expect(await status(route, 'unit'), route.path).toBe(403)
    expect(await status(route, 'all'), route.path).not.toBe(403)
  }
})
