import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '#platform/contract/refusal.ts'

const dist = resolve(import.meta.dirname, '../../../dist')

const contentSecurity = [
  "default-src 'self'",
  // antd writes its styles into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves the built screens: hashed files for ever, the page itself never cached, and it stands for every address that is a screen. */
export async function serveScreens(server: FastifyInstance): Promise<void> {
  const page = join(dist, 'web/index.html')
  const html = existsSync(page) ? readFileSync(page, 'utf8') : null
  for (const part of ['web', 'public']) {
    const assets = join(dist, part, 'assets')
    if (!existsSync(assets)) continue
    await server.register(fastifyStatic, {
      root: assets,
      prefix: part === 'web' ? '/assets/' : '/public-assets/',
      decorateReply: false,
      immutable: true,
      maxAge: '365d',
      index: false,
    })
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
