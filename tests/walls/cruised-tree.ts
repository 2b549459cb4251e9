import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** One broken wall: who imported, and which rule refused it. */
export type Violation = { from: string; rule: { name: string }; cycle?: { name: string }[] }

const root = path.resolve(import.meta.dirname, '../..')
const tree = realpathSync(mkdtempSync(path.join(tmpdir(), 'huixiang-walls-')))
const libraries = ['zod', 'kysely', 'pg', 'react', 'antd', 'preact', 'htm', 'undeclared']

/** Writes files that import each other, and holds them against the project's own walls. */
export function cruiseTree(files: { file: string; code: string }[]): Violation[] {
  const { imports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const dependencies = Object.fromEntries(
    libraries.filter((name) => name !== 'undeclared').map((name) => [name, '*']),
  )
  write('package.json', JSON.stringify({ name: 'tree', type: 'module', imports, dependencies }))
  for (const name of libraries) writeLibrary(name)
  for (const { file, code } of files) write(file, `${code}\nexport const here = true\n`)
  for (const { file, code } of files) writeTarget(file, code)
  return cruise()
}

/** Takes the tree away again. */
export function removeTree(): void {
  rmSync(tree, { recursive: true, force: true })
}

function writeLibrary(name: string): void {
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
  write(`node_modules/${name}/index.js`, '')
}

// What is imported exists, so that only the wall can be the reason.
function writeTarget(file: string, code: string): void {
  const specifier = code.match(/'([^']+)'/)?.[1] ?? ''
  if (code.includes('nowhere') || !/^[.#]/.test(specifier)) return
  const target = specifier.startsWith('#')
    ? specifier.replace('#', 'src/')
    : path.join(path.dirname(file), specifier)
  if (!existsSync(path.join(tree, target))) write(target, 'export const here = true\n')
}

function write(file: string, text: string): void {
  mkdirSync(path.join(tree, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(tree, file), text)
}

function cruise(): Violation[] {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const config = path.join(root, '.dependency-cruiser.cjs')
  const args = [program, 'src', 'packages', '--config', config, '--output-type', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout).summary.violations
}
