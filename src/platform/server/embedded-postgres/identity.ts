import { execFile, type SpawnOptions } from 'node:child_process'
import { chmod, chown, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** How to run a program as somebody PostgreSQL accepts: it refuses to run as root. */
export type Identity = { prefix: string[]; uid?: number; gid?: number }

const userNamespace: Identity = { prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'] }

/** The command and options that start `program` under an identity. */
export function asIdentity(
  identity: Identity,
  program: string[],
): { file: string; args: string[]; options: SpawnOptions } {
  const [file = '', ...args] = [...identity.prefix, ...program]
  const { uid, gid } = identity
  return { file, args, options: uid === undefined ? {} : { uid, gid } }
}

/** Chooses who PostgreSQL runs as: ourselves, or as root a user namespace, or else an ordinary account. */
export async function chooseIdentity(dataDir: string, cluster: string): Promise<Identity> {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const owner = await ownerOf(cluster)
  if (owner && owner.uid !== 0) return { prefix: [], ...owner }
  if (await canWrite(userNamespace, dataDir)) return userNamespace
  if (owner) throw new Error(`PostgreSQL cannot run as root, and its data in ${cluster} belongs to root.`)
  return ordinaryAccount(dataDir)
}

async function ordinaryAccount(dataDir: string): Promise<Identity> {
  const accounts = await readFile('/etc/passwd', 'utf8')
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':')
    if (!fields) continue
    const identity = { prefix: [], uid: Number(fields[2]), gid: Number(fields[3]) }
    await chown(dataDir, identity.uid, identity.gid)
    await letThrough(path.dirname(dataDir), identity.gid)
    if (await canWrite(identity, dataDir)) return identity
  }
  throw new Error(
    `PostgreSQL cannot run as root, and neither a user namespace nor an ordinary account can write to ${dataDir}. ` +
      'Run as an ordinary user, or put the data elsewhere with HUIXIANG_DATA.',
  )
}

// The folder above may be private to root; the account may pass through it, and no one else.
async function letThrough(folder: string, gid: number): Promise<void> {
  const { uid, mode } = await stat(folder)
  if (uid !== 0 || (mode & 0o077) !== 0) return
  await chown(folder, uid, gid)
  await chmod(folder, (mode & 0o777) | 0o010)
}

function canWrite(identity: Identity, folder: string): Promise<boolean> {
  return succeeds(identity, ['test', '-w', folder, '-a', '-x', folder])
}

/** Whether a program run under an identity ends well. */
export function succeeds(identity: Identity, program: string[]): Promise<boolean> {
  const { file, args, options } = asIdentity(identity, program)
  return new Promise((resolve) => {
    execFile(file, args, { uid: options.uid, gid: options.gid, cwd: '/' }, (error) => resolve(!error))
  })
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  return stat(folder).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )
}
