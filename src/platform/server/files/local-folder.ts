import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FileMissing, type FileStore } from './file-store.ts'

// Two levels of folders keep each one small: version 7 keys share their beginning, so the end decides.
const placeOf = (folder: string, key: string): string => join(folder, key.slice(-2), key.slice(-4, -2), key)

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Keeps files in a local folder; a file is there whole and on the disk, or not at all. */
export function localFolder(folder: string): FileStore {
  return {
    async put(key, content) {
      const place = placeOf(folder, key)
      const draft = `${place}.${process.pid}.part`
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      try {
        await writeWhole(draft, content)
        await rename(draft, place)
      } catch (error) {
        // A full disk is no place for halves of files.
        await rm(draft, { force: true })
        throw error
      }
      await syncFolder(dirname(place))
    },
    async open(key, part) {
      const place = placeOf(folder, key)
      await stat(place).catch(() => {
        throw new FileMissing(key)
      })
      return createReadStream(place, part === undefined ? {} : { start: part.first, end: part.last })
    },
    remove: (key) => rm(placeOf(folder, key), { force: true }),
  }
}
