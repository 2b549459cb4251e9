import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { gzipSync, zipSync } from 'fflate'
import { afterAll, expect, inject, test } from 'vitest'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import type { Endpoint } from '#platform/contract/endpoint.ts'
import { endpointsOf } from '#platform/server/module.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { modules } from './features.ts'
import { misshapen, nastyInputs, nastyTexts } from './testing/nasty-input.ts'

const house = await openTestHouse(inject('databaseServer'), modules)
const { administrator } = await setUpHouse(house)
await house.settle()
await house.server.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => house.close())

const authorization = `TestActor ${JSON.stringify(administrator)}`
const json = { 'content-type': 'application/json', 'x-huixiang': '1' }

const urlOf = ({ path }: Endpoint, name: string): string =>
  path.replace(/:(\w+)/g, (_, key: string) => (key.endsWith('Id') ? randomUUID() : encodeURIComponent(name)))

/** What is sent of an input: a body, or a query. */
const sentOf = ({ kind }: Endpoint, input: unknown): string =>
  kind === 'write'
    ? JSON.stringify(input)
    : String(
        new URLSearchParams(
          Object.entries((input ?? {}) as object).map(([key, value]) => [key, String(value)]),
        ),
      )

async function ask(endpoint: Endpoint, sent: string, name: string): Promise<number> {
  const url = urlOf(endpoint, name)
  const headers = { authorization, ...json }
  const request =
    endpoint.kind === 'write'
      ? { method: endpoint.method, url, headers, payload: sent }
      : { method: 'GET' as const, url: `${url}?${sent}`, headers }
  return (await house.server.inject(request)).statusCode
}

/** Where an endpoint breaks: asked with everything bad, each once, and under every bad name where its address holds one. */
async function breaks(endpoint: Endpoint): Promise<string[]> {
  const inputs = new Set([...misshapen, ...nastyInputs(endpoint)].map((input) => sentOf(endpoint, input)))
  const isNamed = /:\w+(?<!Id)(?!\w)/.test(endpoint.path)
  const names = isNamed ? nastyTexts.filter((text) => text.isWellFormed()) : []
  const asked = [
    ...[...inputs].map((sent) => [sent, 'x'] as const),
    ...names.map((name) => [sentOf(endpoint, {}), name] as const),
  ]
  const statuses = await Promise.all(asked.map((question) => ask(endpoint, ...question)))
  return asked.flatMap((question, index) =>
    (statuses[index] as number) < 500
      ? []
      : [`${endpoint.method} ${endpoint.path} ${JSON.stringify(question)}`],
  )
}

// It walks every endpoint there is, some thirty calls each.

test('no endpoint breaks on input of no shape, or of the right shape with nasty words in it', async () => {
  const broken: string[] = []
  for (const endpoint of endpointsOf(modules)) broken.push(...(await breaks(endpoint)))
  expect(broken).toEqual([])
})

const send = async (payload: string | Buffer, headers: Record<string, string> = {}) => {
  const response = await house.server.inject({
    method: 'POST',
    url: '/api/voice',
    headers: { ...json, ...headers },
    payload,
  })
  const { code } = response.json()
  return [response.statusCode, code]
}

const voice = (text: string) => ({ text, consent: true, secret: randomUUID() })

