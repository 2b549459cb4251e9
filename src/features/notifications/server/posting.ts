import { createHmac } from 'node:crypto'
import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What stands for an error code when an address lies inside the organisation's own network. */
export const privateAddress = 'PRIVATE_ADDRESS'

const inside = new BlockList()
// This host, private, shared (RFC 6598), link-local with cloud metadata, and everything that is no single public host.
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6')

/** Whether an address is none of the public network; IPv4 written as IPv6 counts as what it is. */
export function isPrivateAddress(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const tooLate = () => Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' })
const refusal = () => Object.assign(new Error(privateAddress), { code: privateAddress })

/** Looks a name up and refuses it when any of its addresses is private: what was checked is what is connected to. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return done(error, '', 4)
    if (addresses.some(({ address }) => isPrivateAddress(address))) return done(refusal(), '', 4)
    const [first] = addresses
    if (options.all === true) return done(null, addresses)
    return done(null, first?.address ?? '', first?.family ?? 4)
  })
}

/** `t=SECONDS,v1=HEX`: the HMAC-SHA-256 of `SECONDS.BODY`. */
export function signatureOf(body: string, { secret, at }: { secret: string; at: number }): string {
  const seconds = Math.floor(at / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

interface Posting {
  readonly url: string
  readonly body: string | Uint8Array
  /** `content-type` is JSON unless it is given. */
  readonly headers: Readonly<Record<string, string>>
  readonly allowsPrivate: boolean
  /** How long the whole may take. */
  readonly timeoutMs?: number
}

const usualTimeoutMs = 10_000
/** More of an answer is not read. */
const mostAnswered = 16_384

function call<Answer>(
  { url, body, headers, allowsPrivate, timeoutMs = usualTimeoutMs }: Posting,
  answered: (response: IncomingMessage) => Promise<Answer>,
): Promise<Answer> {
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  // A literal address is never looked up.
  if (!allowsPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return Promise.reject(refusal())
  const send = target.protocol === 'https:' ? secure : plain
  const options = {
    method: 'POST',
    timeout: timeoutMs,
    signal: AbortSignal.timeout(timeoutMs),
    agent: false,
    headers: { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(body) },
    ...(allowsPrivate ? {} : { lookup: publicOnly }),
  } as const
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(options.signal.aborted ? tooLate() : error)
    const request = send(target, options, (response) => {
      answered(response)
        .then(resolve, failed)
        .finally(() => response.destroy())
    })
    request.on('error', failed)
    request.on('timeout', () => request.destroy(tooLate()))
    request.end(body)
  })
}

/** Posts and gives the status. Redirects are not followed, what is answered is not read. Throws the connection's error. */
export const post = (posting: Posting): Promise<number> =>
  call(posting, async ({ statusCode }) => statusCode ?? 0)

/** Posts and gives the beginning of the answer, too, as text. */
export const postForAnswer = (posting: Posting): Promise<{ status: number; body: string }> =>
  call(posting, async (response) => {
    let body = ''
    response.setEncoding('utf8')
    for await (const part of response) {
      body += part
      if (body.length > mostAnswered) break
    }
    return { status: response.statusCode ?? 0, body: body.slice(0, mostAnswered) }
  })
