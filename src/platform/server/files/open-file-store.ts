import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import type { FileStore } from './file-store.ts'
import { localFolder } from './local-folder.ts'

/** The file store that the settings name: by default a folder beside the embedded database. */
export function openFileStore(settings: Settings): FileStore {
  return localFolder(join(settings.HUIXIANG_DATA, 'files'))
}
