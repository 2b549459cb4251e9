import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; isEntry?: boolean; imports?: string[] }

const bundle = path.resolve('dist/public')
const budget = 40_000 // bytes after gzip: a customer's phone, once, perhaps on a bad line

const manifest = readManifest()
const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
if (entries.length === 0) refuse(`The public pages have no bundle in ${bundle}.`)

for (const entry of entries) {
  const size = [...loadedWith(entry)].reduce((sum, file) => sum + gzippedSize(file), 0)
  console.log(`${entry}: ${size} of ${budget} bytes`)
  if (size > budget) refuse(`${entry} loads ${size} bytes of script; the public pages may load ${budget}.`)
}

function loadedWith(key: string, files = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const imported of chunk.imports ?? []) loadedWith(imported, files)
  return files
}

function gzippedSize(file: string): number {
  return gzipSync(readFileSync(path.join(bundle, file)), { level: 9 }).length
}

function readManifest(): Record<string, Chunk> {
  const file = path.join(bundle, 'manifest.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function refuse(reason: string): void {
  console.error(reason)
  process.exitCode = 1
}
