import { Refusal } from '#platform/contract/refusal.ts'
import { admit } from './actor.ts'
import type { Asked, CommandHandler, Handler, QueryHandler } from './command.ts'
import type { ReadHandle } from './database/handles.ts'
import { asHuixiang } from './events/follower-rows.ts'
import { gather } from './gathering.ts'
import type { House } from './house.ts'
import { isUuid } from './ids.ts'
import type { Transact } from './transaction.ts'

type Call = Parameters<House['handle']>[1]

const namesIn = (path: string): string[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string)

function parse(handler: Handler, raw: unknown): object {
  const given = (raw ?? {}) as Record<string, unknown>
  const params: Record<string, string> = {}
  for (const name of namesIn(handler.endpoint.path)) {
    const value = String(given[name])
    if (name.endsWith('Id') && !isUuid(value)) throw new Refusal('platform.notFound', 'missing')
    params[name] = value
  }
  const parsed = handler.endpoint.input.safeParse(given)
  if (parsed.success) return { ...(parsed.data as object), ...params }
  const issues = parsed.error.issues.map(({ path, code, message }) => ({
    path: path.join('.'),
    code,
    message,
  }))
  throw new Refusal('platform.badInput', 'invalid', { issues })
}

interface DoorParts {
  readonly read: ReadHandle
  readonly now: () => Promise<number>
  readonly transact: Transact
  readonly checkReplies: boolean
}

/** Does deeds that are done for all who ask for them at the same moment. */
function gatheredWith({ transact }: DoorParts) {
  const gatherers = new Map<CommandHandler, (asked: Asked<never>) => Promise<unknown>>()
  return (handler: CommandHandler, together: CommandHandler['together'] & {}) => {
    const known = gatherers.get(handler)
    if (known !== undefined) return known
    const shared = asHuixiang(handler.endpoint.quiet)
    const made = gather((asked: readonly Asked<never>[]) =>
      transact(shared, (context) => together(context, asked)),
    )
    gatherers.set(handler, made)
    return made
  }
}

/** Builds the door every call goes through: access, parse, transaction or read, reply. */
export function openDoor(parts: DoorParts): House['handle'] {
  const gathered = gatheredWith(parts)
  const write = async (handler: CommandHandler, call: Call, input: object) => {
    const { method, path, kept, quiet } = handler.endpoint
    const key = method === 'POST' ? call.idempotencyKey : undefined
    const once = key !== undefined && {
      key,
      request: `${method} ${path} ${JSON.stringify(call.input)}`,
      ...(kept !== undefined && { kept: (reply: unknown) => kept(reply as never) }),
    }
    const { actor, request } = call
    if (!once && handler.together !== undefined)
      return gathered(
        handler,
        handler.together,
      )({ actor, request, now: await parts.now(), input: input as never })
    return parts.transact(
      { actor, request, ...(quiet !== undefined && { quiet }), ...(once && { once }) },
      (context) => handler.run(context, input as never),
    )
  }
  return async (handler, call) => {
    admit(call.actor, handler.endpoint)
    const input = parse(handler, call.input)
    const reply =
      handler.endpoint.kind === 'write'
        ? await write(handler as CommandHandler, call, input)
        : await (handler as QueryHandler).run(
            { read: parts.read, actor: call.actor, request: call.request, now: await parts.now() },
            input as never,
          )
    return parts.checkReplies ? handler.endpoint.reply.parse(reply) : reply
  }
}
