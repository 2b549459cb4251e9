import type { ComponentChildren, VNode } from 'preact'
import type { Locale } from '../contract/locale.ts'
import { html } from './html.ts'
import { Mark } from './mark.ts'

const otherLanguage: Record<Locale, { locale: Locale; name: string; label: string }> = {
  'zh-CN': { locale: 'en', name: 'English', label: 'Switch to English' },
  en: { locale: 'zh-CN', name: '中文', label: '切换为中文' },
}

/** What every public page has around it. */
export interface FrameProps {
  readonly locale: Locale
  readonly title: string
  /** Whose page it is. */
  readonly organisation: string
  /** The page's own address without language, for the language switch. */
  readonly path: string
  readonly style: string
  /** Address of the script that brings the page to life; null where none is built, and the page works without. */
  readonly script: string | null
  readonly children: ComponentChildren
}

/** A whole public page: one column, the organisation's name, a language switch. */
export function Frame({ locale, title, organisation, path, style, script, children }: FrameProps): VNode {
  const other = otherLanguage[locale]
  return html`<html lang=${locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#FBFAF7" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#13181E" />
      <meta name="robots" content="noindex" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <title>${title} · ${organisation}</title>
      <style dangerouslySetInnerHTML=${{ __html: style }}></style>
      ${script === null ? null : html`<script type="module" src=${script}></script>`}
    </head>
    <body>
      <header class="top">
        <span class="brand"><${Mark} size=${28} /><span>${organisation}</span></span>
        <a class="language" href=${`${path}?lang=${other.locale}`} hreflang=${other.locale} lang=${other.locale} aria-label=${other.label}>${other.name}</a>
      </header>
      <main>${children}</main>
      <footer class="bottom"><${Mark} size=${20} /> <span>回响 Huixiang</span></footer>
    </body>
  </html>`
}
