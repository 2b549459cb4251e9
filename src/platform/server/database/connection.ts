import type { PoolClient, PoolConfig } from 'pg'
import { Pool, types as pgTypes } from 'pg'
import { gatherWrites } from './gathered-writes.ts'

// Connections speak UTC, so a time comes as `2026-11-21 10:00:00.123+00`. Read as ISO it takes a third of the time that patterns take.
const readMoment = (text: string): unknown =>
  text.charAt(4) === '-' && text.endsWith('+00')
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : pgTypes.getTypeParser(pgTypes.builtins.TIMESTAMPTZ)(text)

const readers = new Map<number, (text: string) => unknown>([
  // bigint: identities and counters stay below 2^53.
  [pgTypes.builtins.INT8, Number],
  [pgTypes.builtins.NUMERIC, Number],
  [pgTypes.builtins.TIMESTAMPTZ, readMoment],
  // date: a calendar day has no zone, so it stays text.
  [pgTypes.builtins.DATE, (text: string) => text],
])

const parsers = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    readers.get(oid) ?? pgTypes.getTypeParser(oid, format as 'text')) as typeof pgTypes.getTypeParser,
}

/** How a pool is opened. `waitMs` is how long one waits for a connection before being told that there is none; 2 s, since somebody waits for the answer. */
interface PoolOptions {
  readonly max: number
  readonly readOnly?: boolean
  readonly name: string
  readonly waitMs?: number | undefined
}

/** A pool of connections. */
export function openPool(url: string, options: PoolOptions): Pool {
  const config: PoolConfig & { pipeline: boolean } = {
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: options.waitMs ?? 2000,
    idleTimeoutMillis: 60_000,
    application_name: `huixiang ${options.name}`,
    types: parsers,
    // Statements are sent without waiting for the answer to the one before: begin and commit cost no round trip of their own.
    pipeline: true,
    options: options.readOnly ? '-c default_transaction_read_only=on -c timezone=UTC' : '-c timezone=UTC',
  }
  const pool = new Pool(config)
  pool.on('connect', gatherWrites)
  // Without a listener a connection that dies with its server, idle or in use, would end the process; its statements fail anyway.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return pool
}

/** Codes and names of errors that mean "the database is not there now", not "the statement is wrong". */
const goneCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
])

/** Whether an error means that the database cannot be reached at the moment. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return (
    (code !== undefined && goneCodes.has(code)) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message ?? '',
    )
  )
}

/** Whether a prepared statement no longer fits its table, which a migration changed meanwhile. A new connection prepares it afresh. */
export function isStalePlan(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return code === '0A000' && (message ?? '').includes('cached plan')
}

/** Whether a statement was only refused because one before it in its transaction had failed. */
export const isAftermath = (error: unknown): boolean => (error as { code?: string } | null)?.code === '25P02'

/** Whether an error means that there is no room: for the database (53100), or for a file. */
export const isDiskFull = (error: unknown): boolean =>
  ['53100', 'ENOSPC', 'EDQUOT'].includes(String((error as { code?: string } | null)?.code))

export type { Pool, PoolClient }
