import { grantsOf } from '#features/staff/server/public/grants.ts'
import type {
  CallerInput,
  Endpoint,
  PathParams,
  ReplyOf,
  WriteEndpoint,
} from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, may, visitor } from '#platform/server/actor.ts'
import type { CommandHandler, Handler, RequestFacts } from '#platform/server/command.ts'
import type { House } from '#platform/server/house.ts'
import type { ServerModule } from '#platform/server/module.ts'

/** Path parameters and input in one object; an endpoint that asks for no input takes none. */
type Given<E extends Endpoint> = PathParams<E['path']> &
  (CallerInput<E> extends Record<string, never> ? unknown : CallerInput<E>)

/** Where people of the demonstration do their work: every deed goes through the door that a browser's would. */
export interface Desk {
  /** Calls an endpoint as a person, or as a visitor when none is named. */
  call<E extends Endpoint>(endpoint: E, input: Given<E>, personId: string | null): Promise<ReplyOf<E>>
  /** The same, for a deed that the state of things may not allow any more: gives null then. */
  attempt<E extends Endpoint>(
    endpoint: E,
    input: Given<E>,
    personId: string | null,
  ): Promise<ReplyOf<E> | null>
  /** Several deeds of one sitting, saved together or not at all. Gives the reply to each. */
  sitting(personId: string | null, deeds: readonly Deed[]): Promise<unknown[]>
  actor(personId: string | null): Promise<Actor>
}

/** One deed of a sitting. */
export interface Deed {
  readonly endpoint: WriteEndpoint
  readonly input: object
}

/** Writes a deed of a sitting down with the input its endpoint asks for. */
export const deed = <E extends WriteEndpoint>(endpoint: E, input: Given<E>): Deed => ({
  endpoint,
  input: input as object,
})

export const nowhere: RequestFacts = { id: null, ip: null, locale: 'zh-CN', userAgent: null }

// Somebody else was quicker, or the customer changed their mind: life, not a fault.
const overtaken = new Set(['conflict', 'missing', 'forbidden'])

export function openDesk(house: House, modules: readonly ServerModule[]): Desk {
  const handlers = new Map<Endpoint, Handler>(
    modules.flatMap((module) => module.handlers.map((handler) => [handler.endpoint, handler] as const)),
  )
  const actors = new Map<string, Promise<Actor>>()
  const person = async (id: string): Promise<Actor> => ({
    kind: 'person',
    id,
    grants: await grantsOf(house.read, id),
  })
  const actor: Desk['actor'] = async (personId) => {
    if (personId === null) return visitor
    const known = actors.get(personId) ?? person(personId)
    actors.set(personId, known)
    return known
  }
  const handlerOf = (endpoint: Endpoint): Handler => {
    const handler = handlers.get(endpoint)
    if (handler === undefined) throw new Error(`No feature answers ${endpoint.method} ${endpoint.path}`)
    return handler
  }
  const call: Desk['call'] = async (endpoint, input, personId) => {
    const handler = handlerOf(endpoint)
    return house.handle(handler, { actor: await actor(personId), request: nowhere, input }) as never
  }
  return {
    actor,
    call,
    async sitting(personId, deeds) {
      const who = await actor(personId)
      return house.transact({ actor: who, request: nowhere }, async (context) => {
        const replies: unknown[] = []
        for (const { endpoint, input } of deeds) {
          const { access } = endpoint
          if (typeof access === 'string' && !may(who, access))
            throw new Refusal('platform.forbidden', 'forbidden', { permission: access })
          const parsed = { ...input, ...(endpoint.input.parse(input) as object) }
          replies.push(await (handlerOf(endpoint) as CommandHandler).run(context, parsed as never))
        }
        return replies
      })
    },
    async attempt(endpoint, input, personId) {
      try {
        return await call(endpoint, input, personId)
      } catch (error) {
        if (error instanceof Refusal && overtaken.has(error.kind)) return null
        throw error
      }
    },
  }
}