test('what cannot be read is refused and says why', async () => {
  expect(await send('{"text": "半句')).toEqual([400, 'platform.badJson'])
  expect(await send('')).toEqual([400, 'platform.badJson'])
  expect(await send('{"__proto__": {"may": true}}')).toEqual([400, 'platform.badJson'])
  expect(await send('[1]')).toEqual([422, 'platform.badInput'])
  expect(await send('<voice/>', { 'content-type': 'application/xml' })).toEqual([
    415,
    'platform.badMediaType',
  ])
  expect(await send('text=x', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
    415,
    'platform.badMediaType',
  ])
  const packed = Buffer.from(gzipSync(Buffer.alloc(1e6)))
  expect(await send(packed, { 'content-encoding': 'gzip' })).toEqual([400, 'platform.badEncoding'])
  expect(await send(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual([422, 'platform.badInput'])
})

test('JSON in another encoding is read when it says so and refused when it does not, never kept as garbage', async () => {
  // 快递没有更新 in GB18030.
  const words = Buffer.from('bfecb5ddc3bbd3d0b8fcd0c2', 'hex')
  const { secret } = voice('')
  const body = Buffer.concat([
    Buffer.from('{"text":"'),
    words,
    Buffer.from(`","consent":true,"secret":"${secret}"}`),
  ])
  expect(await send(body)).toEqual([400, 'platform.badEncoding'])
  expect(await send(body, { 'content-type': 'application/json; charset=made-up' })).toEqual([
    415,
    'platform.badMediaType',
  ])
  expect((await send(body, { 'content-type': 'application/json; charset=gb18030' }))[0]).toBe(200)
  const { rows } = await house.open.pool.query(`select text from feedbacks order by received_at desc limit 1`)
  expect(rows[0].text).toBe('快递没有更新')
})

test('a NUL and half a sign are taken out of a voice, everything else is kept', async () => {
  expect((await send(JSON.stringify(voice('一\u0000二\ud83d三👍\u202e'))))[0]).toBe(200)
  const { rows } = await house.open.pool.query(`select text from feedbacks order by received_at desc limit 1`)
  expect(rows[0].text).toBe('一二\ufffd三👍\u202e')
})

test('a voice of 100,000 characters is refused; one of 10,000 is kept whole', async () => {
  expect(await send(JSON.stringify(voice('长'.repeat(100_000))))).toEqual([422, 'platform.badInput'])
  expect((await send(JSON.stringify(voice('长'.repeat(10_000)))))[0]).toBe(200)
  const { rows } = await house.open.pool.query(`select max(length(text)) as longest from feedbacks`)
  expect(rows[0].longest).toBe(10_000)
})

/** Sends a body of any size in pieces for as long as the server takes it; gives the status and how much was sent. */
async function pour(
  path: string,
  headers: Record<string, string>,
  beginning = '',
): Promise<{ status: number; sent: number }> {
  const { port } = house.server.server.address() as AddressInfo
  const piece = Buffer.alloc(64 * 1024, ' ')
  return new Promise((resolve, reject) => {
    let sent = 0
    const going = httpRequest({ port, path, method: 'POST', headers, agent: false })
    const pump = () => {
      if (going.writableEnded || going.destroyed || sent >= 100 * 1024 * 1024) return
      sent += piece.length
      if (going.write(piece)) setImmediate(pump)
      else going.once('drain', pump)
    }
    going.on('response', (response) => {
      resolve({ status: response.statusCode as number, sent })
      going.destroy()
    })
    going.on('error', reject)
    going.write(beginning)
    pump()
  })
}

test('a body of 100 MB is refused at once, whether it says its length or not, and is never held in memory', async () => {
  const said = await pour('/api/voice', { ...json, 'content-length': String(100 * 1024 * 1024) })
  const unsaid = await pour('/api/voice', { ...json, 'transfer-encoding': 'chunked' })
  expect([said.status, unsaid.status]).toEqual([413, 413])
  // What the sockets between the two hold is sent before anybody can say no.
  expect(Math.max(said.sent, unsaid.sent)).toBeLessThan(20 * 1024 * 1024)
})

test('who listens only when everything is sent still reads why it was refused', async () => {
  const { port } = house.server.server.address() as AddressInfo
  const body = Buffer.alloc(12 * 1024 * 1024, ' ')
  const line = connect({ port, host: '127.0.0.1' })
  const head = `POST /api/voice HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
  await new Promise<void>((sent, failed) => {
    line.once('error', failed)
    line.pause()
    line.write(head)
    line.write(body, () => sent())
  })
  const [answer] = await once(line.resume(), 'data')
  expect(String(answer)).toContain('413')
  line.destroy()
})

test('an upload of 100 MB is refused when it passes 20 MB, and one that is no form at all is refused in words', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' }
  const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
  const upload = await pour('/voice/files', headers, file)
  expect(upload.status).toBe(422)
  expect(upload.sent).toBeLessThan(40 * 1024 * 1024)
  const broken = await house.server.inject({
    method: 'POST',
    url: '/voice/files',
    headers,
    payload: `${file}half`,
  })
  expect([broken.statusCode, broken.json().code]).toEqual([400, 'platform.badRequest'])
})

test('a small workbook that unpacks to forty megabytes is refused', async () => {
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(40 * 1024 * 1024) }, { level: 1 })
  const response = await house.server.inject({
    method: 'POST',
    url: '/api/label-imports',
    headers: { authorization, ...json },
    payload: { fileName: 'labels.xlsx', content: Buffer.from(bomb).toString('base64'), dryRun: true },
  })
  expect(response.statusCode).toBe(422)
  expect(response.json().code).toMatch(/^platform\.spreadsheet/)
})
