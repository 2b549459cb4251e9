import { Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { ViewSwitch } from '#platform/web/ui/view-switch.tsx'
import { compensationTotals, totalsBy } from '../contract/reading.ts'
import { useMoney } from './money.ts'

type By = (typeof totalsBy)[number]

/** Sums of the ledger by month, unit, kind or agent. */
export function Totals({ period }: { period: { from: string; to: string } }) {
  const { t } = useTranslation('compensation')
  const { locale } = useLocale()
  const money = useMoney()
  const [by, setBy] = useState<By>('month')
  const { from, to } = period
  const read = useRead(
    compensationTotals,
    {},
    { by, ...(from && { from }), ...(to && { to }) },
    { keepPrevious: true },
  )
  return (
    <>
      <ViewSwitch
        label={t('totals.by')}
        views={totalsBy}
        value={by}
        nameOf={(one) => t(`totals.${one}`)}
        onChange={setBy}
      />
      <ReadState read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('totals.none')} />
          ) : (
            <Table
              size="small"
              pagination={false}
              rowKey={(row) => `${row.key} ${row.currency}`}
              dataSource={rows}
              scroll={{ x: 'max-content' }}
              columns={[
                {
                  title: t('totals.name'),
                  render: (_, row) => (locale === 'en' ? row.nameEn : row.nameZh) || t('card.system'),
                },
                { title: t('totals.count'), dataIndex: 'count', align: 'right' },
                {
                  title: t('totals.committed'),
                  align: 'right',
                  render: (_, row) => money(row.committed, row.currency),
                },
                {
                  title: t('totals.paid'),
                  align: 'right',
                  render: (_, row) => money(row.paid, row.currency),
                },
              ]}
            />
          )
        }
      </ReadState>
    </>
  )
}
