import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const program = resolve('src/app/cli/huixiang.ts')
const startMs = 60_000

/** Huixiang as a person runs it: the command line, its embedded database, a folder of its own. */
export interface Running {
  readonly address: string
  readonly data: string
  /** The set-up link it printed, if it is not set up yet. */
  readonly setUpLink: string | null
  output(): string
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

async function killAll(data: string): Promise<void> {
  for (let left = processesOf(data); left.length > 0; left = processesOf(data)) {
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await new Promise((wait) => setTimeout(wait, 20))
  }
}

/** A data folder of its own for one test. */
export function newDataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'huixiang-running-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A port that is probably free. */
const somePort = (): number => 20_000 + Math.floor(Math.random() * 12_000)

/** Starts Huixiang on a data folder. */
export async function startHuixiang(
  data: string,
  environment: Record<string, string> = {},
): Promise<Running> {
  const port = somePort()
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      HUIXIANG_DATA: data,
      HUIXIANG_PORT: String(port),
      HUIXIANG_LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      printed += piece
    })
  }
  await untilReady(child, () => printed)
  return {
    address: `http://localhost:${port}`,
    data,
    setUpLink: /http:\S+\/set-up\?token=\S+/.exec(printed)?.[0] ?? null,
    output: () => printed,
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
