import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { BadBackup, checks, checksEntry, type Manifest, manifest, manifestEntry } from './manifest.ts'

/** One entry of a backup. */
export interface Entry {
  readonly name: string
  readonly content: Buffer
}

/** Reads the entries of a backup in their order. */
export async function* entriesOf(source: string): AsyncGenerator<Entry> {
  const tar = extract()
  const reading = pipeline(createReadStream(source), createGunzip(), new PassThrough(), tar)
  reading.catch(() => undefined)
  try {
    for await (const entry of tar) {
      const parts: Buffer[] = []
      for await (const part of entry) parts.push(part as Buffer)
      yield { name: entry.header.name, content: Buffer.concat(parts) }
    }
    await reading
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw code === 'ENOENT'
      ? new BadBackup(`There is no file ${source}`)
      : new BadBackup(`The file is damaged, cut off or not a backup: ${message}`)
  }
}

function parsed(content: Buffer): Manifest {
  const result = manifest.safeParse(JSON.parse(content.toString('utf8')))
  if (!result.success)
    throw new BadBackup('The file is not a Huixiang backup, or was written by a newer version')
  return result.data
}

/** Reads a backup through once: every entry there, whole and unchanged. Throws BadBackup otherwise. */
export async function verifyArchive(source: string): Promise<{ content: Manifest; files: number }> {
  const sums: Record<string, string> = {}
  let content: Manifest | undefined
  let expected: Record<string, string> | undefined
  for await (const entry of entriesOf(source)) {
    if (entry.name === checksEntry)
      expected = checks.parse(JSON.parse(entry.content.toString('utf8'))).entries
    else sums[entry.name] = createHash('sha256').update(entry.content).digest('hex')
    if (entry.name === manifestEntry) content = parsed(entry.content)
    if (content === undefined) throw new BadBackup('The file is not a Huixiang backup')
  }
  if (content === undefined || expected === undefined)
    throw new BadBackup('The backup is cut off: its end is missing')
  const whole = expected
  const wrong = Object.keys({ ...sums, ...whole }).filter((name) => sums[name] !== whole[name])
  if (wrong.length > 0) throw new BadBackup(`These parts are damaged: ${wrong.join(', ')}`)
  return { content, files: Object.keys(sums).filter((name) => name.startsWith('files/')).length }
}
