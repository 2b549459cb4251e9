// npm test [-- --no-browser] [-- --long]
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from './browser.js'
import { havePostgres15 } from './postgres-15.js'
import { prepare, root } from './prepare.js'
import { haveSound } from './sound.js'
import { check, conclude, refuse, skip, tests } from './steps.js'

process.chdir(root)
const args = process.argv.slice(2)
const unknown = args.find((arg) => !['--no-browser', '--long'].includes(arg))
if (unknown) {
  console.error(`npm test does not know ${unknown}; it takes --no-browser and --long.`)
  process.exit(2)
}

const runtime = prepare()
const { node } = runtime
const env = { ...runtime.env, ...(args.includes('--long') ? { HUIXIANG_TEST_LONG: '1' } : {}) }
const program = (file, ...rest) => [node, path.join('node_modules', file), ...rest]
const biome = (...rest) => program('@biomejs/biome/bin/biome', ...rest, '--error-on-warnings')
const types = (part) => program('typescript-7/bin/tsc', '-p', `tsconfig.${part}.json`)
const walls = (...rest) => program('dependency-cruiser/bin/dependency-cruiser.mjs', ...rest)
const vitest = program('vitest/vitest.mjs')

// Types take as long as the others together.
await Promise.all([checkTexts(), check('types', [types('rules'), types('server'), types('web')], env)])
if (!haveSound()) {
  skip('recordings as MP3 and M4A', 'libasound2 is missing (Debian: apt-get install libasound2)')
  env.HUIXIANG_TEST_SILENT = '1'
}
const statements = mkdtempSync(path.join(tmpdir(), 'huixiang-statements-'))
await tests('tests on PostgreSQL 18', {
  args: ['--project', 'unit', '--project', 'server', '--project', 'running'],
  command: vitest,
  env: { ...env, HUIXIANG_TEST_STATEMENTS: statements },
})
await check(
  'web bundle',
  [
    ['npm', 'run', 'build'],
    [node, 'tests/bundle-budget.ts'],
  ],
  env,
)
const browser = args.includes('--no-browser') ? null : findBrowser()
// Whoever waits for a page leaves a processor idle; other tests use it meanwhile.
await Promise.all([testPostgres15().then(testWorkloads), testJourneys()])
rmSync(statements, { recursive: true })
conclude()

async function checkTexts() {
  await check('format', [biome('check', '--linter-enabled=false')], env)
  await check('lint', [biome('lint')], env)
  await check('walls', [walls('src', 'packages', '--output-type', 'err-long')], env)
  await check('dead code', [program('knip/bin/knip.js')], env)
  await check('licences', [[node, 'tests/licences.ts']], env)
}

async function testPostgres15() {
  const name = 'tests on PostgreSQL 15'
  if (!havePostgres15()) return skip(name, 'it is not installed (Debian 12: apt-get install postgresql-15)')
  const settings = { ...env, HUIXIANG_TEST_POSTGRES: '15' }
  await tests(name, { args: ['--project', 'server', ...besideJourneys()], command: vitest, env: settings })
  await check('statements on PostgreSQL 15', [[node, 'tests/statements/oldest-database.ts', statements]], env)
}

async function testWorkloads() {
  await tests('workloads of the bench', {
    args: ['--project', 'bench', ...besideJourneys()],
    command: vitest,
    env: withBrowser(),
  })
}

async function testJourneys() {
  const name = 'browser journeys'
  if (browser === null) return skip(name, '--no-browser')
  if (browser.problem) return refuse(name, browser.problem)
  await tests(name, { args: ['--project', 'browser'], command: vitest, env: withBrowser() })
}

function withBrowser() {
  return browser?.path ? { ...env, CHROME_PATH: browser.path } : env
}

function besideJourneys() {
  return browser === null ? [] : ['--maxWorkers', String(Math.ceil(availableParallelism() / 2))]
}
