import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; isEntry?: boolean; imports?: string[] }
type Manifest = Readonly<Record<string, Chunk>>

/** Bytes after gzip, by folder and entry. */
const budgets: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // What begins the workbench: all else waits for it.
  'dist/web': { 'index.html': 14_000 },
  // A customer's phone, once, perhaps on a bad line.
  'dist/public': { 'src/app/public/main.ts': 40_000 },
  // Other people's pages have more to load than us.
  'dist/embedded': { 'src/app/public/touchpoints.ts': 3_000 },
}

for (const [folder, wanted] of Object.entries(budgets)) {
  const manifest = readManifest(folder)
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  for (const entry of new Set([...Object.keys(wanted), ...entries])) check(folder, entry, manifest)
}

function check(folder: string, entry: string, manifest: Manifest): void {
  const budget = budgets[folder]?.[entry] ?? 0
  const files = [...loadedWith(entry, manifest)]
  const size = files.reduce((sum, file) => sum + gzippedSize(path.join(folder, file)), 0)
  console.log(`${entry}: ${size} of ${budget} bytes`)
  if (size === 0) refuse(`${folder} lacks ${entry}.`)
  if (size > budget) refuse(`${entry} loads ${size} bytes of script; it may load ${budget}.`)
}

function loadedWith(key: string, manifest: Manifest, files = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const imported of chunk.imports ?? []) loadedWith(imported, manifest, files)
  return files
}

function gzippedSize(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

function readManifest(folder: string): Manifest {
  const file = path.join(folder, 'manifest.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function refuse(reason: string): void {
  console.error(reason)
  process.exitCode = 1
}
