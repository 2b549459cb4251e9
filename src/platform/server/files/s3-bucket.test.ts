import { randomBytes, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileMissing, type FileStore } from './file-store.ts'
import { s3Bucket } from './s3-bucket.ts'
import { type BucketServer, openBucketServer } from './testing/bucket-server.ts'

let server: BucketServer
let store: FileStore
beforeAll(async () => {
  server = await openBucketServer()
  store = s3Bucket(server.address())
})
afterAll(() => server.remove())

const textOf = async (key: string, from = store) => (await buffer(await from.open(key))).toString()
const unavailable = (reason: RegExp) => ({
  code: 'platform.fileStoreUnavailable',
  kind: 'unavailable',
  cause: { message: expect.stringMatching(reason) },
})

test('what is stored is read back, replaced and removed; removing twice is no mistake', async () => {
  const key = randomUUID()
  await store.put(key, Buffer.from('内容'))
  expect(await textOf(key)).toBe('内容')
  await store.put(key, Buffer.from(''))
  expect(await textOf(key)).toBe('')
  await store.remove(key)
  await expect(store.open(key)).rejects.toBeInstanceOf(FileMissing)
  await store.remove(key)
})

test('twenty megabytes come back byte for byte, also to a slow reader', async () => {
  const key = randomUUID()
  const content = randomBytes(20 * 1024 * 1024)
  await store.put(key, content)
  const pieces: Buffer[] = []
  for await (const piece of await store.open(key)) {
    pieces.push(piece)
    if (pieces.length % 50 === 0) await new Promise((wait) => setTimeout(wait, 5))
  }
  expect(pieces.length).toBeGreaterThan(50)
  expect(Buffer.concat(pieces).equals(content)).toBe(true)
})

test('a part of a file is read without the rest of it', async () => {
  const key = randomUUID()
  await store.put(key, Buffer.from('0123456789'))
  expect((await buffer(await store.open(key, { first: 3, last: 5 }))).toString()).toBe('345')
})

test('a folder of the bucket may be named in any script, and is apart from the others', async () => {
  const key = randomUUID()
  const named = s3Bucket(server.address({ prefix: '客户 files+更多' }))
  await named.put(key, Buffer.from('在这里'))
  expect(await textOf(key, named)).toBe('在这里')
  await expect(store.open(key)).rejects.toBeInstanceOf(FileMissing)
})

test.each([
  ['a wrong secret', { secret: 'S3RVE' }, /403 SignatureDoesNotMatch/],
  ['an unknown key', { key: 'NOBODY' }, /403 InvalidAccessKeyId/],
  ['no such bucket', { bucket: 'nowhere' }, /404 NoSuchBucket/],
])('%s lets nothing in or out, and the log is told why', async (_, mistake, reason) => {
  const key = randomUUID()
  await store.put(key, Buffer.from('kept'))
  const strange = s3Bucket(server.address(mistake))
  await expect(strange.put(key, Buffer.from('changed'))).rejects.toMatchObject(unavailable(reason))
  await expect(strange.open(key)).rejects.toMatchObject(unavailable(reason))
  await expect(strange.remove(key)).rejects.toMatchObject(unavailable(reason))
  expect(await textOf(key)).toBe('kept')
})

test('while the store is away it says so at once, and when it is back everything is there', async () => {
  const key = randomUUID()
  await store.put(key, Buffer.from('before'))
  await server.leave()
  await expect(store.open(key)).rejects.toMatchObject(unavailable(/ECONNREFUSED/))
  await expect(store.put(key, Buffer.from('lost'))).rejects.toMatchObject(unavailable(/ECONNREFUSED/))
  await server.comeBack()
  expect(await textOf(key)).toBe('before')
})
