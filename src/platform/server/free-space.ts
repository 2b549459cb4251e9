import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Bytes that may still be written where a path lies, or will lie. */
export async function freeBytes(path: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(path)
    return bavail * bsize
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && dirname(path) !== path)
      return freeBytes(dirname(path))
    throw error
  }
}
