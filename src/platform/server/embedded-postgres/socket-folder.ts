import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, rmdirSync, statSync } from 'node:fs'
import path from 'node:path'

// sockaddr_un holds 108 bytes with the closing zero.
const longestSocketPath = 107

/** A private folder for the server's socket: beside the data, or under /tmp where that path would be too long. */
export function socketFolder(dataDir: string, owner: { uid?: number; gid?: number }): string {
  const near = path.join(dataDir, 'socket')
  const folder = fits(near) ? near : path.join('/tmp', `huixiang-${digest(dataDir)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  refuseStranger(folder, owner.uid)
  chmodSync(folder, 0o700)
  return folder
}

/** Clears the folder away once its server has ended; one that somebody uses again stays. */
export function removeSocketFolder(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    if (!['ENOTEMPTY', 'ENOENT'].includes(String((error as NodeJS.ErrnoException).code))) throw error
  }
}

// /tmp is open to all: somebody else could have put a folder of this name there first.
function refuseStranger(folder: string, uid: number | undefined): void {
  const known = [process.getuid?.(), uid]
  if (!known.includes(statSync(folder).uid)) {
    throw new Error(
      `The folder ${folder} belongs to another user; PostgreSQL's socket would not be private there.`,
    )
  }
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, '.s.PGSQL.5432')) <= longestSocketPath
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
