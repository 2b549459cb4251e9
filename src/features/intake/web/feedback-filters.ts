import { useTranslation } from 'react-i18next'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import type { FilterField } from '#platform/web/ui/filter-bar.tsx'
import { channels, kinds, modes } from '../domain/voice.ts'

/** What voices can be filtered by. */
export function useFeedbackFilters(): FilterField[] {
  const { t } = useTranslation('intake')
  const options = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }))
  const units = useUnits().map(({ id, name, depth }) => ({
    value: id,
    label: `${'　'.repeat(depth - 1)}${name}`,
  }))
  return [
    { kind: 'search', key: 'q', label: t('explorer.search') },
    { kind: 'choices', key: 'kind', label: t('kind'), options: options(kinds, 'kinds') },
    { kind: 'choices', key: 'channel', label: t('channel'), options: options(channels, 'channels') },
    {
      kind: 'choices',
      key: 'polarity',
      label: t('sounds'),
      options: options(['negative', 'neutral', 'positive'], 'polarity'),
    },
    {
      kind: 'choices',
      key: 'urgency',
      label: t('urgency'),
      options: options(['urgent', 'ordinary'], 'urgencies'),
    },
    { kind: 'choice', key: 'unit', label: t('unit'), options: units },
    { kind: 'choice', key: 'mode', label: t('mode'), options: options(modes, 'modes') },
    { kind: 'days', from: 'from', to: 'to', label: t('received') },
  ]
}
