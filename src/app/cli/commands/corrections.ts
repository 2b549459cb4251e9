import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type CorrectionLine,
  exportCorrections,
} from '#features/analysis/server/public/corrections-export.ts'
import { taughtTasks } from '#features/analysis/server/public/taught-tasks.ts'
import { CommandFailure, parseOptions } from '../command-line.ts'
import { inWorkingHouse } from '../working-house.ts'

const parts = ['train', 'dev'] as const

function order(args: string[]) {
  const { values } = parseOptions(args, {
    task: { type: 'string' },
    train: { type: 'string' },
    dev: { type: 'string' },
    overwrite: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const task = taughtTasks.find((name) => name === values.task)
  if (task === undefined) throw new CommandFailure(`--task is one of: ${taughtTasks.join(', ')}`, 2)
  if (values.train === undefined || values.dev === undefined)
    throw new CommandFailure('Name both files to write: --train FILE --dev FILE', 2)
  const files = { train: resolve(values.train), dev: resolve(values.dev) }
  if (files.train === files.dev) throw new CommandFailure('--train and --dev are two files.', 2)
  const there = parts.map((part) => files[part]).find((file) => existsSync(file))
  if (there !== undefined && !values.overwrite)
    throw new CommandFailure(`${there} is there already; --overwrite replaces it.`, 2)
  return { task, files, json: values.json }
}

const textOf = ({ id, text, label }: CorrectionLine) => `${JSON.stringify({ id, text, label })}\n`

/** Writes a file whole or not at all. */
async function writeWhole(file: string, lines: readonly string[]): Promise<void> {
  const draft = `${file}.part`
  try {
    await pipeline(Readable.from(lines), createWriteStream(draft, { mode: 0o600 }))
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Writes corrections into two files that `huixiang train` reads. */
export async function run(args: string[]): Promise<number> {
  const { task, files, json } = order(args)
  return inWorkingHouse(async (desk) => {
    const lines: Record<CorrectionLine['part'], string[]> = { train: [], dev: [] }
    for await (const line of await exportCorrections(desk, task)) lines[line.part].push(textOf(line))
    for (const part of parts) await writeWhole(files[part], lines[part])
    const counts = { train: lines.train.length, dev: lines.dev.length }
    if (json) process.stdout.write(`${JSON.stringify({ task, ...counts })}\n`)
    else
      process.stdout.write(
        `${counts.train} examples written to ${files.train}, ${counts.dev} to ${files.dev}; personal data masked\n`,
      )
    return 0
  })
}
