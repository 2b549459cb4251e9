import { formOf } from '#features/intake/server/testing/voices.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** How files go in and out, as with a browser, for one person. */
export function fileDoors(house: Pick<TestHouse, 'server'>, actor: Actor) {
  const authorization = `TestActor ${JSON.stringify(actor)}`
  return {
    /** Uploads a text file; gives its id. */
    async upload(content: string): Promise<string> {
      const { payload, headers } = formOf({}, [{ name: 'a.txt', content: Buffer.from(content) }])
      const response = await house.server.inject({
        method: 'POST',
        url: '/api/ticket-files',
        headers: { ...headers, 'x-huixiang': '1', authorization },
        payload,
      })
      return response.json().fileId
    },
    fetch: (url: string) => house.server.inject({ url, headers: { authorization } }),
  }
}
