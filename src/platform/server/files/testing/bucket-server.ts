import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sign } from 'aws4'
import S3rver from 's3rver'

/** An S3 server on this machine; it checks signatures, and keeps what it has while it is away. */
export interface BucketServer {
  /** The setting that names its bucket; the rest as a person might mistype it. */
  address(given?: { prefix?: string; key?: string; secret?: string; bucket?: string }): string
  /** Ends when every answer has been read or left off. */
  leave(): Promise<void>
  comeBack(): Promise<void>
  remove(): Promise<void>
}

const bucket = 'voices'
const account = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

const signatureIn = (authorization: unknown): string | undefined =>
  /Signature=(\w+)/.exec(String(authorization))?.[1]

/** Whether a request is signed with our secret, reckoned by another library than the one that signed it. */
function isSigned({ method = '', url: path = '', headers }: IncomingMessage): boolean {
  const authorization = headers.authorization ?? ''
  const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(authorization)?.[1] ?? ''
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? []
  const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]))
  const ours = sign({ service: 's3', region, method, path, headers: signed }, account)
  return signatureIn(ours.headers?.Authorization) === signatureIn(authorization)
}

// S3rver 3 knows who asks, and takes their signature (version 4) on trust.
const checking =
  (serve: RequestListener): RequestListener =>
  (request, response) => {
    const isOurs = request.headers.authorization?.includes(`Credential=${account.accessKeyId}/`)
    if (!isOurs || isSigned(request)) return serve(request, response)
    response.writeHead(403, { connection: 'close' })
    response.end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
  }

const listening = (server: Server, port: number) =>
  new Promise<number>((done) =>
    server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
  )

/** Starts the server with one bucket. */
export async function openBucketServer(): Promise<BucketServer> {
  const directory = mkdtempSync(join(tmpdir(), 'huixiang-bucket-'))
  const buckets = new S3rver({ silent: true, directory, configureBuckets: [{ name: bucket, configs: [] }] })
  await buckets.configureBuckets()
  let server = createServer(checking(buckets.callback()))
  const port = await listening(server, 0)
  const leave = () => new Promise<void>((done) => server.close(() => done()))
  return {
    address: ({ prefix = 'files', key = 'S3RVER', secret = 'S3RVER', bucket: named = bucket } = {}) =>
      `http://${key}:${secret}@127.0.0.1:${port}/${named}/${prefix}`,
    leave,
    async comeBack() {
      server = createServer(checking(buckets.callback()))
      await listening(server, port)
    },
    async remove() {
      await leave()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
