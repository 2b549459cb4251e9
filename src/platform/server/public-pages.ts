import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ComponentChildren, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Locale, locales, preferredLocale } from '#platform/contract/locale.ts'
import { Frame } from '#platform/pages/frame.ts'

const root = resolve(import.meta.dirname, '../../..')
const languageCookie = 'huixiang_language'

const style = ['page.css', 'form.css', 'tracking.css', 'survey.css', 'questionnaire.css']
  .map((name) => readFileSync(resolve(root, 'src/platform/pages', name), 'utf8').replace(/\s+/g, ' '))
  .join('')

function builtScript(): string | null {
  const manifest = resolve(root, 'dist/public/manifest.json')
  if (!existsSync(manifest)) return null
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, { file: string }>
  const file = entries['src/app/public/main.ts']?.file
  return file === undefined ? null : `/${file}`
}

const script = builtScript()

const contentSecurity = (framedBy: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "img-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
  ].join('; ')

/** What the address of a public page asks for; of a value that is given twice the first counts. */
export function pageQuery(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  const given = Object.entries(request.query as Record<string, string | string[]>)
  return Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
}

/** The language of a public page: chosen by its switch, else remembered, else the browser's, else the organisation's. */
export function pageLocale(request: FastifyRequest, fallback: Locale): Locale {
  const { lang } = pageQuery(request)
  const wanted = lang ?? request.cookies[languageCookie]
  return (
    locales.find((one) => one === wanted) ?? preferredLocale(request.headers['accept-language'], fallback)
  )
}

/** What a public page says, and whose it is. */
export interface PublicPage {
  readonly locale: Locale
  readonly title: string
  readonly organisation: string
  readonly path: string
  readonly body: ComponentChildren
}

/** A public page as text: for its address, or to be looked at before it has one. */
export function pageText({ locale, title, organisation, path, body }: PublicPage): string {
  const text = renderToString(h(Frame, { locale, title, organisation, path, style, script, children: body }))
  return `<!doctype html>${text}`
}

/** Answers with a public page: rendered here, alive in the browser, and working without a script. Never cached; framed by the sites named and no other. */
export function sendPage(
  reply: FastifyReply,
  page: PublicPage & { status?: number; framedBy?: readonly string[] },
): FastifyReply {
  const { locale, status = 200, framedBy = [] } = page
  const { lang } = pageQuery(reply.request)
  if (lang !== undefined)
    reply.setCookie(languageCookie, locale, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'lax',
      httpOnly: true,
    })
  return reply
    .code(status)
    .headers({
      'content-security-policy': contentSecurity(framedBy),
      'cache-control': 'no-store',
      'content-language': locale,
    })
    .type('text/html; charset=utf-8')
    .send(pageText(page))
}
