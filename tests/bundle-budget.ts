import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; src?: string; isEntry?: boolean; imports?: string[] }

const dist = path.resolve('dist')
const publicEntries = 'src/app/public/'
const budget = 40_000 // bytes after gzip: a customer's phone, once, perhaps on a bad line

const manifest: Record<string, Chunk> = JSON.parse(
  readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'),
)
const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry && key.startsWith(publicEntries))
if (entries.length === 0) refuse(`The bundle has no entry under ${publicEntries}.`)

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
  return gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length
}

function refuse(reason: string): void {
  console.error(reason)
  process.exitCode = 1
}
