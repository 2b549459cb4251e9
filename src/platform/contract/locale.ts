/** Interface languages; the first is the default. */
export const locales = ['zh-CN', 'en'] as const
/** One of the interface languages. */
export type Locale = (typeof locales)[number]

/** The best interface language for an Accept-Language header; the default where none fits. */
export function preferredLocale(header: string | undefined, fallback: Locale = 'zh-CN'): Locale {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const tag = part.split(';')[0]?.trim() ?? ''
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return fallback
}
