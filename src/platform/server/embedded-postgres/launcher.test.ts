import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './launcher.ts'
import { runningPostmaster } from './postmaster.ts'

// Beside the run's own server, whose next start clears away what a killed run leaves.
const runsFolder = path.join(tmpdir(), `huixiang-tests-${userInfo().username}`)
mkdirSync(runsFolder, { recursive: true })
const base = mkdtempSync(path.join(runsFolder, `${process.pid}-launcher 回响-`))
const launcher = new URL('./launcher.ts', import.meta.url).href
const started: EmbeddedPostgres[] = []
let count = 0

afterAll(async () => {
  for (const server of started) await server.stop()
  rmSync(base, { recursive: true, force: true })
})

test('a fresh folder becomes a durable database that only its owner may change', async () => {
  const { ownerUrl, appUrl } = await start(newFolder())
  const settings = await query(
    ownerUrl,
    `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
            current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS addresses`,
  )
  expect(settings).toEqual([{ fsync: 'on', pages: 'on', checksums: 'on', addresses: '' }])
  await query(ownerUrl, 'CREATE TABLE notes (body text)')
  await expect(query(appUrl, 'CREATE TABLE mine (body text)')).rejects.toThrow(/permission denied/)
})

test('text sorts by code point and upper-cases beyond ASCII, whatever the machine is set to', async () => {
  const { appUrl } = await start(newFolder())
  expect(await query(appUrl, `SELECT upper('é') AS upper, 'Z' < 'a' AS order`)).toEqual([
    { upper: 'É', order: true },
  ])
})

test('a stopped server starts again with its data', async () => {
  const folder = newFolder()
  const first = await start(folder)
  await query(first.ownerUrl, `CREATE TABLE notes AS SELECT 'kept' AS body`)
  await first.stop()
  expect(runningPostmaster(path.join(folder, 'cluster'))).toBeUndefined()
  const second = await start(folder)
  expect(await query(second.ownerUrl, 'SELECT body FROM notes')).toEqual([{ body: 'kept' }])
})

test('the server a killed process left behind is taken over and stopped in order', async () => {
  const folder = newFolder()
  const owner = startElsewhere(folder)
  const ownerUrl = await firstLine(owner)
  await query(ownerUrl, `CREATE TABLE notes AS SELECT 'acknowledged' AS body`)
  const before = runningPostmaster(path.join(folder, 'cluster'))
  await kill(owner)
  const heir = await start(folder)
  expect(runningPostmaster(path.join(folder, 'cluster'))?.pid).toBe(before?.pid)
  expect(await query(heir.ownerUrl, 'SELECT body FROM notes')).toEqual([{ body: 'acknowledged' }])
  await heir.stop()
  expect(runningPostmaster(path.join(folder, 'cluster'))).toBeUndefined()
})

test('a server that was killed itself recovers everything acknowledged', async () => {
  const folder = newFolder()
  const first = await start(folder)
  await query(first.ownerUrl, `CREATE TABLE notes AS SELECT 'acknowledged' AS body`)
  const running = () => runningPostmaster(path.join(folder, 'cluster'))
  process.kill(running()?.pid ?? 0, 'SIGKILL')
  await expect.poll(running).toBeUndefined()
  const second = await start(folder)
  expect(await query(second.ownerUrl, 'SELECT body FROM notes')).toEqual([{ body: 'acknowledged' }])
})

test('who starts at the same moment shares one server, also through a link, and the last one to leave stops it', async () => {
  const folder = newFolder()
  const link = `${folder}-link`
  symlinkSync(folder, link)
  const [first, second, third] = await Promise.all([start(folder), start(link), start(folder)])
  await first.stop()
  await third.stop()
  expect(await query(second.appUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }])
  await second.stop()
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
  expect(runningPostmaster(path.join(folder, 'cluster'))).toBeUndefined()
})

test('a folder too deep for a socket still serves', async () => {
  const folder = path.join(newFolder(), 'deep'.repeat(30))
  mkdirSync(folder, { recursive: true })
  const server = await start(folder)
  expect(Buffer.byteLength(server.socketDir)).toBeLessThan(92)
  expect(await query(server.appUrl, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }])
})

test('a wrong setting is reported in PostgreSQL’s words, and nothing is left running', async () => {
  const folder = newFolder()
  const attempt = startEmbeddedPostgres({ dataDir: folder, settings: { shared_buffers: 'plenty' } })
  await expect(attempt).rejects.toThrow(/invalid value for parameter "shared_buffers"/)
  expect(runningPostmaster(path.join(folder, 'cluster'))).toBeUndefined()
})

function newFolder(): string {
  count += 1
  const folder = path.join(base, String(count))
  mkdirSync(folder)
  return folder
}

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings: { shared_buffers: '16MB' } })
  started.push(server)
  return server
}

function startElsewhere(dataDir: string): ChildProcess {
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(launcher)})
    console.log((await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })).ownerUrl)
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (data) => resolve(String(data).trim()))
    child.once('exit', () => reject(new Error('the process ended before its server was ready')))
  })
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
