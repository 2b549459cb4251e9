import { expect, test } from 'vitest'
import { defaultRoles } from '#features/staff/domain/default-roles.ts'
import type { Endpoint } from '#platform/contract/endpoint.ts'
import { endpointsOf } from '#platform/server/module.ts'
import { modules } from './features.ts'

const endpoints = endpointsOf(modules)
const known = new Set<string>(modules.flatMap((module) => [...module.permissions]))

function mayCall(endpoint: Endpoint): string {
  const { access, reach } = endpoint
  if (typeof access !== 'string')
    return 'anyone' in access ? `anyone: ${access.anyone}` : `signed in: ${access.signedIn}`
  const holders = defaultRoles.flatMap(({ key, permissions }) => {
    const scopes = permissions
      .filter(({ permission, scope }) => permission === access && (reach === undefined || scope === reach))
      .map(({ scope }) => scope)
    return scopes.length === 0 ? [] : [`${key} (${[...new Set(scopes)].join(', ')})`]
  })
  return `${access}: ${holders.join(', ') || 'nobody by default'}`
}

test('who may call what is seen in review when it changes', async () => {
  const lines = endpoints.map((endpoint) => `${endpoint.path} ${endpoint.method} → ${mayCall(endpoint)}`)
  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('./access-matrix.txt')
})

test('no two endpoints have one method and path', () => {
  const doors = endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
  expect(doors.filter((door, index) => doors.indexOf(door) !== index)).toEqual([])
})

test('every permission that an endpoint asks for, or a default role holds, belongs to a feature', () => {
  const asked = endpoints.flatMap(({ access }) => (typeof access === 'string' ? [access] : []))
  const held = defaultRoles.flatMap(({ permissions }) => permissions.map(({ permission }) => permission))
  expect([...new Set([...asked, ...held])].filter((permission) => !known.has(permission))).toEqual([])
})

test('events and followers are named once, and an event can be read with a permission that exists', () => {
  const events = modules.flatMap((module) => [...module.events])
  const names = [
    ...events.map(({ type }) => type),
    ...modules.flatMap((module) => (module.followers ?? []).map(({ name }) => name)),
  ]
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(events.filter(({ readWith }) => !known.has(readWith)).map(({ type }) => type)).toEqual([])
})
