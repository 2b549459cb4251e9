import type { BenchLine } from '../../../../bench/line.ts'
import { runBench, workloads } from '../../../../bench/run.ts'
import { NotABenchDatabase } from '../../../../bench/serving/prepared-place.ts'
import { NoBrowser } from '../../../../bench/workloads/browser.ts'
import { CommandFailure, parseOptions, settingsOfEnvironment } from '../command-line.ts'

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new CommandFailure(`--${name} is a whole number above 0, not ${text}`, 2)
}

function sentenceOf({ workload, ops, p50, p95, p99, floor, ratio, tickets, ...more }: BenchLine): string {
  const pgbench = floor.pgbench === undefined ? '' : `; pgbench ${floor.pgbench}/s`
  const volume = tickets > 0 ? `, ${tickets} tickets` : ''
  const { seconds, at370, taughtAt370, p99At2000, calmP95 } = more
  const took = seconds === undefined ? '' : `, measured in ${seconds} s`
  const calm = calmP95 === undefined ? '' : `; p95 ${calmP95} ms before`
  const lengths =
    at370 === undefined
      ? ''
      : `; ${at370}/s at 370 units, ${taughtAt370}/s with learnt labels, p99 ${p99At2000} ms at 2,000 units`
  return `${workload}: ${ops}/s, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms; floor ${floor.ops}/s${pgbench}; ratio ${ratio}${volume}${lengths}${took}${calm}`
}

/** Measures a workload against its floor, in the same run. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(
    args,
    {
      tickets: { type: 'string', default: '100000' },
      voices: { type: 'string', default: '1000000' },
      seconds: { type: 'string', default: '6' },
      connections: { type: 'string', default: '16' },
      json: { type: 'boolean', default: false },
    },
    { words: 1 },
  )
  const [workload] = positionals
  if (workload === undefined || !workloads.includes(workload))
    throw new CommandFailure(`Name a workload: ${workloads.join(', ')}.`, 2)
  const order = {
    workload,
    tickets: wholeNumber('tickets', values.tickets),
    voices: wholeNumber('voices', values.voices),
    seconds: wholeNumber('seconds', values.seconds),
    connections: wholeNumber('connections', values.connections),
  }
  process.once('SIGTERM', () => process.exit(143))
  const line = await runBench(order, settingsOfEnvironment()).catch((error) => {
    const known = error instanceof NotABenchDatabase || error instanceof NoBrowser
    throw known ? new CommandFailure(error.message) : error
  })
  process.stdout.write(`${values.json ? JSON.stringify(line) : sentenceOf(line)}\n`)
  return 0
}
