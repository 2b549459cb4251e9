import { join } from 'node:path'
import { Client } from 'pg'
import { modules } from '#app/server/features.ts'
import { type Place, takePlace } from '#app/server/place.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import type { Settings } from '#platform/server/settings.ts'
import { openConnection } from '../load/connection.ts'
import { posting, readJson } from '../load/requests.ts'
import { forgiveBacklog } from '../volume/events.ts'
import { loadVolume } from '../volume/load.ts'
import { administrator } from '../volume/organisation.ts'
import { type Environment, serveHouse } from './processes.ts'

/** A database that is not the bench's, or holds another volume. */
export class NotABenchDatabase extends Error {}

/** A database with the wanted volume in it. */
export interface PreparedPlace extends Environment {
  leave(): Promise<void>
}

async function on<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'huixiang bench' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

// The mark comes before the organisation: a database that has one and no mark belongs to somebody.
const markSql = `create schema if not exists bench;
  create table if not exists bench.volume (tickets int primary key, loaded_at timestamptz)`

/** Marks an empty database as the bench's. Gives whether its volume was loaded before. */
async function claim(client: Client, tickets: number): Promise<{ loaded: boolean; setUp: boolean }> {
  const { rows } = await client.query<{ setup: boolean; marked: boolean }>(
    `select exists (select from organisations) as setup, to_regclass('bench.volume') is not null as marked`,
  )
  const { setup: setUp = false, marked = false } = rows[0] ?? {}
  if (setUp && !marked)
    throw new NotABenchDatabase(
      'This database holds an organisation. The bench writes a great deal: give it an empty database.',
    )
  await client.query(markSql)
  await client.query(
    'insert into bench.volume (tickets) select $1::int where not exists (select from bench.volume)',
    [tickets],
  )
  const { rows: volumes } = await client.query<{ tickets: number; loaded: boolean }>(
    'select tickets, loaded_at is not null as loaded from bench.volume',
  )
  const [volume] = volumes
  if (volume?.tickets !== tickets)
    throw new NotABenchDatabase(
      `This database was loaded with ${volume?.tickets} tickets. Use --tickets ${volume?.tickets}, or an empty database.`,
    )
  return { loaded: volume.loaded, setUp }
}

const installedSql = `select (select count(*) from clock_policies) > 0 and (select count(*) from dispatch_rules) > 0
  and (select count(*) from labels) > 0 as installed`

/** Sets the organisation up through its door, and waits until every feature has installed its defaults. */
async function setUp(environment: Environment): Promise<void> {
  const house = await serveHouse(environment, 'all')
  try {
    const token = /\/set-up\?token=(\S+)/.exec(house.output())?.[1]
    const connection = await openConnection(house.port)
    const { name, login, password } = administrator
    const organisation = { name: '回响基准', industry: 'general', timeZone: 'Asia/Shanghai' }
    const body = { token, ...organisation, administrator: { name, login, password } }
    readJson(await connection.ask(posting('/api/organisation', body)))
    connection.close()
    await on(environment.ownerUrl, async (client) => {
      for (let tries = 0; tries < 300; tries++) {
        const { rows } = await client.query<{ installed: boolean }>(installedSql)
        if (rows[0]?.installed) return
        await new Promise((wait) => setTimeout(wait, 100))
      }
      throw new Error('The features did not install their defaults within 30 s')
    })
  } finally {
    await house.stop()
  }
}

async function prepare(environment: Environment, tickets: number): Promise<void> {
  const jobs = modules.flatMap((module) => module.jobs ?? [])
  await migrate({ ...environment, folder: migrationsFolder, jobs })
  const known = await on(environment.ownerUrl, (client) => claim(client, tickets))
  if (!known.setUp) await setUp(environment)
  if (!known.loaded) await loadVolume(environment.ownerUrl, tickets)
  await on(environment.ownerUrl, forgiveBacklog)
}

/**
 * The bench's own database: embedded in the data folder, one for each volume, or the one that the settings name.
 * Loaded on the first run and used again by later ones.
 */
export async function takePreparedPlace(settings: Settings, tickets: number): Promise<PreparedPlace> {
  const data = join(settings.HUIXIANG_DATA, 'bench', String(tickets))
  const place: Place = await takePlace({ ...settings, HUIXIANG_DATA: data })
  const environment = { data, appUrl: place.appUrl, ownerUrl: place.ownerUrl }
  try {
    await prepare(environment, tickets)
    return { ...environment, leave: place.leave }
  } catch (error) {
    await place.leave()
    throw error
  }
}
