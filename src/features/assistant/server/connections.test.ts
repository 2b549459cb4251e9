import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { inventOrganisation } from '#features/tickets/server/testing/invented-work.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { readConnections, readUses, removeConnection, saveConnection, testConnection } from '../contract.ts'
import { assistant } from './module.ts'
import { gives, ModelServer, says } from './testing/model-server.ts'

const server = new ModelServer()
const administrator = personWith(['organisation.configure'], { id: randomUUID() })
const agent = personWith(['tickets.read', 'tickets.message'], { id: randomUUID() })

let house: TestHouse
beforeAll(async () => {
  await server.open()
  house = await openTestHouse(inject('databaseServer'), [assistant])
  await inventOrganisation(house)
})
afterAll(async () => {
  await house.close()
  server.close()
})

const save = (more: object = {}) =>
  house.call(
    saveConnection,
    { purpose: 'language' },
    { address: server.address, model: 'qwen3', key: 'sk-secret', uses: ['summary'], ...more },
    { as: administrator },
  )

test('a key is kept sealed, never shown again, and does not go to another address', async () => {
  await save()
  const { reply } = await house.call(readConnections, {}, {}, { as: administrator })
  expect(reply.connections).toMatchObject([{ purpose: 'language', model: 'qwen3', hasKey: true }])
  expect(JSON.stringify(reply)).not.toContain('sk-secret')
  const { rows } = await house.open.pool.query('select key_sealed from model_connections')
  expect(rows[0].key_sealed).not.toContain('sk-secret')
  await house.call(
    saveConnection,
    { purpose: 'language' },
    { address: 'http://127.0.0.1:9/v1', model: 'x' },
    { as: administrator },
  )
  expect(
    (await house.call(readConnections, {}, {}, { as: administrator })).reply.connections[0]?.hasKey,
  ).toBe(false)
  await save({ key: undefined })
})

test('nobody but the administrator sets it up', async () => {
  const refused = await house.call(
    saveConnection,
    { purpose: 'language' },
    { address: server.address, model: 'x' },
    { as: agent },
  )
  expect(refused.status).toBe(403)
})

test('the test says plainly what is wrong', async () => {
  const tried = async () =>
    (await house.call(testConnection, { purpose: 'language' }, {}, { as: administrator })).reply
  server.answer(says('{"ok": true}'))
  expect(await tried()).toMatchObject({ fault: null, status: null })
  server.answer(gives(401))
  expect(await tried()).toMatchObject({ fault: 'key_refused', status: 401 })
  server.answer(gives(404))
  expect(await tried()).toMatchObject({ fault: 'unknown', status: 404 })
  await save({ address: 'http://127.0.0.1:9/v1' })
  expect(await tried()).toMatchObject({ fault: 'unreachable' })
})

test('taken away, it is gone with its key, and nothing can be asked', async () => {
  await house.call(removeConnection, { purpose: 'language' }, {}, { as: administrator })
  expect((await house.open.pool.query('select 1 from model_connections')).rows).toEqual([])
  expect((await house.call(readUses, {}, {}, { as: administrator })).reply.uses).toEqual([])
  const again = await house.call(removeConnection, { purpose: 'language' }, {}, { as: administrator })
  expect(again.status).toBe(404)
})
