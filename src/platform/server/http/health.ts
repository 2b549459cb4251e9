import type { FastifyInstance } from 'fastify'
import type { Pool } from '../database/connection.ts'
import { freeBytes } from '../free-space.ts'
import type { Settings } from '../settings.ts'

/** Bytes of one segment of PostgreSQL's write-ahead log: with less room than that it cannot begin the next. */
const leastRoom = 16 * 1024 ** 2

const ready = { status: 'ready' } as const
const diskFull = {
  status: 'disk full',
  advice: 'Free some space where the data folder lies. Nothing accepted is lost; Huixiang goes on by itself.',
} as const
const databaseUnavailable = {
  status: 'database unavailable',
  advice: 'Huixiang goes on by itself when the database is back; huixiang doctor says why it is not.',
} as const

async function healthOf(
  { HUIXIANG_DATABASE_URL, HUIXIANG_DATA }: Settings,
  readPool: Pool,
): Promise<typeof ready | typeof diskFull | typeof databaseUnavailable> {
  // A database server of one's own has a disk that cannot be seen from here.
  if (HUIXIANG_DATABASE_URL === undefined && (await freeBytes(HUIXIANG_DATA)) < leastRoom) return diskFull
  return readPool.query('select 1').then(
    () => ready,
    () => databaseUnavailable,
  )
}

/** Serves whether the process answers (alive), and whether voices can be taken (ready) or else what to do. */
export function serveHealth(server: FastifyInstance, settings: Settings, readPool: Pool): void {
  server.get('/api/live-check', async () => ({ status: 'alive' }))
  server.get('/api/health', async (_request, reply) => {
    const health = await healthOf(settings, readPool)
    return reply.code(health === ready ? 200 : 503).send(health)
  })
}
