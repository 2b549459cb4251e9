import { Button, Select, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePeriod } from '#features/metrics/web/public/period.ts'
import { PeriodBar } from '#features/metrics/web/public/period-bar.tsx'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { readIndicators } from '../contract/reading.ts'
import { listSites } from '../contract.ts'
import { Drivers } from './drivers.tsx'
import { Indicators } from './indicators.tsx'
import { Sites } from './sites.tsx'
import './touchpoints.css'

const parts = ['indicators', 'drivers', 'sites'] as const

/** What sites and apps tell of themselves, what of it goes with satisfaction, and which sites tell. */
export default function TouchpointsPage() {
  const { t } = useTranslation('touchpoints')
  const period = usePeriod()
  const { values, set } = useUrlFilters({ part: '', site: '', touchpoint: '' })
  const sites = useRead(listSites, {}, {})
  const part = parts.find((one) => one === values.part) ?? 'indicators'
  const input = {
    ...{ from: period.from, to: period.to },
    ...(period.unitId !== undefined && { unit: period.unitId }),
    ...(values.site && { site: values.site }),
    ...(values.touchpoint && { touchpoint: values.touchpoint }),
  }
  const figures = useRead(readIndicators, {}, input)
  const none = sites.data?.sites.length === 0
  return (
    <>
      <PageHeader
        title={t('menu.touchpoints')}
        subtitle={t('subtitle')}
        more={part !== 'sites' && !none && <PeriodBar period={period} />}
      />
      <Tabs
        activeKey={part}
        onChange={(next) => set({ part: next })}
        items={parts.map((one) => ({ key: one, label: t(`parts.${one}`) }))}
      />
      {part === 'sites' ? (
        <Sites read={sites} />
      ) : none ? (
        <EmptyState
          title={t('site.noneYet')}
          hint={t('site.noneHint')}
          action={<Button onClick={() => set({ part: 'sites' })}>{t('site.toThem')}</Button>}
        />
      ) : (
        <>
          <Choices
            sites={sites.data?.sites ?? []}
            touchpoints={figures.data?.touchpoints ?? []}
            chosen={values}
            choose={set}
          />
          {part === 'drivers' ? (
            <Drivers input={input} />
          ) : (
            <ReadState read={figures} rows={8}>
              {(found) => <Indicators figures={found.figures} />}
            </ReadState>
          )}
        </>
      )}
    </>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}
interface Choice {
  readonly site: string
  readonly touchpoint: string
}

const optionsOf = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }))

function Choices(props: {
  sites: readonly Named[]
  touchpoints: readonly Named[]
  chosen: Choice
  choose: (choice: Partial<Choice>) => void
}) {
  const { t } = useTranslation('touchpoints')
  const { sites, touchpoints, chosen, choose } = props
  return (
    <div className="hx-touchpoint-choices">
      <Select
        aria-label={t('site.one')}
        allowClear
        placeholder={t('site.all')}
        popupMatchSelectWidth={false}
        value={chosen.site || null}
        onChange={(site: string | undefined) => choose({ site: site ?? '' })}
        options={optionsOf(sites)}
      />
      <Select
        aria-label={t('touchpoint.one')}
        allowClear
        placeholder={t('touchpoint.all')}
        popupMatchSelectWidth={false}
        value={chosen.touchpoint || null}
        onChange={(touchpoint: string | undefined) => choose({ touchpoint: touchpoint ?? '' })}
        options={[...optionsOf(touchpoints), { value: 'none', label: t('touchpoint.none') }]}
      />
    </div>
  )
}
