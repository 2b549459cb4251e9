import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { modules } from '#app/server/features.ts'
import type { Place } from '#app/server/place.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'
import type { Settings } from '#platform/server/settings.ts'
import { makePlan, type Scope } from './plan/plan.ts'
import { generate } from './run/generate.ts'
import { tellProgress } from './run/telling.ts'

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000
const days = 91
const voices = 2700
const seed = 'huixiang'

/** Written when a demonstration is complete; one that was interrupted has none and is made anew. */
const markOf = (settings: Settings) => join(settings.HUIXIANG_DATA, 'demonstration.json')

/** Settings of a demonstration: a folder and database of its own, and nothing that reaches out. */
export function demoSettings(settings: Settings): Settings {
  return {
    ...settings,
    HUIXIANG_DATA: join(settings.HUIXIANG_DATA, 'demo'),
    HUIXIANG_DATABASE_URL: undefined,
    HUIXIANG_DATABASE_OWNER_URL: undefined,
    // Its customers are invented: no mail may leave, and no file may go to a shared store.
    HUIXIANG_SMTP_URL: undefined,
    HUIXIANG_FILES_URL: undefined,
  }
}

const midnightInChina = (at: number) => at - ((at + chinaMs) % dayMs)

/** Ninety days before today, and today until now. */
const scopeUntil = (now: number): Scope => ({
  seed,
  start: midnightInChina(now) - (days - 1) * dayMs,
  days,
  voices,
})

async function withOwner<T>(place: Place, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: place.ownerUrl, application_name: 'huixiang demo' })
  // Stopped while making: what was under way is told so, the connection itself must not end the process.
  owner.on('error', () => {})
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** Throws away what an interrupted making left behind. */
async function clear(owner: Client, place: Place): Promise<void> {
  const { rows } = await owner.query('select 1 from events limit 1')
  if (rows.length === 0) return
  await owner.query('drop schema if exists jobs cascade')
  await owner.query('drop schema public cascade')
  await owner.query('create schema public')
  const jobs = jobsOf(modules)
  await migrate({ ...place, folder: migrationsFolder, jobs })
}

async function make(owner: Client, settings: Settings, place: Place): Promise<void> {
  const until = Date.now()
  const plan = makePlan(scopeUntil(until))
  const { rows } = await owner.query<{ name: string }>('select quote_ident(current_database()) as name')
  const database = rows[0]?.name as string
  // A making that is cut off starts anew, so its commits need not wait for the disk.
  await owner.query(`alter database ${database} set synchronous_commit = off`)
  try {
    const telling = tellProgress()
    await generate({ plan, settings, databaseUrl: place.appUrl, modules, until, progress: telling.progress })
    telling.done()
  } finally {
    await owner.query(`alter database ${database} reset synchronous_commit`)
  }
  // This connection commits to the disk, and takes everything before it along: the mark never stands for less.
  await owner.query('analyze')
  writeFileSync(markOf(settings), `${JSON.stringify({ seed, until: new Date(until).toISOString() })}\n`)
}

/** Makes the demonstration unless it is there already. The database must be migrated. Gives the day it was made for. */
export async function ensureDemo(settings: Settings, place: Place): Promise<{ until: string }> {
  await withOwner(place, async (owner) => {
    // Two starts at once: the second waits, and finds the demonstration made.
    await owner.query(`select pg_advisory_lock(hashtextextended('huixiang demo', 0))`)
    if (existsSync(markOf(settings))) return
    await clear(owner, place)
    await make(owner, settings, place)
  })
  return JSON.parse(readFileSync(markOf(settings), 'utf8'))
}
