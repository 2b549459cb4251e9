import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { systemActor } from '../actor.ts'
import type { CommandContext } from '../command.ts'
import { openFileStore } from '../files/open-file-store.ts'
import type { House } from '../house.ts'
import { buildServer } from '../http/server.ts'
import { openLog } from '../log.ts'
import { jobsOf, type ServerModule } from '../module.ts'
import { type OpenHouse, openHouse } from '../open-house.ts'
import { parseSettings } from '../settings.ts'
import { type EarlierState, upgradeFrom } from './earlier-database.ts'
import { settle } from './settle.ts'
import { identifyTestActor, type TestCall, testCallTo } from './test-call.ts'
import { type DatabaseServer, makeTestDatabase, type TestDatabase } from './test-database.ts'

/** The application on a database of its own, with time that a test can move. */
export interface TestHouse {
  readonly house: House
  readonly open: OpenHouse
  readonly database: TestDatabase
  readonly server: FastifyInstance
  /** Where its visitors come from. */
  readonly address: string
  readonly call: TestCall
  /** Runs work in a transaction as Huixiang itself, for arranging. */
  arrange<T>(work: (context: CommandContext) => Promise<T>): Promise<T>
  /** Runs followers, due retries and queued jobs until nothing is left to do; throws when a follower failed. */
  settle(): Promise<void>
  /** Moves time forward by milliseconds. */
  travel(milliseconds: number): void
  /** Runs every timer as if its time had come. */
  tick(): Promise<void>
  close(): Promise<void>
}

const asHuixiang = {
  actor: systemActor,
  request: { id: null, ip: null, locale: 'zh-CN', userAgent: null },
  quiet: 'a test arranges',
} as const

interface HouseOrder {
  readonly modules: readonly ServerModule[]
  readonly environment?: Record<string, string>
  readonly serve: (open: OpenHouse) => Promise<FastifyInstance>
  /** What its database went through before the house opens. */
  readonly lived?: (database: TestDatabase) => Promise<void>
}

async function openOnFreshDatabase(
  databaseServer: DatabaseServer,
  { modules, environment = {}, lived }: HouseOrder,
  shift: () => number,
) {
  const database = await makeTestDatabase(databaseServer, jobsOf(modules))
  await lived?.(database)
  const data = mkdtempSync(join(tmpdir(), 'huixiang-test-'))
  const settings = parseSettings({
    HUIXIANG_DATA: data,
    HUIXIANG_CHECK_REPLIES: 'true',
    HUIXIANG_LOG_LEVEL: 'error',
    HUIXIANG_DATABASE_CONNECTIONS: '8',
    ...environment,
  })
  const log = openLog(settings.HUIXIANG_LOG_LEVEL)
  const files = openFileStore(settings)
  const open = await openHouse({ settings, databaseUrl: database.appUrl, modules, files, log, shift })
  return { database, data, open }
}

let houses = 0

/** Limits per address are kept per process: the visitors of each house come from an address of its own. */
function visitedFrom(server: FastifyInstance): string {
  houses += 1
  const remoteAddress = `127.1.${houses >> 8}.${houses & 255}`
  const inject = server.inject.bind(server) as (request: InjectOptions) => Promise<LightMyRequestResponse>
  const named = (request: InjectOptions | string) =>
    typeof request === 'string' ? { url: request } : request
  Object.assign(server, {
    inject: (request: InjectOptions | string) => inject({ remoteAddress, ...named(request) }),
  })
  return remoteAddress
}

/** A web server which believes a test who it is. */
const believing =
  (modules: readonly ServerModule[]): HouseOrder['serve'] =>
  ({ house, pool, readPool }) =>
    buildServer({
      house,
      modules,
      pool,
      readPool,
      sentence: (_locale, code) => code,
      identify: identifyTestActor,
    })

/** Opens the given features on a fresh database. `databaseServer` comes from vitest's `inject('databaseServer')`. */
export function openTestHouse(
  databaseServer: DatabaseServer,
  modules: readonly ServerModule[],
  environment: Record<string, string> = {},
): Promise<TestHouse> {
  return openServedHouse(databaseServer, { modules, environment, serve: believing(modules) })
}

/** Opens them on a database that an earlier version left: it was filled as it stood before a migration, and upgraded. */
export function openUpgradedHouse(
  databaseServer: DatabaseServer,
  modules: readonly ServerModule[],
  earlier: EarlierState,
): Promise<TestHouse> {
  const lived = (database: TestDatabase) => upgradeFrom(earlier, database, jobsOf(modules))
  return openServedHouse(databaseServer, { modules, serve: believing(modules), lived })
}

/** The same behind a web server that the caller makes. */
export async function openServedHouse(databaseServer: DatabaseServer, order: HouseOrder): Promise<TestHouse> {
  const { modules, serve } = order
  let shift = 0
  const { database, data, open } = await openOnFreshDatabase(databaseServer, order, () => shift)
  const { house, transact } = open
  const server = await serve(open)
  return {
    house,
    open,
    database,
    server,
    address: visitedFrom(server),
    call: testCallTo(server),
    arrange: (work) => transact(asHuixiang, work),
    settle: () => settle(open, modules),
    travel(milliseconds) {
      shift += milliseconds
    },
    async tick() {
      for (const timer of modules.flatMap((module) => module.timers ?? [])) await timer.run(open.jobContext)
    },
    async close() {
      await server.close()
      await open.close()
      await database.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
