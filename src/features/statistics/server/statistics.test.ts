import { findMethod, methods } from '@huixiang/cx-stats/compute.ts'
import { afterAll, expect, inject, test } from 'vitest'
import { openApiOf } from '#platform/server/http/openapi.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { computingEndpoints } from '../contract.ts'
import { openComputingThread } from './computing-thread.ts'
import { statistics } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [statistics])
afterAll(() => house.close())

const as = personWith([], {
  id: '00000000-0000-7000-8000-000000000001',
  scope: 'own',
  unitId: '00000000-0000-7000-8000-000000000002',
  depth: 1,
})
const endpointFor = (name: string) => {
  const found = computingEndpoints.find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found.endpoint
}

test('every method answers its own example to whoever is signed in', async () => {
  for (const { name, example } of methods) {
    const { status, reply } = await house.call(endpointFor(name), {}, example as never, { as })
    expect([name, status]).toEqual([name, 200])
    expect(reply).toMatchObject({ warnings: expect.any(Array) })
  }
})

test('a refusal names the fields', async () => {
  const strange = await house.call(endpointFor('nps'), {}, { promoters: 1, scroes: [] }, { as })
  expect(strange.status).toBe(422)
  expect(strange.problem).toMatchObject({
    code: 'statistics.misshapen',
    facts: { issues: expect.arrayContaining([expect.objectContaining({ path: 'scroes', code: 'unknown' })]) },
  })
  expect(strange.problem.facts.fields).toContain('passives is missing')
  const contradiction = await house.call(endpointFor('proportion'), {}, { successes: 3, n: 2 }, { as })
  expect(contradiction.problem).toMatchObject({
    code: 'statistics.contradiction',
    facts: { argument: 'successes', n: 2 },
  })
})

test('strangers are not computed for', async () => {
  expect((await house.call(endpointFor('nps'), {}, { scores: [1] })).status).toBe(401)
})

type OpenApi = {
  paths: Record<
    string,
    { post: { requestBody: { content: { 'application/json': { schema: { examples: unknown } } } } } }
  >
}

test('the description of the API shows each input with its example', () => {
  const { paths } = openApiOf([statistics], '0') as OpenApi
  for (const { name } of methods) {
    const { schema } = (paths[`/api/compute/${name}`] as OpenApi['paths'][string]).post.requestBody.content[
      'application/json'
    ]
    expect(schema.examples).toEqual([findMethod(name)?.example])
  }
})

test('whoever comes when too much waits already is asked to come again, and the next is served', async () => {
  const thread = openComputingThread(house.house)
  const input = { successes: 1, n: 2 }
  const asked = Array.from({ length: 60 }, () => thread.compute('proportion', input))
  const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(10)
  expect(refused[0]).toMatchObject({ reason: { code: 'statistics.tooMuch', kind: 'unavailable' } })
  expect(await thread.compute('proportion', input)).toMatchObject({ answer: { value: 0.5 } })
  await thread.close()
})
