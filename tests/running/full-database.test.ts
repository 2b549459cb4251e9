import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { connectionUrl, databaseName } from '#platform/server/embedded-postgres/roles.ts'
import { newDataFolder, type Running, runCommand, startHuixiang } from './running-house.ts'
import { setUp } from './set-up.ts'
import { inOrder, keepSending, ledger, sendVoice, untilSettled } from './voices.ts'

const folder = newDataFolder()
afterAll(() => folder.remove())

// A disk of the process's own, small and in memory, that nothing else sees. Only root may mount one.
const onSmallDisk = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount -t tmpfs -o size=200m none "$0" && exec "$@"',
  folder.path,
]
const mayMount = spawnSync(onSmallDisk[0] as string, [...onSmallDisk.slice(1), 'true']).status === 0

const pause = (ms: number) => new Promise((wait) => setTimeout(wait, ms))

/** The data folder as the process sees it. */
const seenBy = ({ pid }: Running) => `/proc/${pid}/root${folder.path}`

/** Fills the disk to the last byte; what is returned frees it. */
function fill(running: Running): () => void {
  const ballast = `${seenBy(running)}/ballast`
  const file = openSync(ballast, 'w')
  for (let bytes = 1024 ** 2; bytes >= 1; ) {
    try {
      writeSync(file, Buffer.alloc(bytes))
    } catch {
      bytes = Math.floor(bytes / 2)
    }
  }
  closeSync(file)
  return () => rmSync(ballast)
}

const onDatabase = async <T>(running: Running, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({
    connectionString: connectionUrl(`${seenBy(running)}/postgres/socket`, 'postgres', databaseName),
  })
  client.on('error', () => undefined)
  await client.connect()
  return work(client).finally(() => client.end())
}

/** Begins a new segment of the write-ahead log again and again, until there is no room for the next and PostgreSQL gives up. */
const breakDown = (running: Running) =>
  onDatabase(running, async (client) => {
    for (;;) {
      await client.query(`select pg_logical_emit_message(false, 'ballast', 'x')`)
      await client.query('select pg_switch_wal()')
    }
  })

const health = async ({ address }: Running) => {
  const answer = await fetch(`${address}/api/health`)
  return [answer.status, (await answer.json()).status]
}

async function untilRefused(running: Running): Promise<string> {
  for (;;) {
    const answer = await sendVoice(running.address, '磁盘满了'.repeat(1000))
    if (answer.ok) continue
    expect(answer.status).toBe(503)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    return (await answer.json()).code
  }
}

test.skipIf(!mayMount)(
  'when the disk of its database is full Huixiang refuses in words and says what to do; with room again it goes on by itself, and nothing accepted is lost',
  async () => {
    const environment = { HUIXIANG_TRUSTED_PROXIES: '127.0.0.1' }
    const running = await startHuixiang(folder.path, environment, { before: onSmallDisk })
    try {
      await setUp(running)
      const acknowledged: string[] = []
      const until = { stopped: false }
      const sending = [1, 2, 3].map(() => keepSending(running.address, acknowledged, until))
      while (acknowledged.length < 20) await pause(20)
      const free = fill(running)
      expect(['platform.diskFull', 'platform.unavailable']).toContain(await untilRefused(running))
      expect(await health(running)).toEqual([503, 'disk full'])
      const doctor = runCommand(['doctor', '--json'], { HUIXIANG_DATA: folder.path }, [
        'nsenter',
        '--mount',
        '--target',
        String(running.pid),
      ])
      const { code, stdout } = await doctor.ended
      expect(code).toBe(1)
      expect(JSON.parse(stdout).findings).toContainEqual(
        expect.objectContaining({
          check: 'disk',
          state: 'bad',
          advice: expect.stringContaining('Free some space'),
        }),
      )
      await expect(breakDown(running)).rejects.toThrow(/terminated|No space left|ECONNRESET|EPIPE/)
      while (!running.output().includes('PostgreSQL does not come back yet')) await pause(50)
      expect(await untilRefused(running)).toBe('platform.unavailable')
      const known = acknowledged.length
      free()
      while (acknowledged.length < known + 10) await pause(50)
      until.stopped = true
      await Promise.all(sending)
      expect(await health(running)).toEqual([200, 'ready'])
      await onDatabase(running, async (client) => {
        await untilSettled(client)
        expect(await ledger(client, acknowledged)).toEqual(inOrder)
      })
    } finally {
      await running.stop()
    }
  },
)
