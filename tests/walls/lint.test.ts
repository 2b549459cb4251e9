import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const tree = mkdtempSync(path.join(tmpdir(), 'huixiang-lint-'))
const impure = 'plugin'

const forbidden: [rule: string, file: string, code: string][] = [
  [impure, 'src/features/tickets/domain/due.ts', 'export const due = () => Date.now()'],
  [impure, 'src/features/tickets/domain/today.ts', 'export const today = () => new Date()'],
  [impure, 'src/features/tickets/domain/day.ts', 'export const day = () => new Date'],
  [impure, 'src/features/tickets/domain/pick.ts', 'export const pick = Math.random'],
  [impure, 'packages/cx-stats/src/speed.ts', 'export const speed = () => performance.now()'],
  [impure, 'packages/cx-stats/src/now.ts', 'export const now = () => Temporal.Now.instant()'],
  [impure, 'packages/cx-stats/src/id.ts', 'export const id = () => crypto.randomUUID()'],
  [
    'noExcessiveLinesPerFile',
    'src/platform/server/long.ts',
    `export const lines = [\n${'  1,\n'.repeat(250)}]\n`,
  ],
  [
    'noExcessiveLinesPerFunction',
    'src/platform/server/deep.ts',
    `export function deep() {\n${'  go()\n'.repeat(51)}}\ndeclare function go(): void`,
  ],
  [
    'useMaxParams',
    'src/platform/server/wide.ts',
    'export const wide = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d]',
  ],
  ['noBarrelFile', 'src/platform/server/barrel.ts', "export { wide } from './wide.ts'"],
  ['noConsole', 'src/platform/server/loud.ts', "console.log('here')"],
  ['useFilenamingConvention', 'src/platform/server/camelCase.ts', 'export const name = 1'],
]

const allowed: [file: string, code: string][] = [
  ['src/features/tickets/domain/moment.ts', 'export const moment = (ms: number) => new Date(ms)'],
  ['src/features/tickets/server/clock.ts', 'export const now = () => Date.now()'],
  ['src/app/cli/say.ts', "console.log('here')"],
]

const diagnostics = lint()

afterAll(() => rmSync(tree, { recursive: true, force: true }))

test.each(forbidden)('%s refuses %s', (rule, file) => {
  expect(rulesAgainst(file)).toEqual([rule])
})

test.each(allowed)('%s may say %s', (file) => {
  expect(rulesAgainst(file)).toEqual([])
})

function rulesAgainst(file: string): string[] {
  const rules = diagnostics.filter(({ location }) => location.path === file).map(({ category }) => category)
  return [...new Set(rules.map((category) => category.split('/').at(-1) ?? ''))]
}

function lint(): { category: string; location: { path: string } }[] {
  cpSync(path.join(root, 'biome.json'), path.join(tree, 'biome.json'))
  mkdirSync(path.join(tree, 'tests/walls'), { recursive: true })
  cpSync(path.join(root, 'tests/walls/pure-rules.grit'), path.join(tree, 'tests/walls/pure-rules.grit'))
  writeFileSync(path.join(tree, '.gitignore'), 'node_modules/\n')
  for (const [file, code] of [...forbidden.map(([, file, code]) => [file, code] as const), ...allowed]) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
    writeFileSync(path.join(tree, file), code)
  }
  const program = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [program, 'lint', '--reporter=json', '--max-diagnostics=none']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout).diagnostics
}
