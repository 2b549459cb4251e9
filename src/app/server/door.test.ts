import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, expect, inject, test } from 'vitest'
import { registerFeedback, unmaskFeedback } from '#features/intake/contract.ts'
import { administratorPassword, setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { startSession } from '#features/sign-in/contract.ts'
import { openApiOf } from '#platform/server/http/openapi.ts'
import { endpointsOf } from '#platform/server/module.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { modules } from './features.ts'
import { buildWebProcess } from './web-process.ts'

const databaseServer = inject('databaseServer')
const house = await openTestHouse(databaseServer, modules, {
  HUIXIANG_PUBLIC_URL: 'https://voice.example.com',
  HUIXIANG_TRUSTED_PROXIES: '10.0.0.0/8',
})
const { administrator } = await setUpHouse(house)
const web = await buildWebProcess(house.open, modules, { demo: false })
afterAll(async () => {
  await web.close()
  await house.close()
})

const addressesOf = async () => {
  const { rows } = await house.open.pool.query(
    `select distinct host(ip) as ip from events where ip is not null`,
  )
  return rows.map(({ ip }) => ip)
}

const signIn = (headers: Record<string, string>, remoteAddress = '192.0.2.7') =>
  web.inject({
    method: 'POST',
    url: startSession.path,
    remoteAddress,
    headers: { 'x-huixiang': '1', ...headers },
    payload: { login: 'lin.lan@example.com', password: administratorPassword },
  })

test('every answer forbids guessing types, framing and leaking addresses, and carries the request’s id', async () => {
  for (const url of ['/api/health', '/api/nowhere', '/voice', '/', '/api/openapi.json', '/metrics']) {
    const { headers } = await web.inject({ url })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
    })
    if (String(headers['content-type']).startsWith('text/html'))
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  }
})

test('the session’s cookie is out of reach of scripts and other sites, and behind HTTPS it stays there', async () => {
  const answer = await signIn({})
  expect(answer.headers['set-cookie']).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('a cookie alone reads, but changes nothing without Huixiang’s own header', async () => {
  const cookie = String((await signIn({})).headers['set-cookie']).split(';')[0] as string
  expect((await web.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200)
  for (const { method, path, kind } of endpointsOf(modules)) {
    if (kind === 'read') continue
    const url = path.replace(/:\w+/g, administrator.id as string)
    const { statusCode } = await web.inject({ method, url, headers: { cookie } })
    expect(statusCode, `${method} ${path}`).toBe(403)
  }
  expect((await web.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200)
})

test('what a proxy says of an address is believed from a trusted one alone', async () => {
  await signIn({ 'x-forwarded-for': '203.0.113.1' }, '192.0.2.7')
  await signIn({ 'x-forwarded-for': '203.0.113.2' }, '10.1.2.3')
  expect(await addressesOf()).toEqual(expect.arrayContaining(['192.0.2.7', '203.0.113.2']))
  expect(await addressesOf()).not.toContain('203.0.113.1')
})

test('who asks too often is told how long to wait', async () => {
  const send = (n: number) =>
    web.inject({
      method: 'POST',
      url: '/api/voice',
      remoteAddress: '198.51.100.9',
      payload: { text: '你好', consent: true, secret: `${'s'.repeat(40)}${n}` },
    })
  const answers = []
  for (let n = 0; n < 12; n += 1) answers.push(await send(n))
  const last = answers.at(-1)
  expect(last?.statusCode).toBe(429)
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
  expect(last?.headers['content-type']).toContain('application/problem+json')
  expect(last?.json().title).not.toBe(last?.json().code)
})

interface Described {
  openapi: string
  paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>
}

function referencesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  )
}

const resolve = (document: unknown, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)

test('the description of the API names every endpoint and parameter once, and all it refers to is in it', async () => {
  const document = (await web.inject({ url: '/api/openapi.json' })).json() as Described
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiOf(modules, '0.1.0'))))
  expect(document.openapi).toBe('3.1.0')
  const broken = referencesIn(document).filter(
    (reference) => !reference.startsWith('#/') || resolve(document, reference) === undefined,
  )
  expect(broken).toEqual([])
  for (const { method, path } of endpointsOf(modules)) {
    const described = path.replace(/:(\w+)/g, '{$1}')
    const operation = document.paths[described]?.[method.toLowerCase()]
    const inPath = operation?.parameters.filter((one) => one.in === 'path').map(({ name }) => name)
    expect(inPath, described).toEqual([...described.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  }
})

/** The routes as the server itself prints them: a tree, each branch four signs deeper. */
function servedUnder(prefix: string): string[] {
  const above: string[] = []
  return web
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] =
        /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line) ?? []
      const depth = indent.length / 4
      above.length = depth
      above[depth] = part
      const path = above.join('').replace(/:(\w+)/g, '{$1}')
      return methods === '' || !path.startsWith(prefix)
        ? []
        : methods
            .split(', ')
            .filter((method) => method !== 'HEAD')
            .map((method) => `${method} ${path}`)
    })
}

