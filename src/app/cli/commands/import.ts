import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  carryOutLocally,
  discardLocalImport,
  type LocalImport,
  lookAtLocalFile,
  type Mapping,
  mappingWith,
  type Outcome,
} from '#features/imports/server/public/local-import.ts'
import { rejectsOf } from '#features/imports/server/public/rejects.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import { streamCsv, streamSheet } from '#platform/server/spreadsheets/stream-table.ts'
import { CommandFailure } from '../command-line.ts'
import { inWorkingHouse } from '../working-house.ts'
import { boundHeap } from './import/bounded-heap.ts'
import { type ImportOptions, importOptions } from './import/options.ts'
import { progressLine } from './import/progress.ts'

type Standing = LocalImport['standing']

function describe({ headers, encoding, remembered }: Standing, mapping: Mapping): string {
  const names = headers ?? []
  const width = Math.max(...names.map((name) => name.length))
  const lines = names.map((name, column) => `  ${name.padEnd(width)}  ${mapping.columns[column]}`)
  const how = remembered ? 'remembered from the last file with these headings' : 'guessed'
  return `Columns (${how})${encoding === null ? '' : `, ${encoding}`}, source ${mapping.source}:\n${lines.join('\n')}\n`
}

async function confirmed({ yes, dryRun, mode }: ImportOptions): Promise<boolean> {
  if (yes || dryRun) return true
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await asking.question(`Import as ${mode}? [y/N] `)).trim())
  } finally {
    asking.close()
  }
}

async function writeRejects(desk: JobContext, standing: Standing, path: string): Promise<void> {
  const rows = rejectsOf(desk.read, standing, 'en')
  const pieces = /\.xlsx$/i.test(path) ? streamSheet('rejects', rows) : streamCsv(rows)
  await pipeline(Readable.from(pieces), createWriteStream(path, { mode: 0o600 }))
}

function report({ json, dryRun, rejects }: ImportOptions, { standing, resumedAfter }: Outcome): void {
  const { id, state, taken, known, rejected, failure, last_row: lastRow } = standing
  if (json) {
    const importId = dryRun ? null : id
    process.stdout.write(
      `${JSON.stringify({ importId, state: dryRun ? 'checked' : state, taken, known, rejected, lastRow, resumedAfter, failure })}\n`,
    )
    return
  }
  if (resumedAfter !== null)
    process.stdout.write(`Went on behind row ${resumedAfter}, where an earlier run had left off.\n`)
  const verb = dryRun ? 'would be taken' : 'taken'
  process.stdout.write(
    `${taken} ${verb}, ${known} known before, ${rejected} rejected (up to row ${lastRow})\n`,
  )
  if (rejected > 0 && rejects === undefined)
    process.stdout.write('--rejects FILE.csv writes the rejected rows with their reasons.\n')
  if (!dryRun && taken > 0)
    process.stdout.write('It stands under Listen › Import, where the whole import can be undone.\n')
}

/** Asked to stop, the import stops behind the batch in hand; asked again, the process ends. */
function untilAsked(): { asked(): boolean; forget(): void } {
  let asked = false
  const hear = () => {
    asked = true
  }
  process.once('SIGINT', hear)
  process.once('SIGTERM', hear)
  return {
    asked: () => asked,
    forget: () => {
      process.off('SIGINT', hear)
      process.off('SIGTERM', hear)
    },
  }
}

async function take(desk: JobContext, local: LocalImport, order: ImportOptions & { mapping: Mapping }) {
  const progress = progressLine(order.json)
  const stop = untilAsked()
  try {
    const pace = { pause: stop.asked, heard: progress.tell }
    return await carryOutLocally(desk, local, { ...order, pace })
  } finally {
    stop.forget()
    progress.end()
  }
}

function codeOf({ failure, state, rejected }: Standing): number {
  if (failure !== null) throw new Refusal(failure.code as `${string}.${string}`, 'invalid', failure.facts)
  return state === 'stopped' || rejected > 0 ? 1 : 0
}

async function importInto(desk: JobContext, options: ImportOptions): Promise<number> {
  const local = await lookAtLocalFile(desk, options.file)
  try {
    const mapping = mappingWith(local.standing, options.changes, options.source)
    if (!options.json) process.stderr.write(describe(local.standing, mapping))
    if (!(await confirmed(options))) throw new CommandFailure('Nothing was imported.', 2)
    const outcome = await take(desk, local, { ...options, mapping })
    const { standing } = outcome
    if (options.rejects !== undefined && standing.rejected > 0)
      await writeRejects(desk, standing, options.rejects)
    report(options, outcome)
    return codeOf(standing)
  } finally {
    await discardLocalImport(desk, local.standing.id)
  }
}

/** Takes a local file of feedback in. Exit code 0: every row taken or known; 1: some rejected, or stopped; 2: cannot be done. */
export async function run(args: string[]): Promise<number> {
  const options = importOptions(args)
  boundHeap()
  return inWorkingHouse((desk) => importInto(desk, options))
}
