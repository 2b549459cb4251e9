import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '#platform/contract/refusal.ts'

const patience = 60_000

/**
 * Has a command look at a file. Refuses `platform.infected` when it answers with another code than 0,
 * and `platform.scanFailed` when it cannot be run: an unscanned file is never stored.
 * @param command words separated by spaces; the file's path is added
 */
export async function scanForViruses(command: string, content: Uint8Array): Promise<void> {
  const [program, ...words] = command.split(/\s+/).filter(Boolean)
  const folder = await mkdtemp(join(tmpdir(), 'huixiang-scan-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, content, { mode: 0o600 })
    await new Promise<void>((resolve, reject) => {
      execFile(program as string, [...words, path], { timeout: patience }, (error) => {
        if (error === null) resolve()
        else if (typeof error.code === 'number') reject(new Refusal('platform.infected', 'invalid'))
        else reject(new Refusal('platform.scanFailed', 'unavailable'))
      })
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
