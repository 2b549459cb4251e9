import type { Settings } from '#platform/server/settings.ts'

/** The address of a page, for mails. `path` begins with a slash. */
export function linkTo(settings: Settings, path: string): string {
  const base = settings.HUIXIANG_PUBLIC_URL ?? `http://localhost:${settings.HUIXIANG_PORT}`
  return base.replace(/\/$/, '') + path
}

/** Where in a mail's text the address goes that it leads to. */
export const linkHere = '{{link}}'
