import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openFileStore } from '#platform/server/files/open-file-store.ts'
import type { Settings } from '#platform/server/settings.ts'
import { bad, type Finding, good } from './finding.ts'

/** Where files lie, without the key to it. */
function placeOf({ HUIXIANG_FILES_URL: bucket, HUIXIANG_DATA: data }: Settings): string {
  if (bucket === undefined) return join(data, 'files')
  const { host, pathname } = new URL(bucket)
  return `${host}${pathname}`
}

/** Whether a file can be stored, read back and removed. */
export async function checkFiles(settings: Settings): Promise<Finding> {
  const files = openFileStore(settings)
  const key = randomUUID()
  try {
    await files.put(key, Buffer.from('Huixiang 回响'))
    const came = (await buffer(await files.open(key))).toString()
    await files.remove(key)
    if (came !== 'Huixiang 回响') throw new Error('what was stored came back changed')
    return good('files', `can be stored and read at ${placeOf(settings)}`)
  } catch (error) {
    const { message } = ((error as Error).cause ?? error) as Error
    return bad(
      'files',
      `${placeOf(settings)}: ${message}`,
      settings.HUIXIANG_FILES_URL === undefined
        ? 'Let the account that runs Huixiang write there, and see that the disk has room.'
        : 'Check that the store runs and that HUIXIANG_FILES_URL has its address, key, secret and bucket.',
    )
  }
}
