import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useUnitOptions } from '#features/staff/web/public/unit-names.ts'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import type { FilterField } from '#platform/web/ui/filter-bar.tsx'
import { channels, emotions, kinds, modes } from '../domain/voice.ts'

/** What voices can be filtered by. */
export function useFeedbackFilters(filters: {
  values: { readonly importId: string }
  set(patch: { importId: string }): void
}): FilterField[] {
  const { t } = useTranslation('intake')
  const { items: labels, pathNames } = useLabels()
  const options = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }))
  const units = useUnitOptions()
  const oneImport: FilterField = {
    kind: 'own',
    key: 'importId',
    field: (
      <Tag closable onClose={() => filters.set({ importId: '' })}>
        {t('explorer.oneImport')}
      </Tag>
    ),
  }
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
    { kind: 'choices', key: 'emotion', label: t('emotion'), options: options(emotions, 'analysis:emotions') },
    {
      kind: 'choices',
      key: 'urgency',
      label: t('urgency'),
      options: options(['urgent', 'ordinary'], 'urgencies'),
    },
    {
      kind: 'choices',
      key: 'label',
      label: t('label'),
      options: labels
        .filter(({ active }) => active)
        .map(({ id }) => ({ value: id, label: pathNames(id).join(' › ') })),
    },
    { kind: 'choice', key: 'unit', label: t('unit'), options: units },
    { kind: 'choice', key: 'mode', label: t('mode'), options: options(modes, 'modes') },
    { kind: 'days', from: 'from', to: 'to', label: t('received') },
    ...(filters.values.importId === '' ? [] : [oneImport]),
  ]
}
