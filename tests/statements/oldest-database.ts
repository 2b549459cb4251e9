// node tests/statements/oldest-database.ts FOLDER: every statement that was noted there is taken by the oldest PostgreSQL that Huixiang runs on,
// if the one it brings takes it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { modules } from '#app/server/features.ts'
import type { Binaries } from '#platform/server/embedded-postgres/binaries.ts'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'

const oldest: Binaries = { root: '/usr/lib/postgresql/15', version: '15' }
const fewest = 1000

const [noted] = process.argv.slice(2)
if (noted === undefined) throw new Error('The folder of the statements is missing')
const statements = new Set(
  readdirSync(noted).flatMap((name) =>
    readFileSync(join(noted, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as string),
  ),
)
if (statements.size < fewest) throw new Error(`Only ${statements.size} statements were noted`)

/** What a database says against each statement that it does not take. */
async function refusalsOf(binaries?: Binaries): Promise<Map<string, string>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huixiang-statements-'))
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off' },
    ...(binaries && { binaries }),
  })
  try {
    const { ownerUrl, appUrl } = server
    await migrate({ ownerUrl, appUrl, folder: migrationsFolder, jobs: jobsOf(modules) })
    return await refusals(ownerUrl)
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function refusals(url: string): Promise<Map<string, string>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const refused = new Map<string, string>()
  for (const statement of statements)
    try {
      // One statement by itself: whatever a test had follow it must not run.
      const alone = { text: `prepare asked as ${statement}`, queryMode: 'extended' }
      await client.query(alone)
    } catch (error) {
      refused.set(statement, (error as Error).message)
    } finally {
      await client.query('deallocate all')
    }
  await client.end()
  return refused
}

const [brought, old] = await Promise.all([refusalsOf(), refusalsOf(oldest)])
const wrong = [...old].filter(([statement]) => !brought.has(statement))
for (const [statement, message] of wrong) console.error(`${message}\n${statement}\n`)
console.log(`${statements.size - brought.size} statements of ${statements.size}, ${wrong.length} refused`)
// Tables of a test's own are in neither database.
if (wrong.length > 0 || brought.size > statements.size / 10) process.exitCode = 1
