import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { csvOf } from '#features/audit/web/public/csv-of.ts'
import { saveFile } from '#features/audit/web/public/save-file.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { fileOutcomes, type OrderFile, type OrderFileReport } from '../contract/files.ts'
import type { Outcome } from './use-order-file.ts'

type Refused = OrderFileReport['refused'][number]

const mostShown = 50

/** What a check found or an import did, and every row that was not taken, with its reasons. */
export function OrderFileReportCard(props: { outcome: Outcome; columns: OrderFile['columns'] }) {
  const { t } = useTranslation('orders')
  const { outcome, columns } = props
  const { report, isTaken } = outcome
  const { counts, refused, withoutBuyer } = report
  const checked = t(counts.refused === 0 ? 'file.checkedClean' : 'file.checkedSome', counts)
  const nobody = withoutBuyer === 0 ? '' : t('file.withoutBuyer', { count: withoutBuyer })
  return (
    <section className="hx-import-sheet">
      <Figures report={report} />
      <Alert
        showIcon
        type={counts.refused > 0 ? 'warning' : 'success'}
        title={t(isTaken ? 'file.taken' : 'file.checked')}
        description={[isTaken ? '' : checked, nobody].map(
          (words) => words !== '' && <div key={words}>{words}</div>,
        )}
      />
      {refused.length > 0 && <RefusedRows refused={refused} columns={columns} />}
    </section>
  )
}

function Figures({ report }: { report: OrderFileReport }) {
  const { t } = useTranslation('orders')
  const { locale } = useLocale()
  return (
    <dl className="hx-import-figures">
      {fileOutcomes
        .filter((outcome) => report.counts[outcome] > 0)
        .map((outcome) => (
          <div key={outcome}>
            <dt>{t(`outcomes.${outcome}`)}</dt>
            <dd>{formatNumber(report.counts[outcome], locale)}</dd>
          </div>
        ))}
    </dl>
  )
}

function RefusedRows({ refused, columns }: { refused: readonly Refused[]; columns: OrderFile['columns'] }) {
  const { t } = useTranslation('orders')
  const reasons = ({ faults }: Refused) =>
    faults
      .map(({ code, column }) => {
        const name = column === null ? undefined : columns[column]?.name
        return name === undefined ? t(`faults.${code}`) : `${name}: ${t(`faults.${code}`)}`
      })
      .join('; ')
  const save = () => {
    const head = [...columns.map(({ name }) => name), t('file.row'), t('file.reasons')]
    const rows = refused.map((one) => [
      ...columns.map((_, column) => one.cells[column] ?? ''),
      String(one.row),
      reasons(one),
    ])
    saveFile('orders-refused.csv', csvOf([head, ...rows]))
  }
  return (
    <>
      <h3>{t('file.refused')}</h3>
      <p className="hx-import-buttons hx-orders-download">
        <Button size="small" icon={<DownloadOutlined />} onClick={save}>
          {t('file.download')}
        </Button>
        <small className="hx-soft">{t('file.downloadHint')}</small>
      </p>
      <Table<Refused>
        size="small"
        rowKey="row"
        pagination={false}
        tableLayout="fixed"
        dataSource={refused.slice(0, mostShown)}
        columns={[
          { title: t('file.row'), dataIndex: 'row', width: 72 },
          { title: t('file.reasons'), key: 'reasons', width: '45%', render: (_, one) => reasons(one) },
          {
            title: t('file.content'),
            key: 'cells',
            render: (_, one) => (
              <span className="hx-import-sample hx-soft">
                {one.cells.filter((cell) => cell.trim() !== '').join(' · ')}
              </span>
            ),
          },
        ]}
      />
      {refused.length > mostShown && <p className="hx-soft">{t('file.shown', { count: mostShown })}</p>}
    </>
  )
}
