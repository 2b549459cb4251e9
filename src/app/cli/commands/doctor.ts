import { join } from 'node:path'
import { Client } from 'pg'
import { takePlace } from '#app/server/place.ts'
import { healthFindings } from '#features/operations/server/public/health-findings.ts'
import { openPool } from '#platform/server/database/connection.ts'
import { readHandleOn } from '#platform/server/database/handles.ts'
import type { Settings } from '#platform/server/settings.ts'
import { parseOptions, settingsOfEnvironment } from '../command-line.ts'
import { checkLog, checkLogMonths, checkMigrations, checkServer } from './doctor/database.ts'
import { checkFiles } from './doctor/files.ts'
import { bad, type Finding } from './doctor/finding.ts'
import { checkCalendars, checkClocks, checkNumbers } from './doctor/loop.ts'
import { checkDisk, checkSettings, checkTime } from './doctor/machine.ts'
import { checkSpeech } from './doctor/speech.ts'

const signs = { good: '✓', attention: '!', bad: '✗' } as const

interface Deeper {
  readonly recount: boolean
  readonly 'replay-clocks': boolean
}

async function examine(urls: { ownerUrl: string; appUrl: string }, deeper: Deeper): Promise<Finding[]> {
  const client = new Client({ connectionString: urls.ownerUrl, connectionTimeoutMillis: 5000 })
  const pool = openPool(urls.appUrl, { max: 2, name: 'doctor', readOnly: true })
  const read = readHandleOn(pool)
  try {
    await client.connect()
    const server = await checkServer(client)
    const migrations = await checkMigrations(client)
    if (migrations.state === 'bad') return [...server, migrations]
    const rest = [
      await checkLog(client),
      ...(await checkLogMonths(client, urls.appUrl)),
      ...(await checkCalendars(read, Date.now())),
      ...(await healthFindings(read)),
      ...(deeper.recount ? await checkNumbers(read) : []),
      ...(deeper['replay-clocks'] ? await checkClocks(read) : []),
    ]
    return [...server, migrations, ...rest]
  } finally {
    await client.end()
    await pool.end()
  }
}

async function findingsOf(settings: Settings, deeper: Deeper): Promise<Finding[]> {
  const findings = [
    ...checkSettings(settings),
    await checkDisk(settings),
    await checkFiles(settings),
    ...(await checkSpeech(settings)),
    checkTime(),
  ]
  try {
    const place = await takePlace(settings)
    return [...findings, ...(await examine(place, deeper).finally(place.leave))]
  } catch (error) {
    return [
      ...findings,
      bad(
        'database',
        (error as Error).message,
        settings.HUIXIANG_DATABASE_URL === undefined
          ? `It comes back by itself once it can: see the disk above, and ${join(settings.HUIXIANG_DATA, 'postgres/server.log')}.`
          : 'Check that the database runs and that HUIXIANG_DATABASE_URL is right.',
      ),
    ]
  }
}

/** Checks the installation and says what to do. Exit code 1 when something does not work. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseOptions(args, {
    json: { type: 'boolean', default: false },
    recount: { type: 'boolean', default: false },
    'replay-clocks': { type: 'boolean', default: false },
  })
  const findings = await findingsOf(settingsOfEnvironment(), values)
  if (values.json) process.stdout.write(`${JSON.stringify({ findings })}\n`)
  else {
    for (const { check, state, says, advice } of findings) {
      process.stdout.write(
        `${signs[state]} ${check}: ${says}\n${advice === undefined ? '' : `    ${advice}\n`}`,
      )
    }
  }
  return findings.some((finding) => finding.state === 'bad') ? 1 : 0
}
