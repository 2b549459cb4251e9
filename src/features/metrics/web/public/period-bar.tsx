import { DatePicker, Segmented, TreeSelect } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { listUnits } from '#features/staff/contract.ts'
import { useRead } from '#platform/web/api.ts'
import { useNamedPeriods } from './named-periods.ts'
import type { Period } from './period.ts'
import './period-bar.css'

/** Chooses the period and the org unit of every number on the page. */
export function PeriodBar({ period }: { period: Period }) {
  const { t } = useTranslation('metrics')
  const units = useRead(listUnits, {}, {})
  const named = useNamedPeriods().map(({ label, from, to }) => ({
    label,
    value: [dayjs(from), dayjs(to)] as [dayjs.Dayjs, dayjs.Dayjs],
  }))
  return (
    <>
      {(units.data?.items.length ?? 0) > 1 && (
        <TreeSelect
          aria-label={t('overview.unit')}
          placeholder={t('overview.allUnits')}
          allowClear
          showSearch={{ treeNodeFilterProp: 'title' }}
          treeDefaultExpandAll
          popupMatchSelectWidth={false}
          style={{ minWidth: 160, maxWidth: 260 }}
          treeDataSimpleMode={{ id: 'value', pId: 'parent' }}
          treeData={
            units.data?.items.map((unit) => ({ value: unit.id, parent: unit.parentId, title: unit.name })) ??
            []
          }
          value={period.unitId ?? null}
          onChange={(unitId: string | null) => period.set({ unitId: unitId ?? '' })}
        />
      )}
      <Segmented
        options={[7, 30, 90].map((days) => ({ value: days, label: t(`overview.last.${days}`) }))}
        value={period.length ?? 0}
        onChange={(days) => period.setLast(Number(days))}
      />
      <DatePicker.RangePicker
        aria-label={t('overview.period')}
        allowClear={false}
        presets={named}
        classNames={{ popup: { root: 'hx-period-popup' } }}
        value={[dayjs(period.from), dayjs(period.to)]}
        onChange={(days) =>
          days?.[0] &&
          days[1] &&
          period.set({ from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') })
        }
      />
    </>
  )
}
