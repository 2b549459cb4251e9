import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { formOf } from '#features/intake/server/testing/voices.ts'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { modules } from './features.ts'

let house: TestHouse
let authorization: string
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), modules)
  authorization = `TestActor ${JSON.stringify((await setUpHouse(house)).administrator)}`
})
afterAll(() => house.close())

/** Files that lie in the store. */
const kept = () =>
  readdirSync(join(house.house.settings.HUIXIANG_DATA, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()

const doors = [
  { door: 'a visitor’s photo', url: '/voice/files', id: 'fileId', who: () => ({}) },
  { door: 'a colleague’s file', url: '/api/files', id: 'fileId', who: () => ({ authorization }) },
  { door: 'a table to import', url: '/api/imports', id: 'importId', who: () => ({ authorization }) },
] as const

test.each(doors)(
  '$door sent twice under one key is one, and another under it is refused and not kept',
  async ({ url, id, who }) => {
    const send = async (text: string, key: string) => {
      const form = formOf({}, [{ name: '凭证.csv', content: Buffer.from(text) }])
      const headers = { ...form.headers, ...who(), 'x-huixiang': '1', 'idempotency-key': `${url} ${key}` }
      const answer = await house.server.inject({ method: 'POST', url, payload: form.payload, headers })
      return [answer.statusCode, answer.json().code ?? answer.json()[id]]
    }
    const [status, first] = await send('内容\n屏幕碎了', 'one')
    expect([status, first]).toEqual([200, expect.any(String)])
    const before = kept()
    expect(before.length).toBeGreaterThan(0)
    expect(await send('内容\n屏幕碎了', 'one')).toEqual([200, first])
    expect(kept()).toEqual(before)
    expect(await send('内容\n屏幕又碎了', 'one')).toEqual([409, 'platform.idempotencyMismatch'])
    expect(kept()).toEqual(before)
    const [, second] = await send('内容\n屏幕又碎了', 'two')
    expect(second).not.toBe(first)
    expect(kept()).toHaveLength(before.length + 1)
  },
)
