import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../src/app/cli/huixiang.ts')
const floor = join(import.meta.dirname, '../floor.ts')
const startMs = 60_000

/** A server process under measurement. */
export interface Serving {
  readonly port: number
  readonly pid: number
  output(): string
  stop(): Promise<void>
}

/** Asks the system for a port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function untilPrinted(child: ChildProcess, { words, read }: { words: string; read: () => string }) {
  const deadline = Date.now() + startMs
  while (!read().includes(words)) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`A server of the bench did not start:\n${read()}`)
    await new Promise((wait) => setTimeout(wait, 20))
  }
}

interface Start {
  readonly args: readonly string[]
  readonly environment: Record<string, string>
  readonly port: number
  /** What it prints when it is ready; a worker prints nothing. */
  readonly ready?: string
}

async function start({ args, environment, port, ready }: Start): Promise<Serving> {
  // HUIXIANG_BENCH_NODE: options for the measured processes, e.g. --cpu-prof.
  const options = (process.env.HUIXIANG_BENCH_NODE ?? '').split(' ').filter(Boolean)
  const child = spawn(process.execPath, [...options, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  // A bench that is ended before its time leaves no server behind.
  const release = () => void child.kill('SIGTERM')
  process.once('exit', release)
  void ended.then(() => process.off('exit', release))
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      printed += piece
    })
  }
  if (ready !== undefined) await untilPrinted(child, { words: ready, read: () => printed })
  return {
    port,
    pid: child.pid as number,
    output: () => printed,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Where the measured processes find their database and files. */
export interface Environment {
  readonly data: string
  readonly appUrl: string
  readonly ownerUrl: string
}

const settingsOf = ({ data, appUrl, ownerUrl }: Environment) => ({
  HUIXIANG_DATA: data,
  HUIXIANG_DATABASE_URL: appUrl,
  HUIXIANG_DATABASE_OWNER_URL: ownerUrl,
  HUIXIANG_LOG_LEVEL: 'warn',
})

/** Runs a command of Huixiang to its end. Throws what it printed when it fails. */
export async function runCommand(environment: Environment, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...settingsOf(environment) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let printed = ''
  child.stderr.on('data', (piece) => {
    printed += piece
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`huixiang ${args[0]} ended with ${code}:\n${printed}`)
}

/** Starts Huixiang as a person starts it, in one of its roles. */
export async function serveHouse(
  environment: Environment,
  role: 'all' | 'web' | 'worker',
  more: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const port = await freePort()
  return start({
    args: [program, 'serve', '--role', role],
    port,
    environment: { ...settingsOf(environment), ...more, HUIXIANG_PORT: String(port) },
    ...(role === 'worker' ? {} : { ready: 'Stop with Ctrl-C' }),
  })
}

/** Starts the bare server that everything is measured against. */
export async function serveFloor({ appUrl }: Environment): Promise<Serving> {
  const port = await freePort()
  const environment = { HUIXIANG_DATABASE_URL: appUrl, HUIXIANG_PORT: String(port) }
  return start({ args: [floor], port, ready: 'The floor is ready', environment })
}
