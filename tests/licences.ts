import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// As permissive as Apache-2.0 asks of what it is shipped or built with; MPL binds its own files only.
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
])

interface Manifest {
  readonly license?: unknown
  readonly licenses?: readonly { readonly type?: string }[]
}
interface Locked extends Manifest {
  readonly link?: boolean
}

const lock: Readonly<Record<string, Locked>> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages

/** The licence of a package whose manifest names none, as the section of its readme that is headed so begins. */
function licenceInReadme(place: string): string {
  const readme = existsSync(place) ? readdirSync(place).find((name) => /^readme/i.test(name)) : undefined
  const text = readme === undefined ? '' : readFileSync(path.join(place, readme), 'utf8')
  return /^#+ *licen[cs]e\s+\(?(?:the )?(MIT|ISC)\b/im.exec(text)?.[1] ?? 'none stated'
}

/** What a package says of itself where it is installed, else what the lock file noted of it: packages of other platforms are not here. */
function licenceOf(place: string, locked: Locked): string {
  const file = path.join(place, 'package.json')
  const manifest: Manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : locked
  if (typeof manifest.license === 'string') return manifest.license
  return manifest.licenses?.map(({ type }) => type).join(' OR ') || licenceInReadme(place)
}

/** An SPDX expression without nested parentheses: every part of AND, one of OR. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, '')
  return bare.split(' AND ').every((part) => part.split(' OR ').some((one) => allowed.has(one.trim())))
}

const packages = Object.entries(lock).filter(
  ([place, { link }]) => place.startsWith('node_modules/') && !link,
)
if (packages.length === 0) refuse('The lock file names no packages.')
for (const [place, locked] of packages) {
  const licence = licenceOf(place, locked)
  if (!isAllowed(licence)) refuse(`${place}: ${licence}`)
}
console.log(`${packages.length} packages looked at`)

function refuse(reason: string): void {
  console.error(reason)
  process.exitCode = 1
}
