import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MasterSelect } from '#features/customers/web/public/master-select.tsx'
import { GroupInput } from '#features/metrics/web/public/group-input.tsx'
import { listCustomFields } from '#features/organisation/contract.ts'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import { useRead } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import type { Filters } from '../../domain/board.ts'
import { useCatalogue } from '../use-catalogue.ts'
import type { Fields } from './widget-field.tsx'

interface Given {
  readonly filters: Filters
  readonly change: (part: Partial<Filters>) => void
}

/** What a widget counts only, as far as its metrics can be narrowed. */
export function Narrowed({ widget, onChange }: Fields) {
  const { t } = useTranslation('dashboards')
  const catalogue = useCatalogue()
  const known = widget.metrics.flatMap((key) => catalogue?.get(key) ?? [])
  const can = (cut: (typeof known)[number]['cuts'][number]) =>
    known.length > 0 && known.every(({ cuts }) => cuts.includes(cut))
  const change: Given['change'] = (part) => onChange({ ...widget, filters: { ...widget.filters, ...part } })
  const given = { filters: widget.filters, change }
  const coded = (field: 'kind' | 'channel') => (
    <Labelled key={field} label={t(`fields.${field}`)}>
      {(id) => (
        <Select<string>
          id={id}
          allowClear
          placeholder={t('fields.all')}
          value={widget.filters[field] ?? null}
          onChange={(value: string | undefined) => change({ [field]: value })}
          options={Object.entries(
            t(`metrics:${field}`, { returnObjects: true }) as Record<string, string>,
          ).map(([value, label]) => ({ value, label }))}
        />
      )}
    </Labelled>
  )
  return (
    <>
      {can('kind') && coded('kind')}
      {can('channel') && coded('channel')}
      {can('label') && (
        <Labelled label={t('fields.label')}>
          {(id) => (
            <LabelPicker
              id={id}
              allowClear
              placeholder={t('fields.all')}
              value={widget.filters.labelId ?? null}
              onChange={(labelId) => change({ labelId: labelId ?? undefined })}
            />
          )}
        </Labelled>
      )}
      {can('product') && <OfProduct {...given} />}
      {can('group') && <OfGroup {...given} />}
      {(['membership', 'region', 'lifecycle'] as const).filter(can).map((field) => (
        <OfCustomer key={field} field={field} {...given} />
      ))}
    </>
  )
}

function OfProduct({ filters, change }: Given) {
  const { t } = useTranslation('dashboards')
  return (
    <Labelled label={t('fields.product')}>
      {(id) => (
        <MasterSelect
          list="products"
          id={id}
          placeholder={t('fields.all')}
          {...(filters.product !== undefined && { value: filters.product })}
          onChange={(product) => change({ product })}
        />
      )}
    </Labelled>
  )
}

function OfGroup({ filters, change }: Given) {
  const { t } = useTranslation('dashboards')
  return (
    <Labelled label={t('fields.group')}>
      {(id) => (
        <GroupInput
          id={id}
          placeholder={t('fields.groupHint')}
          value={filters.group ?? null}
          onChange={(group) => change({ group })}
        />
      )}
    </Labelled>
  )
}

/** One of the choices that a field of the organisation's own gives for its customers. */
function OfCustomer(props: Given & { field: 'membership' | 'region' | 'lifecycle' }) {
  const { t } = useTranslation('dashboards')
  const { field, filters, change } = props
  const kept = useRead(listCustomFields, {}, { entity: 'customer' }).data?.items
  const options = kept?.find(({ key }) => key === field)?.options ?? []
  return (
    <Labelled label={t(`fields.${field}`)}>
      {(id) => (
        <Select<string>
          id={id}
          allowClear
          placeholder={t('fields.all')}
          value={filters[field] ?? null}
          onChange={(value: string | undefined) => change({ [field]: value })}
          options={options.map((value) => ({ value, label: value }))}
        />
      )}
    </Labelled>
  )
}
