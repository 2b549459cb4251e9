import type { FastifyInstance } from 'fastify'
import { systemActor } from '#platform/server/actor.ts'
import type { House } from '#platform/server/house.ts'
import { acquaintancesOf } from './public/actor.ts'
import { writeSeen } from './sessions.store.ts'

const everyMilliseconds = 30_000

/** Notes which sessions and keys this process has seen, now and then and when it stops. */
export function noteSeen(server: FastifyInstance, house: House): void {
  const { seenSessions, seenKeys } = acquaintancesOf(house.read)
  const write = async () => {
    if (seenSessions.size + seenKeys.size === 0) return
    const seen = { sessions: [...seenSessions], keys: [...seenKeys] }
    seenSessions.clear()
    seenKeys.clear()
    const request = { id: null, ip: null, locale: 'zh-CN', userAgent: null } as const
    const undertaking = { actor: systemActor, request, quiet: 'when a session or key was last used' }
    await house
      .transact(undertaking, ({ db, now }) => writeSeen(db, seen, now))
      // They come again with the next request; a database that is away must not end the process.
      .catch((error) => house.log.warn({ error }, 'last use of sessions was not noted'))
  }
  const timer = setInterval(write, everyMilliseconds).unref()
  server.addHook('onClose', async () => {
    clearInterval(timer)
    await write()
  })
}
