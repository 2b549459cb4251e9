import { execFile } from 'node:child_process'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Binaries, majorOf, programOf } from './binaries.ts'
import { asIdentity, type Identity } from './identity.ts'
import { startOf } from './processes.ts'

/** One database cluster on disk, and the program and account that run it. */
export type Cluster = { folder: string; binaries: Binaries; identity: Identity }

const run = promisify(execFile)

/** Makes the cluster if it is missing. It appears whole or not at all, also when two are made at once. */
export async function prepareCluster(cluster: Cluster, durable: boolean): Promise<void> {
  if (await isReady(cluster)) return
  await removeAbandoned(cluster.folder)
  const unfinished = `${cluster.folder}.unfinished-${process.pid}-${startOf(process.pid)}-${crypto.randomUUID()}`
  try {
    await initialise({ ...cluster, folder: unfinished }, durable)
    await rename(unfinished, cluster.folder)
  } catch (error) {
    if (!(await isReady(cluster))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** Removes what processes that are gone left half made; a living one's is its own to finish. */
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${path.basename(folder)}.unfinished-`
  for (const name of await readdir(path.dirname(folder))) {
    if (!name.startsWith(prefix)) continue
    const [pid = '', start = ''] = name.slice(prefix.length).split('-')
    if (startOf(Number(pid)) === start) continue
    await rm(path.join(path.dirname(folder), name), { recursive: true, force: true })
  }
}

async function initialise({ folder, binaries, identity }: Cluster, durable: boolean): Promise<void> {
  // PostgreSQL's own C.UTF-8 does not depend on the machine's C library; 15 does not have it yet.
  const locale =
    majorOf(binaries) >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8']
  const { file, args, options } = asIdentity(identity, [
    programOf(binaries, 'initdb'),
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--data-checksums',
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ])
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  await run(file, args, { uid: options.uid, gid: options.gid, env: environment, cwd: '/' }).catch((error) => {
    throw new Error(`PostgreSQL could not prepare ${folder}: ${error.stderr || error.message}`)
  })
}

async function isReady({ folder, binaries }: Cluster): Promise<boolean> {
  const version = await readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => undefined)
  const installed = majorOf(binaries)
  if (version === undefined || Number(version) === installed) return version !== undefined
  throw new Error(
    `The data in ${folder} was written by PostgreSQL ${version.trim()}, but PostgreSQL ${installed} is installed. ` +
      'Restore a backup into an empty folder instead.',
  )
}
