// Plain JavaScript for Node 20 with nothing installed: this is what runs before anything else can.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const neededMajor = 24
const runtime = path.join(root, '.runtime')

/** Makes the project runnable: a recent Node and the packages. Returns the path of that Node. */
export function prepare() {
  const node = recentNode()
  const runtime = { node, env: environmentFor(node) }
  installPackages(runtime)
  return runtime
}

/** Becomes the command line: its signals, its output and its exit code are this process's own. */
export function becomeHuixiang({ node, env }, args) {
  const command = [path.join(root, 'src/app/cli/huixiang.ts'), ...args]
  if (process.execve && node === process.execPath) process.execve(node, [node, ...command], env)
  // By the line between them it notices when this process is killed, and stops in order.
  const child = spawn(node, command, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  // Ctrl-C in a terminal reaches the child by itself; a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** Runs npm quietly by a Node: what that one is too old for, npm leaves out. Returns its exit status and what it said. */
export function npm(args, { node, env }) {
  const viaNpm = process.env.npm_execpath?.endsWith('npm-cli.js')
  const [file, ...first] = viaNpm ? [node, process.env.npm_execpath] : ['npm']
  const { status, stdout, stderr, error } = spawnSync(file, [...first, ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  if (error?.code === 'ENOENT') fail('npm was not found. Install Node.js with npm from https://nodejs.org.')
  return { status, output: `${stdout}${stderr}`.trim() }
}

/** Says one line to the person, beside what a program may be reading from the output. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Says why it cannot go on, and ends. */
export function fail(text) {
  say(text)
  process.exit(1)
}

function recentNode() {
  if (majorOf(process.versions.node) >= neededMajor) return process.execPath
  const packages = [`node-${process.platform}-${process.arch}`, 'node']
  const programs = packages.map((name) => path.join(runtime, 'node_modules', name, 'bin', 'node'))
  const present = programs.find(isVerified)
  if (present) return present
  say(`This is Node ${process.versions.node}; bringing Node ${neededMajor} beside the project (once) …`)
  mkdirSync(runtime, { recursive: true })
  // The package of this platform holds the program itself, so no install script has to run.
  const { output } = npm(
    ['install', '--prefix', runtime, '--no-save', '--no-audit', '--no-fund', `${packages[0]}@${neededMajor}`],
    { node: process.execPath, env: process.env },
  )
  if (isVerified(programs[0])) return programs[0]
  return fail(
    `Node ${neededMajor} or newer is needed and could not be fetched: get it from https://nodejs.org.\n${output}`,
  )
}

// The marker tells a complete download from one that was cut off, without starting the program each time.
function isVerified(program) {
  if (!existsSync(program)) return false
  const marker = path.join(runtime, 'verified')
  const expected = `${program} ${statSync(program).size}`
  if (readText(marker) === expected) return true
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  if (majorOf(String(stdout).slice(1)) < neededMajor || !stdout) return false
  writeFileSync(marker, expected)
  return true
}

function environmentFor(node) {
  return {
    // What Node compiled of the sources is kept between starts: a third of a start's work, and of every command's.
    NODE_COMPILE_CACHE: path.join(runtime, 'compiled'),
    ...process.env,
    PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
  }
}

function installPackages(runtime) {
  const marker = path.join(root, 'node_modules', '.huixiang-lock')
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (readText(marker) === lock || wasInstalledByHand()) return
  say('Installing packages …')
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const exact = npm(['ci', ...quiet], runtime)
  if (exact.status !== 0) {
    say(`Exactly the locked packages could not be installed; trying the nearest ones.\n${exact.output}`)
    const near = npm(['install', '--no-save', ...quiet], runtime)
    if (near.status !== 0) fail(`The packages could not be installed.\n${near.output}`)
  }
  writeFileSync(marker, lock)
}

// npm writes its own record of what it installed; one that is not older than the lock file is of it.
function wasInstalledByHand() {
  const record = statSync(path.join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  const tolerance = 10_000 // ms; npm writes both files in one go
  return record && record.mtimeMs + tolerance >= statSync(path.join(root, 'package-lock.json')).mtimeMs
}

function majorOf(version) {
  return Number.parseInt(version, 10)
}

/** A file's text, or nothing where there is none. */
export function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
