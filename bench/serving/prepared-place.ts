import { join } from 'node:path'
import { Client } from 'pg'
import { modules } from '#app/server/features.ts'
import { type Place, takePlace } from '#app/server/place.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import type { Settings } from '#platform/server/settings.ts'
import { loadHistory } from '../history/load.ts'
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

/** What a database of the bench is filled with: so many open tickets, or voices of three years. */
export interface Volume {
  readonly of: 'tickets' | 'voices'
  readonly size: number
}

const markOf = { tickets: 'bench.volume', voices: 'bench.history' } as const
const loadOf = { tickets: loadVolume, voices: loadHistory } as const

// The mark comes before the organisation: a database that has one and no mark belongs to somebody.
const markSql = ({ of }: Volume) => `create schema if not exists bench;
  create table if not exists ${markOf[of]} (${of} int primary key, loaded_at timestamptz)`

/** Marks an empty database as the bench's. Gives whether its volume was loaded before. */
async function claim(client: Client, volume: Volume): Promise<{ loaded: boolean; setUp: boolean }> {
  const { of, size } = volume
  const mark = markOf[of]
  const { rows } = await client.query<{ setup: boolean; marked: boolean }>(
    `select exists (select from organisations) as setup, to_regclass($1) is not null as marked`,
    [mark],
  )
  const { setup: setUp = false, marked = false } = rows[0] ?? {}
  if (setUp && !marked)
    throw new NotABenchDatabase(
      'This database holds an organisation. The bench writes a great deal: give it an empty database.',
    )
  await client.query(markSql(volume))
  await client.query(`insert into ${mark} (${of}) select $1::int where not exists (select from ${mark})`, [
    size,
  ])
  const { rows: marks } = await client.query<{ size: number; loaded: boolean; begun: boolean }>(
    `select ${of} as size, loaded_at is not null as loaded, exists (select from feedbacks) as begun from ${mark}`,
  )
  const [known] = marks
  if (known?.size !== size)
    throw new NotABenchDatabase(
      `This database was loaded with ${known?.size} ${of}. Use --${of} ${known?.size}, or an empty database.`,
    )
  if (known.begun && !known.loaded)
    throw new NotABenchDatabase('This database was not loaded to its end. Give the bench an empty one.')
  return { loaded: known.loaded, setUp }
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

async function prepare(environment: Environment, volume: Volume): Promise<void> {
  const jobs = modules.flatMap((module) => module.jobs ?? [])
  await migrate({ ...environment, folder: migrationsFolder, jobs })
  const known = await on(environment.ownerUrl, (client) => claim(client, volume))
  if (!known.setUp) await setUp(environment)
  if (!known.loaded) await loadOf[volume.of](environment.ownerUrl, volume.size)
  await on(environment.ownerUrl, forgiveBacklog)
}

/**
 * The bench's own database: embedded in the data folder, one for each volume, or the one that the settings name.
 * Loaded on the first run and used again by later ones.
 */
export async function takePreparedPlace(settings: Settings, volume: Volume): Promise<PreparedPlace> {
  const folder = volume.of === 'tickets' ? String(volume.size) : `voices-${volume.size}`
  const data = join(settings.HUIXIANG_DATA, 'bench', folder)
  const place: Place = await takePlace({ ...settings, HUIXIANG_DATA: data })
  const environment = { data, appUrl: place.appUrl, ownerUrl: place.ownerUrl }
  try {
    await prepare(environment, volume)
    return { ...environment, leave: place.leave }
  } catch (error) {
    await place.leave()
    throw error
  }
}