/** Pages and what they are made of, which programs have no business with. */
const pages = [
  'GET /callback/{token}',
  'POST /callback/{token}',
  'GET /q/kiosk-worker.js',
  'GET /q/{token}',
  'GET /q/{token}/card.js',
  'GET /q/{token}/kiosk',
  'POST /q/{token}',
  'GET /survey/{token}',
  'POST /survey/{token}',
  'GET /voice',
  'POST /voice',
  'GET /voice/lookup',
  'GET /voice/{number}',
  'GET /voice/{number}/files/{fileId}',
  'POST /voice/{number}/additions',
  'POST /voice/{number}/consent-withdrawal',
  'POST /voice/{number}/withdrawal',
]
const builtScreens = /^GET \/(assets\/\*|public-assets\/\*|favicon\.svg|push-worker\.js|touchpoints\.js)$/

test('the description is valid OpenAPI 3.1 and leaves out the pages for people and nothing else', async () => {
  const document = (await web.inject({ url: '/api/openapi.json' })).json() as Described
  expect(await new Validator().validate((await web.inject({ url: '/api/openapi.json' })).json())).toEqual({
    valid: true,
  })
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const served = servedUnder('/').filter((route) => !builtScreens.test(route))
  expect(served).toContain('POST /api/feedback/batch')
  expect(served.filter((route) => !described.includes(route)).sort()).toEqual([...pages].sort())
  expect(described.filter((route) => !served.includes(route))).toEqual([])
})

test('a repeated request does nothing twice, and what was given once in confidence is kept nowhere', async () => {
  const as = { as: administrator, headers: { 'idempotency-key': 'call-7' } }
  const voice = { text: '请回电 13912348765', contact: { phone: '13912348765' } }
  const first = await house.call(registerFeedback, {}, voice, as)
  const again = await house.call(registerFeedback, {}, voice, as)
  expect(again.reply).toEqual({ ...first.reply, secret: null, known: true })
  const { feedbackId } = first.reply
  const look = { as: administrator, headers: { 'idempotency-key': 'look-8' } }
  const seen = await house.call(unmaskFeedback, { feedbackId }, { reason: 'contact' }, look)
  expect(seen.reply.contact.phone).toContain('13912348765')
  const repeated = await house.call(unmaskFeedback, { feedbackId }, { reason: 'contact' }, look)
  expect([repeated.status, repeated.problem.code]).toEqual([409, 'platform.alreadyDone'])
  const { rows } = await house.open.pool.query(
    "select coalesce(reply::text, '') as kept from idempotency_keys",
  )
  const kept = rows.map((row) => row.kept).join()
  expect(kept).not.toContain(first.reply.secret)
  expect(kept).not.toContain('13912348765')
})

test('an address that is asked in a way it does not know says which ways it knows', async () => {
  const wrong = [
    ['PATCH', '/api/tickets', 'GET, HEAD, POST'],
    ['DELETE', '/api/health', 'GET, HEAD'],
    ['GET', '/voice/HX1/additions', 'POST'],
    ['PUT', '/voice', 'GET, HEAD, POST'],
    ['POST', `/api/tickets/${administrator.id}`, 'GET, HEAD, PATCH'],
  ] as const
  for (const [method, url, allow] of wrong) {
    const answer = await web.inject({ method, url })
    expect([answer.statusCode, answer.headers.allow], `${method} ${url}`).toEqual([405, allow])
    expect(answer.json()).toMatchObject({
      code: 'platform.wrongMethod',
      title: expect.stringContaining('这个地址'),
    })
  }
  expect((await web.inject({ method: 'POST', url: '/api/nowhere' })).statusCode).toBe(404)
})
