import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import type { Happening } from './happening.ts'

const coded = ['kind', 'urgency', 'tier']

/** What a change put in place of what: «紧急度：普通 → 紧急». Free texts are named in the sentence only. */
export function ChangedValues({ facts, words }: Pick<Happening, 'facts' | 'words'>) {
  const { t } = useTranslation('tickets')
  const { locale } = useLocale()
  const fields = Array.isArray(facts.fields) ? facts.fields.map(String) : []
  const valueAt = (side: 'from' | 'to', field: string): string | null => {
    const value = (facts[side] as Record<string, unknown> | undefined)?.[field]
    if (value == null) return t('screens.conflict.nothing')
    if (coded.includes(field)) return t(`${field}.${String(value)}`)
    const name = words[side + field.charAt(0).toUpperCase() + field.slice(1).replace(/Id$/, '')]
    return name === undefined ? null : locale === 'en' ? name.en : name.zh
  }
  const lines = fields.flatMap((field) => {
    const [from, to] = [valueAt('from', field), valueAt('to', field)]
    return from === null || to === null || field === 'title' || field === 'custom'
      ? []
      : [{ field, from, to }]
  })
  return (
    <p className="hx-soft hx-entry-why">
      {lines.map(({ field, from, to }) => (
        <span key={field}>{t('screens.conflict.change', { field: t(`field.${field}`), from, to })}</span>
      ))}
    </p>
  )
}
