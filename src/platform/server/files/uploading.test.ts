import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { visitor } from '../actor.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { FileMissing } from './file-store.ts'
import { keepFiles } from './files.store.ts'
import type { FilesTables } from './files.tables.ts'
import { removeForgottenFiles } from './forgotten-files.ts'
import { jpegFromPhone } from './testing/pictures.ts'
import { storeUpload } from './uploading.ts'

const by = { actor: visitor, request: { id: null, ip: null, locale: 'zh-CN', userAgent: null } } as const
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (error: { code: string }) => error.code,
  )

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [])
})
afterAll(() => house.close())

test('a photo is stored without the place it was taken at, and read back whole', async () => {
  const { fileId, mediaType, bytes } = await storeUpload(house.house, by, jpegFromPhone(6))
  expect(mediaType).toBe('image/jpeg')
  const stored = await buffer(await house.house.files.open(fileId))
  expect(stored.length).toBe(bytes)
  expect(stored.includes('GPS-PLACE')).toBe(false)
})

test('a program, a drawing that is one, and a picture that is too large are refused', async () => {
  expect(await code(storeUpload(house.house, by, Buffer.from('<svg onload="1"/>')))).toBe(
    'platform.fileNotAccepted',
  )
  expect(await code(storeUpload(house.house, by, Buffer.alloc(20 * 1024 * 1024 + 1, 65)))).toBe(
    'platform.fileTooLarge',
  )
  expect(await code(storeUpload(house.house, by, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1])))).toBe(
    'platform.brokenPicture',
  )
})

test('the virus scanner is asked before anything is stored', async () => {
  const scanned = (command: string) => ({
    ...house.house,
    settings: { ...house.house.settings, HUIXIANG_VIRUS_SCAN: command },
  })
  const note = Buffer.from('a note')
  expect(await code(storeUpload(scanned('grep -qv virus'), by, note))).toBe('taken')
  expect(await code(storeUpload(scanned('grep -q virus'), by, note))).toBe('platform.infected')
  expect(await code(storeUpload(scanned('no-such-scanner'), by, note))).toBe('platform.scanFailed')
})

test('an upload that belongs to nothing is gone after a day', async () => {
  const { fileId } = await storeUpload(house.house, by, Buffer.from('forgotten'))
  house.travel(25 * 3_600_000)
  await removeForgottenFiles.run(house.open.jobContext)
  await expect(house.house.files.open(fileId)).rejects.toBeInstanceOf(FileMissing)
  const { state } = await house.house.read
    .tables<FilesTables>()
    .selectFrom('files')
    .select('state')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  expect(state).toBe('removed')
})

test('an upload that is taken while the forgotten ones are removed stays whole', async () => {
  const { fileId } = await storeUpload(house.house, by, Buffer.from('just in time'))
  house.travel(25 * 3_600_000)
  const { jobContext } = house.open
  const transact: typeof jobContext.transact = async (work, options) => {
    await house.arrange(({ db }) => keepFiles(db, [fileId]))
    return jobContext.transact(work, options)
  }
  await removeForgottenFiles.run({ ...jobContext, transact })
  expect((await buffer(await house.house.files.open(fileId))).toString()).toBe('just in time')
  const { rows } = await house.open.pool.query('select state from files where id = $1', [fileId])
  expect(rows).toEqual([{ state: 'kept' }])
})
