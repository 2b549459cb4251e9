import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type ExportedVoice,
  type ExportOrder,
  exportColumns,
  exportFeedback,
  unmaskingReasons,
} from '#features/imports/server/public/export-feedback.ts'
import { streamCsv, streamSheet } from '#platform/server/spreadsheets/stream-table.ts'
import { CommandFailure, parseOptions } from '../command-line.ts'
import { inWorkingHouse } from '../working-house.ts'

type Voices = AsyncIterable<ExportedVoice>

async function* table(voices: Voices): AsyncGenerator<readonly string[]> {
  yield exportColumns
  for await (const voice of voices) yield exportColumns.map((column) => voice[column])
}

async function* lines(voices: Voices): AsyncGenerator<string> {
  for await (const voice of voices) {
    const told = Object.entries(voice).filter(([, value]) => value !== '')
    yield `${JSON.stringify(Object.fromEntries(told))}\n`
  }
}

const writers: Readonly<Record<string, (voices: Voices) => AsyncIterable<Uint8Array | string>>> = {
  '.csv': (voices) => streamCsv(table(voices)),
  '.xlsx': (voices) => streamSheet('feedback', table(voices)),
  '.jsonl': lines,
}

function dayNamed(option: string, text: string | undefined): string | null {
  if (text === undefined) return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new CommandFailure(`${option} is a day such as 2026-01-31, not ${text}`, 2)
  return text
}

function order(args: string[]) {
  const { values, positionals } = parseOptions(
    args,
    {
      from: { type: 'string' },
      to: { type: 'string' },
      unmasked: { type: 'boolean', default: false },
      reason: { type: 'string' },
      overwrite: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    { words: 1 },
  )
  const [name] = positionals
  const write = writers[extname(name ?? '').toLowerCase()]
  if (name === undefined || write === undefined)
    throw new CommandFailure('Name the file to write: huixiang export FILE.csv, FILE.xlsx or FILE.jsonl', 2)
  const target = resolve(name)
  if (existsSync(target) && !values.overwrite)
    throw new CommandFailure(`${target} is there already; --overwrite replaces it.`, 2)
  const reason = unmaskingReasons.find((code) => code === values.reason) ?? null
  if (values.unmasked && reason === null)
    throw new CommandFailure(
      `--unmasked needs --reason for the audit log, one of: ${unmaskingReasons.join(', ')}`,
      2,
    )
  const asked: ExportOrder = {
    from: dayNamed('--from', values.from),
    to: dayNamed('--to', values.to),
    unmaskedBecause: values.unmasked ? reason : null,
  }
  return { asked, target, write, json: values.json }
}

/** Writes feedback with its labels into a file. */
export async function run(args: string[]): Promise<number> {
  const { asked, target, write, json } = order(args)
  return inWorkingHouse(async (desk) => {
    const { count, voices } = await exportFeedback(desk, asked)
    const draft = `${target}.part`
    try {
      await pipeline(Readable.from(write(voices)), createWriteStream(draft, { mode: 0o600 }))
      await rename(draft, target)
    } finally {
      await rm(draft, { force: true })
    }
    const masked = asked.unmaskedBecause === null
    if (json) process.stdout.write(`${JSON.stringify({ file: target, rows: count, masked })}\n`)
    else
      process.stdout.write(`${count} voices written to ${target}${masked ? ', personal data masked' : ''}\n`)
    return 0
  })
}
