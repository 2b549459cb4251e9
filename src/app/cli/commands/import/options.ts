import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Mode, type Target, targets } from '#features/imports/server/public/local-import.ts'
import { CommandFailure, parseOptions } from '../../command-line.ts'

/** What the person asked for. */
export interface ImportOptions {
  readonly file: string
  readonly mode: Mode
  readonly changes: ReadonlyMap<string, Target>
  readonly source: string | undefined
  readonly dryRun: boolean
  readonly rejects: string | undefined
  readonly yes: boolean
  readonly json: boolean
}

function changeOf(text: string): [string, Target] {
  const cut = text.lastIndexOf('=')
  const target = text.slice(cut + 1) as Target
  if (cut < 1 || !targets.includes(target))
    throw new CommandFailure(`--map is COLUMN=FIELD, not «${text}». Fields: ${targets.join(', ')}`, 2)
  return [text.slice(0, cut), target]
}

function fileNamed(name: string | undefined): string {
  if (name === undefined) throw new CommandFailure('Name the file to import: huixiang import FILE', 2)
  const file = resolve(name)
  if (!existsSync(file) || !statSync(file).isFile()) throw new CommandFailure(`There is no file ${file}`, 2)
  return file
}

/** Reads the arguments; whatever cannot be meant ends the command (exit code 2). */
export function importOptions(args: string[]): ImportOptions {
  const { values, positionals } = parseOptions(
    args,
    {
      history: { type: 'boolean', default: false },
      live: { type: 'boolean', default: false },
      map: { type: 'string', multiple: true, default: [] },
      source: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      rejects: { type: 'string' },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    { words: 1 },
  )
  const file = fileNamed(positionals[0])
  if (values.history && values.live) throw new CommandFailure('Choose --history or --live, not both', 2)
  if (values.rejects !== undefined && !/\.(csv|xlsx)$/i.test(values.rejects))
    throw new CommandFailure('--rejects writes a file ending in .csv or .xlsx', 2)
  const asks = !values.yes && !values['dry-run']
  if (asks && !(process.stdin.isTTY && process.stderr.isTTY))
    throw new CommandFailure('Nobody is here to confirm: add --yes to import, or --dry-run to look first', 2)
  return {
    file,
    mode: values.live ? 'live' : 'history',
    changes: new Map(values.map.map(changeOf)),
    source: values.source,
    dryRun: values['dry-run'],
    rejects: values.rejects,
    yes: values.yes,
    json: values.json,
  }
}
