import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'

const dist = resolve(import.meta.dirname, '../../../dist')

const contentSecurity = [
  "default-src 'self'",
  // antd writes its styles into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const assetFolders = [
  { folder: 'web/assets', prefix: '/assets/' },
  { folder: 'public/public-assets', prefix: '/public-assets/' },
] as const

const ownAddresses = [
  { place: 'web/favicon.svg', type: 'image/svg+xml', cache: 'no-cache' },
  // A push worker must be today's.
  { place: 'web/push-worker.js', type: 'text/javascript', cache: 'no-cache' },
  // Stands in every page of the organisation's sites.
  { place: 'embedded/touchpoints.js', type: 'text/javascript; charset=utf-8', cache: 'max-age=3600' },
] as const

/** The page of the application; a demonstration says so on it. */
function readPage(demo: boolean): string | null {
  const place = join(dist, 'web/index.html')
  if (!existsSync(place)) return null
  const html = readFileSync(place, 'utf8')
  return demo ? html.replace('<html', '<html data-demo') : html
}

/** Serves the built screens: hashed files for ever, the page itself never cached, and it stands for every address that is a screen. */
export async function serveScreens(server: FastifyInstance, { demo }: { demo: boolean }): Promise<void> {
  const html = readPage(demo)
  for (const { folder, prefix } of assetFolders) {
    if (!existsSync(join(dist, folder))) continue
    const hashed = { immutable: true, maxAge: '365d', index: false, preCompressed: true } as const
    await server.register(fastifyStatic, {
      root: join(dist, folder),
      prefix,
      decorateReply: false,
      ...hashed,
    })
  }
  for (const { place, type, cache } of ownAddresses) {
    const file = join(dist, place)
    if (!existsSync(file)) continue
    const content = readFileSync(file)
    server.get(`/${basename(place)}`, async (_request, reply) =>
      reply.header('cache-control', cache).type(type).send(content),
    )
  }
  server.setNotFoundHandler((request, reply) => {
    const isScreen =
      (request.method === 'GET' || request.method === 'HEAD') && !request.url.startsWith('/api/')
    if (!isScreen || html === null || /\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0] as string)) {
      throw new Refusal('platform.notFound', 'missing')
    }
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', contentSecurity)
      .type('text/html; charset=utf-8')
      .send(html)
  })
}
