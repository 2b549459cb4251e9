import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

const program = resolve('src/app/cli/huixiang.ts')
const startMs = 240_000

/** Huixiang as a person runs it: the command line, its embedded database, a folder of its own. */
export interface Running {
  readonly address: string
  readonly data: string
  readonly pid: number
  /** The set-up link it printed, if it is not set up yet. */
  readonly setUpLink: string | null
  output(): string
  signal(name: NodeJS.Signals): void
  /** Asks it to stop, as Ctrl-C does. */
  stop(): Promise<void>
  /** Ends every process of it at once: web server, worker and database. */
  killEverything(): Promise<void>
}

async function untilReady(child: ChildProcess, read: () => string): Promise<void> {
  const deadline = Date.now() + startMs
  while (!read().includes('Stop with Ctrl-C')) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`Huixiang did not start:\n${read()}`)
    await new Promise((wait) => setTimeout(wait, 20))
  }
}

/** Processes that were started for a data folder: they carry it in their environment or on their command line. */
function processesOf(data: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return []
    try {
      const known =
        readFileSync(`/proc/${name}/environ`, 'latin1') + readFileSync(`/proc/${name}/cmdline`, 'latin1')
      return known.includes(data) ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

/** Kills what runs on a data folder; gives how many processes that were. */
function killNow(data: string): number {
  const left = processesOf(data)
  for (const pid of left) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return left.length
}

async function killAll(data: string): Promise<void> {
  while (killNow(data) > 0) await new Promise((wait) => setTimeout(wait, 20))
}

/** A data folder of its own for one test; with it goes what a failed test left running on it. */
export function newDataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'huixiang-running-'))
  const remove = () => {
    killNow(path)
    rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  }
  return { path, remove }
}

/** A port that is probably free. */
const somePort = (): number => 20_000 + Math.floor(Math.random() * 12_000)

interface Launched {
  readonly child: ChildProcess
  readonly ended: Promise<unknown>
  output(): string
}

function launch(command: readonly string[], environment: Record<string, string>): Launched {
  const [file, ...args] = command as [string, ...string[]]
  const child = spawn(file, args, {
    env: { ...process.env, HUIXIANG_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece) => {
      printed += piece
    })
  }
  return { child, ended, output: () => printed }
}

/** Starts Huixiang on a data folder; `before` is put before its command line, `role` chooses what it does. */
export async function startHuixiang(
  data: string,
  environment: Record<string, string> = {},
  { role = 'all', before = [] }: { role?: 'all' | 'web'; before?: readonly string[] } = {},
): Promise<Running> {
  const port = somePort()
  const { child, ended, output } = launch([...before, process.execPath, program, 'serve', '--role', role], {
    HUIXIANG_DATA: data,
    HUIXIANG_PORT: String(port),
    ...environment,
  })
  await untilReady(child, output)
  return {
    address: `http://localhost:${port}`,
    data,
    pid: child.pid as number,
    setUpLink: /http:\S+\/set-up\?token=\S+/.exec(output())?.[0] ?? null,
    output,
    signal: (name) => void child.kill(name),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async killEverything() {
      await killAll(data)
      await ended
    },
  }
}

/** A worker process by itself; what it is ready for shows in what it does. */
export interface Worker {
  output(): string
  signal(name: NodeJS.Signals): void
  stop(): Promise<void>
  kill(): Promise<void>
}

/** Starts a worker beside web processes that share its database. */
export function startWorker(data: string, environment: Record<string, string>): Worker {
  const command = [process.execPath, program, 'serve', '--role', 'worker']
  const { child, ended, output } = launch(command, { HUIXIANG_DATA: data, ...environment })
  const end = async (name: NodeJS.Signals) => {
    child.kill(name)
    await ended
  }
  return {
    output,
    signal: (name) => void child.kill(name),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** How a command of the command line ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command of the command line beside a Huixiang that may be running; `before` is put before it. */
export function runCommand(
  args: readonly string[],
  environment: Record<string, string>,
  before: readonly string[] = [],
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const [file, ...rest] = [...before, process.execPath, program, ...args] as [string, ...string[]]
  const child = spawn(file, rest, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    killSignal: 'SIGKILL',
  })
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { child, ended: ended.then(([stdout, stderr, [code]]) => ({ code, stdout, stderr })) }
}
