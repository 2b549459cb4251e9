import { Input, Select, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { readImport } from '../contract.ts'
import { type DateOrder, dateOrders, type Mapping, type Target, targets } from '../domain/fields.ts'

type Details = CallerReply<typeof readImport>
type ColumnRow = NonNullable<Details['columns']>[number] & { index: number }

/** How sure a guess is, as a word; a choice a person made needs none. */
function Sureness({ row, target, remembered }: { row: ColumnRow; target: Target; remembered: boolean }) {
  const { t } = useTranslation('imports')
  if (remembered || target !== row.guess || target === 'ignore' || target === 'keep') return null
  if (row.confidence >= 0.85) return <StatusTag plain tone="met" word={t('mapping.sure')} />
  if (row.confidence >= 0.6) return <StatusTag plain tone="note" word={t('mapping.likely')} />
  return <StatusTag plain tone="soon" word={t('mapping.unsure')} />
}

function ColumnTable(props: {
  details: Details
  mapping: Mapping
  frozen: boolean
  onChoose: (column: number, target: Target) => void
}) {
  const { t } = useTranslation('imports')
  const { details, mapping, frozen, onChoose } = props
  const rows = (details.columns ?? []).map((column, index) => ({ ...column, index }))
  const options = targets.map((value) => ({ value, label: t(`targets.${value}`) }))
  const targetOf = ({ index }: ColumnRow): Target => mapping.columns[index] ?? 'ignore'
  return (
    <Table<ColumnRow>
      size="small"
      rowKey="index"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content', ...(rows.length > 14 && { y: 560 }) }}
      columns={[
        { title: t('mapping.column'), dataIndex: 'name', width: 180 },
        {
          title: t('mapping.meaning'),
          width: 220,
          render: (_, row) => (
            <Select<Target>
              style={{ width: '100%' }}
              aria-label={`${row.name}: ${t('mapping.meaning')}`}
              value={targetOf(row)}
              options={options}
              disabled={frozen}
              onChange={(target) => onChoose(row.index, target)}
            />
          ),
        },
        {
          width: 110,
          render: (_, row) => <Sureness row={row} target={targetOf(row)} remembered={details.remembered} />,
        },
        {
          title: t('mapping.samples'),
          render: (_, row) => <span className="hx-import-sample hx-soft">{row.samples.join(' · ')}</span>,
        },
      ]}
    />
  )
}

function Settings(props: { mapping: Mapping; frozen: boolean; onChange: (mapping: Mapping) => void }) {
  const { t } = useTranslation('imports')
  const { mapping, frozen, onChange } = props
  return (
    <div className="hx-import-settings">
      <div>
        <label htmlFor="import-source">{t('mapping.source')}</label>
        <Input
          id="import-source"
          value={mapping.source}
          maxLength={100}
          disabled={frozen}
          onChange={(event) => onChange({ ...mapping, source: event.target.value })}
        />
        <small className="hx-soft">{t('mapping.sourceHint')}</small>
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

function Preview({ details }: { details: Details }) {
  const { t } = useTranslation('imports')
  if (details.preview.length === 0) return null
  return (
    <details>
      <summary>{t('mapping.preview', { count: details.preview.length })}</summary>
      <Table
        size="small"
        rowKey="index"
        pagination={false}
        scroll={{ x: 'max-content', y: 400 }}
        dataSource={details.preview.map((cells, index) => ({ index, cells }))}
        columns={(details.columns ?? []).map(({ name }, column) => ({
          title: name,
          key: column,
          render: (_, row: { cells: readonly string[] }) => (
            <span className="hx-import-sample">{row.cells[column]}</span>
          ),
        }))}
      />
    </details>
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
      <ColumnTable details={details} mapping={mapping} frozen={frozen} onChoose={choose} />
      <Settings mapping={mapping} frozen={frozen} onChange={onChange} />
      <Preview details={details} />
    </section>
  )
}
