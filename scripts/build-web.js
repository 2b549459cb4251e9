import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fail, npm, readText, root, say } from './prepare.js'

/** Builds the browser's part of the application unless it already is of these sources. */
export function buildWeb(runtime) {
  const marker = path.join(root, 'dist', '.sources')
  const sources = hashOfWebSources()
  if (readText(marker) === sources) return
  say('Building the screens …')
  const { status, output } = npm(['run', 'build', '--silent'], runtime)
  if (status !== 0) fail(`The screens could not be built.\n${output}`)
  writeFileSync(marker, sources)
}

function hashOfWebSources() {
  const hash = createHash('sha256')
  for (const file of [
    'package-lock.json',
    'vite.config.ts',
    ...sourcesUnder('src'),
    ...sourcesUnder('packages'),
  ]) {
    hash.update(`${file}\0`).update(readText(path.join(root, file)) ?? '')
  }
  return hash.digest('hex')
}

function sourcesUnder(folder) {
  const passed = new Set(['server', 'cli', 'node_modules', 'models', 'dist'])
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${folder}/${entry.name}`
      if (entry.isDirectory()) return passed.has(entry.name) ? [] : sourcesUnder(inside)
      return /\.test\.tsx?$/.test(entry.name) ? [] : [inside]
    })
}
