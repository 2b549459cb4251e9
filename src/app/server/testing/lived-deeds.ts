import type { CallerInput, CallerReply, Endpoint, PathParams } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** A call that must succeed. */
export type Deed = <E extends Endpoint>(
  ...request: [endpoint: E, params: PathParams<E['path']>, input: CallerInput<E>]
) => Promise<CallerReply<E>>

export function deedsOf(house: TestHouse, as: Actor): Deed {
  return async (endpoint, params, input) => {
    const { status, reply, problem } = await house.call(endpoint, params, input, { as })
    if (status !== 200) throw new Error(`${endpoint.path} was refused: ${JSON.stringify(problem)}`)
    return reply
  }
}
