import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { FileMissing, type FileStore } from '../files/file-store.ts'
import { checksEntry, type Manifest, manifestEntry } from './manifest.ts'
import { type BackupTable, backupTables, fingerprint, waitingJobs } from './tables.ts'

const chunkBytes = 8 * 1024 * 1024

/** What a backup is taken of, and where it goes. */
export interface BackupPlan {
  readonly databaseUrl: string
  readonly files: FileStore
  readonly target: string
  readonly version: string
}

/** What a finished backup holds. */
export interface BackupReport {
  readonly tables: number
  readonly rows: number
  readonly files: number
  /** Ids of files that the database names and the store does not have. */
  readonly missingFiles: readonly string[]
}

interface Archive {
  add(name: string, content: Buffer): Promise<void>
  finish(): Promise<void>
}

/** Writes entries with their checksums into a temporary file that gets its name when all is on the disk. */
function openArchive(target: string): Archive {
  const draft = `${target}.part`
  const tar: Pack = pack()
  const output = createWriteStream(draft, { mode: 0o600 })
  const written = finished(tar.pipe(createGzip({ level: 6 })).pipe(output))
  const entries: Record<string, string> = {}
  const put = (name: string, content: Buffer) =>
    new Promise<void>((resolve, reject) => {
      tar.entry({ name, mtime: new Date(0) }, content, (error) => (error ? reject(error) : resolve()))
    })
  return {
    async add(name, content) {
      entries[name] = createHash('sha256').update(content).digest('hex')
      await Promise.race([put(name, content), written])
    },
    async finish() {
      await put(checksEntry, Buffer.from(JSON.stringify({ entries })))
      tar.finalize()
      await written
      const handle = await open(draft, 'r+')
      await handle.sync().finally(() => handle.close())
      await rename(draft, target)
      const folder = await open(dirname(target), 'r')
      await folder.sync().finally(() => folder.close())
    },
  }
}

async function addTable(client: Client, archive: Archive, table: BackupTable): Promise<void> {
  let waiting: Buffer[] = []
  let size = 0
  let part = 0
  const flush = async () => {
    part += 1
    await archive.add(
      `tables/${table.name}/${String(part).padStart(6, '0')}.copy`,
      Buffer.concat(waiting, size),
    )
    waiting = []
    size = 0
  }
  for await (const chunk of client.query(copyTo(`copy (${table.select}) to stdout`))) {
    waiting.push(chunk)
    size += chunk.length
    if (size >= chunkBytes) await flush()
  }
  if (size > 0) await flush()
}

async function addFiles(client: Client, archive: Archive, files: FileStore): Promise<string[]> {
  const missing: string[] = []
  const { rows } = await client.query<{ id: string }>(
    `select id from files where state <> 'removed' order by id`,
  )
  for (const { id } of rows) {
    try {
      const parts: Buffer[] = []
      for await (const part of await files.open(id)) parts.push(part)
      await archive.add(`files/${id}`, Buffer.concat(parts))
    } catch (error) {
      if (!(error instanceof FileMissing)) throw error
      missing.push(id)
    }
  }
  return missing
}

async function describe(client: Client, tables: readonly BackupTable[], version: string): Promise<Manifest> {
  const { rows: migrations } = await client.query('select name, hash from migrations order by name')
  const { rows: span } = await client.query<{ now: Date; first: string | null; last: string | null }>(
    'select now(), min(at)::date::text as first, max(at)::date::text as last from events',
  )
  const { rows: files } = await client.query<{ n: string }>(
    `select count(*) as n from files where state <> 'removed'`,
  )
  const counted = []
  for (const { name, columns, select } of tables)
    counted.push({ name, columns: [...columns], ...(await fingerprint(client, select)) })
  const {
    now,
    first = null,
    last = null,
  } = span[0] as { now: Date; first: string | null; last: string | null }
  return {
    format: 1,
    version,
    takenAt: now.toISOString(),
    migrations,
    tables: counted,
    events: { first, last },
    files: Number(files[0]?.n),
  }
}

/**
 * Writes one consistent, compressed, checksummed file of the whole organisation while it works: rows by COPY in one
 * snapshot, waiting jobs, and files. The file is an ordinary .tar.gz.
 */
export async function takeBackup({ databaseUrl, files, target, version }: BackupPlan): Promise<BackupReport> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'huixiang backup' })
  await client.connect()
  const archive = openArchive(target)
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local timezone = 'UTC'`)
    const tables = [...(await backupTables(client)), waitingJobs]
    const content = await describe(client, tables, version)
    await archive.add(manifestEntry, Buffer.from(JSON.stringify(content)))
    for (const table of tables) await addTable(client, archive, table)
    const missingFiles = await addFiles(client, archive, files)
    await archive.finish()
    const rows = content.tables.reduce((sum, table) => sum + table.rows, 0)
    return { tables: tables.length, rows, files: content.files - missingFiles.length, missingFiles }
  } catch (error) {
    await rm(`${target}.part`, { force: true })
    throw error
  } finally {
    await client.end()
  }
}
