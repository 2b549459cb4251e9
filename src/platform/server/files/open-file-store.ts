import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import type { FileStore } from './file-store.ts'
import { localFolder } from './local-folder.ts'
import { s3Bucket } from './s3-bucket.ts'

/** The file store that the settings name: by default a folder beside the embedded database. */
export function openFileStore(settings: Settings): FileStore {
  const { HUIXIANG_FILES_URL: bucket, HUIXIANG_DATA: data } = settings
  return bucket === undefined ? localFolder(join(data, 'files')) : s3Bucket(bucket)
}
