import { Select, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import '../imports.css'

/** A column of a file as it was looked at. */
interface Looked<Target extends string> {
  readonly name: string
  readonly samples: readonly string[]
  readonly guess: Target
  readonly confidence: number
}

interface Shown<Target extends string> {
  readonly columns: readonly Looked<Target>[]
  /** What each column is taken for. */
  readonly chosen: readonly Target[]
  readonly options: readonly { readonly value: Target; readonly label: string }[]
  /** Targets of which nobody asks how sure the guess was. */
  readonly plain: readonly Target[]
  readonly frozen?: boolean
  /** Somebody chose before: nothing was guessed. */
  readonly remembered?: boolean
  readonly onChoose: (column: number, target: Target) => void
}

/** How sure a guess is, as a word. */
function Sureness({ confidence }: { confidence: number }) {
  const { t } = useTranslation('imports')
  if (confidence >= 0.85) return <StatusTag plain tone="met" word={t('mapping.sure')} />
  if (confidence >= 0.6) return <StatusTag plain tone="note" word={t('mapping.likely')} />
  return <StatusTag plain tone="soon" word={t('mapping.unsure')} />
}

/** What the columns of a file are taken for, to be put right; a choice that a person made needs no word on how sure it is. */
export function ColumnTable<Target extends string>(props: Shown<Target>) {
  const { t } = useTranslation('imports')
  const { columns, chosen, options, plain, frozen = false, remembered = false, onChoose } = props
  const rows = columns.map((column, index) => ({ ...column, index, target: chosen[index] ?? column.guess }))
  type Row = (typeof rows)[number]
  const isGuess = ({ target, guess }: Row) => !remembered && target === guess && !plain.includes(target)
  return (
    <Table<Row>
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
              value={row.target}
              options={[...options]}
              disabled={frozen}
              onChange={(target) => onChoose(row.index, target)}
            />
          ),
        },
        { width: 110, render: (_, row) => isGuess(row) && <Sureness confidence={row.confidence} /> },
        {
          title: t('mapping.samples'),
          render: (_, row) => <span className="hx-import-sample hx-soft">{row.samples.join(' · ')}</span>,
        },
      ]}
    />
  )
}

/** The first rows of a file, folded up. */
export function PreviewTable(props: {
  columns: readonly { readonly name: string }[]
  rows: readonly (readonly string[])[]
}) {
  const { t } = useTranslation('imports')
  const { columns, rows } = props
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{t('mapping.preview', { count: rows.length })}</summary>
      <Table
        size="small"
        rowKey="index"
        pagination={false}
        scroll={{ x: 'max-content', y: 400 }}
        dataSource={rows.map((cells, index) => ({ index, cells }))}
        columns={columns.map(({ name }, column) => ({
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
