import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { readImport } from '../contract.ts'
import { type DateOrder, dateOrders, type Mapping, type Target, targets } from '../domain/fields.ts'
import { ColumnTable, PreviewTable } from './public/column-table.tsx'

type Details = CallerReply<typeof readImport>
function Settings(props: { mapping: Mapping; frozen: boolean; onChange: (mapping: Mapping) => void }) {
  const { t } = useTranslation('imports')
  const { mapping, frozen, onChange } = props
  return (
    <div className="hx-import-settings">
      <div>
        <label htmlFor="import-source">{t('mapping.source')}</label>
        <Input
          id="import-source"
          aria-describedby="import-source-hint"
          value={mapping.source}
          maxLength={100}
          disabled={frozen}
          onChange={(event) => onChange({ ...mapping, source: event.target.value })}
        />
        <small id="import-source-hint" className="hx-soft">
          {t('mapping.sourceHint')}
        </small>
      </div>
      <div>
        <label htmlFor="import-dates">{t('mapping.dateOrder')}</label>
        <Select<DateOrder>
          id="import-dates"
          value={mapping.dateOrder}
          disabled={frozen}
          options={dateOrders.map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
          onChange={(dateOrder) => onChange({ ...mapping, dateOrder })}
        />
      </div>
    </div>
  )
}

/** What the columns of a file mean, to be checked and put right, with its first rows. */
export function MappingEditor(props: {
  details: Details
  mapping: Mapping
  onChange: (mapping: Mapping) => void
}) {
  const { t } = useTranslation('imports')
  const { details, mapping, onChange } = props
  const frozen = !details.can.map
  const choose = (column: number, target: Target) =>
    onChange({ ...mapping, columns: mapping.columns.map((old, index) => (index === column ? target : old)) })
  return (
    <section className="hx-import-sheet">
      <h2>{t('mapping.title')}</h2>
      <p className="hx-soft">
        {t(details.remembered ? 'mapping.remembered' : 'mapping.hint')}{' '}
        {details.encoding !== null && t('mapping.encoding', { encoding: details.encoding.toUpperCase() })}
      </p>
      <ColumnTable<Target>
        columns={details.columns ?? []}
        chosen={mapping.columns}
        options={targets.map((value) => ({ value, label: t(`targets.${value}`) }))}
        plain={['ignore', 'keep']}
        frozen={frozen}
        remembered={details.remembered}
        onChoose={choose}
      />
      <Settings mapping={mapping} frozen={frozen} onChange={onChange} />
      <PreviewTable columns={details.columns ?? []} rows={details.preview} />
    </section>
  )
}
