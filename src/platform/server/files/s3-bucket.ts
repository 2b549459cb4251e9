import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { FileMissing, type FileStore } from './file-store.ts'

const patience = 30_000

/**
 * Keeps files in an S3-compatible bucket, addressed by path so that every such store understands it.
 * @param address `https://key:secret@host/bucket/prefix?region=x`
 */
export function s3Bucket(address: string): FileStore {
  const url = new URL(address)
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  })
  const base = `${url.protocol}//${url.host}${url.pathname.replace(/\/$/, '')}`
  const send = async (method: string, key: string, content?: Uint8Array) => {
    const response = await client.fetch(`${base}/${key}`, {
      method,
      signal: AbortSignal.timeout(patience),
      ...(content === undefined ? {} : { body: content as Uint8Array<ArrayBuffer> }),
    })
    if (response.ok || (method === 'DELETE' && response.status === 404)) return response
    await response.body?.cancel()
    throw response.status === 404
      ? new FileMissing(key)
      : new Error(`The file store answered ${response.status}`)
  }
  return {
    async put(key, content) {
      await (await send('PUT', key, content)).body?.cancel()
    },
    async open(key) {
      return Readable.fromWeb((await send('GET', key)).body as ReadableStream)
    },
    async remove(key) {
      await (await send('DELETE', key)).body?.cancel()
    },
  }
}
