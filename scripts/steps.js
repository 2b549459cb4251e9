import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from './prepare.js'

const totals = { passed: 0, failed: 0, skipped: 0 }

/** Runs programs one after the other as one check, which counts as one. */
export async function check(name, commands, env) {
  const started = Date.now()
  const failures = []
  for (const command of commands) {
    const { status, output } = await run(command, env)
    if (status !== 0) failures.push(output)
  }
  const counts = failures.length ? { failed: 1 } : { passed: 1 }
  finish({ name, started, counts, output: failures.join('\n') })
}

/** Runs vitest and counts its tests. */
export async function tests(name, { args, command: [node, vitest], env }) {
  const started = Date.now()
  const folder = mkdtempSync(path.join(tmpdir(), 'huixiang-results-'))
  const results = path.join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const { status, output } = await run([node, vitest, 'run', ...args, ...reporters], env)
  const counts = countsIn(results)
  // A file that cannot be loaded fails without a failed test.
  if (status !== 0 && !counts.failed) counts.failed = 1
  rmSync(folder, { recursive: true })
  finish({ name, started, counts, output: counts.failed ? output : '' })
}

/** Says that a step was left out, and why. */
export function skip(name, reason) {
  totals.skipped += 1
  console.log(`- ${name}: skipped, ${reason}`)
}

/** Says that a step could not run, and why. */
export function refuse(name, reason) {
  totals.failed += 1
  console.log(`✗ ${name}: ${reason}`)
}

/** Prints the sum of all steps as the last line and ends. */
export function conclude() {
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  process.exitCode = totals.failed ? 1 : 0
}

function finish({ name, started, counts, output }) {
  for (const [kind, count] of Object.entries(counts)) totals[kind] += count
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const figures = Object.entries(counts).filter(([, count]) => count > 0)
  const summary = figures.map(([kind, count]) => `${count} ${kind}`).join(', ') || 'nothing ran'
  console.log(`${counts.failed ? '✗' : '✓'} ${name}: ${summary} (${seconds} s)`)
  if (output) console.log(`${output}\n`)
}

function countsIn(file) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'))
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests,
      skipped: results.numPendingTests + results.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

function run([file, ...args], env) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += data
      })
    child.on('error', (error) => resolve({ status: 1, output: error.message }))
    child.on('close', (status) => resolve({ status, output: output.trim() }))
  })
}
