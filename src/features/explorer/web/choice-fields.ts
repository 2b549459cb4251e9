import { useTranslation } from 'react-i18next'
import { useUnitOptions } from '#features/staff/web/public/unit-names.ts'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import type { FilterField } from '#platform/web/ui/filter-bar.tsx'

const kinds = ['complaint', 'enquiry', 'suggestion', 'praise', 'report', 'other']
const channels = ['web_form', 'phone', 'api', 'import', 'email', 'counter', 'survey']
const polarities = ['negative', 'neutral', 'positive']

/** What the voices looked into can be filtered by; words as in the list of feedback. */
export function useChoiceFields(): FilterField[] {
  const { t } = useTranslation('intake')
  const { items: labels, pathNames } = useLabels()
  const units = useUnitOptions()
  const options = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }))
  return [
    { kind: 'search', key: 'q', label: t('explorer.search') },
    { kind: 'choices', key: 'kind', label: t('kind'), options: options(kinds, 'kinds') },
    { kind: 'choices', key: 'channel', label: t('channel'), options: options(channels, 'channels') },
    { kind: 'choices', key: 'polarity', label: t('sounds'), options: options(polarities, 'polarity') },
    {
      kind: 'choices',
      key: 'label',
      label: t('label'),
      options: labels
        .filter(({ active }) => active)
        .map(({ id }) => ({ value: id, label: pathNames(id).join(' › ') })),
    },
    { kind: 'choice', key: 'unit', label: t('unit'), options: units },
    { kind: 'days', from: 'from', to: 'to', label: t('received') },
  ]
}
