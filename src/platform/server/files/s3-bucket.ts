import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { Refusal } from '#platform/contract/refusal.ts'
import { FileMissing, type FileStore } from './file-store.ts'

const patience = 30_000

type Order = {
  readonly method: string
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array
}

/** Not the asker's fault and perhaps over soon: refused in words, with the reason for the log and for `doctor`. */
function unavailable(reason: unknown): Refusal {
  const refusal = new Refusal('platform.fileStoreUnavailable', 'unavailable')
  refusal.cause = reason
  return refusal
}

/** What a refusal's XML says, e.g. SignatureDoesNotMatch. */
async function reasonIn(response: Response): Promise<string> {
  const text = await response.text().catch(() => '')
  const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1]
  return `The file store answered ${response.status}${code === undefined ? '' : ` ${code}`}`
}

/** Sends one request; how long it may take counts to the answer's beginning, for whoever reads its body may be slow. */
async function answerTo(client: AwsClient, url: string, order: Order): Promise<Response> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(new Error('The file store does not answer')), patience)
  try {
    return await client.fetch(url, { ...order, signal: giveUp.signal } as RequestInit)
  } catch (error) {
    throw unavailable((error as Error).cause ?? error)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Keeps files in an S3-compatible bucket, addressed by path so that every such store understands it. Refuses
 * `platform.fileStoreUnavailable` when the store is away, or does not let us in.
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
  const send = async (key: string, order: Order) => {
    const response = await answerTo(client, `${base}/${key}`, order)
    if (response.ok) return response
    const reason = await reasonIn(response)
    throw response.status === 404 && !reason.endsWith('NoSuchBucket')
      ? new FileMissing(key)
      : unavailable(new Error(reason))
  }
  return {
    async put(key, content) {
      // Signed with the content, so that what arrives is whole or refused.
      const headers = { 'x-amz-content-sha256': createHash('sha256').update(content).digest('hex') }
      await (await send(key, { method: 'PUT', headers, body: content })).body?.cancel()
    },
    async open(key, part) {
      const headers = part && { range: `bytes=${part.first}-${part.last}` }
      const response = await send(key, { method: 'GET', ...(headers && { headers }) })
      if (part !== undefined && response.status !== 206) {
        await response.body?.cancel()
        throw unavailable(new Error('The file store gives no parts of files'))
      }
      return Readable.fromWeb(response.body as ReadableStream)
    },
    async remove(key) {
      await send(key, { method: 'DELETE' }).then(
        (response) => response.body?.cancel(),
        (error) => {
          if (!(error instanceof FileMissing)) throw error
        },
      )
    },
  }
}
