import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { registerFeedback } from '#features/intake/contract.ts'
import { formOf } from '#features/intake/server/testing/voices.ts'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import type { Actor } from '#platform/server/actor.ts'
import { takeBackup } from '#platform/server/backup/backup.ts'
import { restoreBackup } from '#platform/server/backup/restore.ts'
import { s3Bucket } from '#platform/server/files/s3-bucket.ts'
import { type BucketServer, openBucketServer } from '#platform/server/files/testing/bucket-server.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'
import { makeTestDatabase } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { modules } from './features.ts'

const jobs = jobsOf(modules)
const name = '投诉 凭证 🧾.txt'
const content = Buffer.from('保修期内坏了三次。'.repeat(10_000))
let bucket: BucketServer
let house: TestHouse
let administrator: Actor
let folder: string

beforeAll(async () => {
  bucket = await openBucketServer()
  folder = mkdtempSync(join(tmpdir(), 'huixiang-store-'))
  house = await openTestHouse(inject('databaseServer'), modules, { HUIXIANG_FILES_URL: bucket.address() })
  administrator = (await setUpHouse(house)).administrator
})
afterAll(async () => {
  await house.close()
  await bucket.remove()
  rmSync(folder, { recursive: true })
})

const signedIn = () => ({ authorization: `TestActor ${JSON.stringify(administrator)}`, 'x-huixiang': '1' })

function upload(bytes: Uint8Array, url = '/api/files') {
  const form = formOf({}, [{ name, content: bytes }])
  const headers = { ...form.headers, ...signedIn() }
  return house.server.inject({ method: 'POST', url, payload: form.payload, headers })
}

const register = (files: { id: string; name: string }[]) =>
  house.call(registerFeedback, {}, { text: '电视又黑屏了', files }, { as: administrator })

const download = (feedbackId: string, fileId: string) =>
  house.server.inject({ url: `/api/feedback/${feedbackId}/files/${fileId}`, headers: signedIn() })

test('a file handed in lies in the bucket and comes back under its own name', async () => {
  const { fileId } = (await upload(content)).json()
  const { reply } = await register([{ id: fileId, name }])
  const file = await download(reply.feedbackId, fileId)
  expect(file.rawPayload.equals(content)).toBe(true)
  expect(file.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`)
})

test('a player asks for the part it needs, and is told when there is none', async () => {
  const { fileId } = (await upload(content)).json()
  const { reply } = await register([{ id: fileId, name }])
  const url = `/api/feedback/${reply.feedbackId}/files/${fileId}`
  const part = await house.server.inject({ url, headers: { ...signedIn(), range: 'bytes=100-299' } })
  expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 100-299/${content.length}`])
  expect(part.rawPayload.equals(content.subarray(100, 300))).toBe(true)
  const beyond = await house.server.inject({ url, headers: { ...signedIn(), range: 'bytes=9999999-' } })
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${content.length}`])
})

test('of a table of several megabytes the first rows are looked at, and the bucket is asked for no more', async () => {
  const line = '今天的配送员很有礼貌，谢谢你们,2024-03-01\n'
  const table = Buffer.from(`内容,时间\n${line.repeat(60_000)}`)
  expect((await upload(table, '/api/imports')).statusCode).toBe(200)
  await house.settle()
  const { rows } = await house.open.pool.query('select state, bytes from imports')
  expect(rows).toEqual([{ state: 'ready', bytes: table.length }])
  // Leaves only when no answer is half read.
  await bucket.leave()
  await bucket.comeBack()
})

test('while the bucket is away a file is refused in words, a voice without one is taken, and then all is there again', async () => {
  const { fileId } = (await upload(content)).json()
  const { feedbackId } = (await register([{ id: fileId, name }])).reply
  await bucket.leave()
  for (const answer of [await upload(content), await download(feedbackId, fileId)]) {
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'platform.fileStoreUnavailable'])
    expect(answer.headers['retry-after']).toBe('2')
  }
  expect((await register([])).status).toBe(200)
  await bucket.comeBack()
  expect((await download(feedbackId, fileId)).rawPayload.equals(content)).toBe(true)
  expect((await upload(content)).statusCode).toBe(200)
})

test('a backup holds the files of a bucket, and brings them into another', async () => {
  const { fileId } = (await upload(content)).json()
  await register([{ id: fileId, name }])
  const target = join(folder, 'organisation.tar.gz')
  const { ownerUrl } = house.database
  const taken = await takeBackup({ databaseUrl: ownerUrl, files: house.house.files, target, version: 'test' })
  expect(taken).toMatchObject({ missingFiles: [] })
  const empty = await makeTestDatabase(inject('databaseServer'), jobs)
  const files = s3Bucket(bucket.address({ prefix: '还原' }))
  const migrateTo = async (names: readonly string[] | 'newest') => {
    const only = names === 'newest' ? {} : { only: names }
    await migrate({ ...empty, folder: migrationsFolder, jobs, ...only })
  }
  const restored = await restoreBackup({ source: target, ownerUrl: empty.ownerUrl, files, migrateTo })
  expect(restored.files).toBe(taken.files)
  const pieces: Buffer[] = []
  for await (const piece of await files.open(fileId)) pieces.push(piece)
  expect(Buffer.concat(pieces).equals(content)).toBe(true)
  await empty.drop()
})
