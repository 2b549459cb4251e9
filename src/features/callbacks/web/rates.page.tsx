import { Button, DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AboutMetric, MetricFormula } from '#features/metrics/web/public/about-metric.tsx'
import { useLastDays } from '#features/metrics/web/public/period.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import { useRead } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { readRates } from '../contract/rates.ts'
import { type Rate, rates as rateCodes } from '../domain/rates.ts'
import { type Behind, RateTickets } from './rate-tickets.tsx'
import './rates.css'

type Reply = CallerReply<typeof readRates>
const spans = ['7', '30', '90'] as const

function usePeriod() {
  const last = useLastDays()
  const { values, set } = useUrlFilters({ days: '30', from: '', to: '' })
  const days = spans.find((one) => one === values.days) ?? '30'
  const isChosen = values.from !== '' && values.to !== ''
  return {
    ...(isChosen ? { from: values.from, to: values.to } : last(Number(days))),
    days: isChosen ? null : days,
    chooseLast: (next: string) => set({ days: next, from: '', to: '' }),
    choose: (from: string, to: string) => set({ from, to }),
  }
}

/** 响应率, 解决率, 满意率: what each means stands beside it, and behind each its tickets. */
export default function RatesPage() {
  const { t } = useTranslation('callbacks')
  const { from, to, days, chooseLast, choose } = usePeriod()
  const read = useRead(readRates, {}, { from, to })
  return (
    <>
      <PageHeader
        title={t('screens.menu.rates')}
        subtitle={t('screens.rates.about')}
        more={
          <>
            <Segmented<string>
              aria-label={t('screens.rates.period')}
              value={days ?? ''}
              onChange={chooseLast}
              options={spans.map((one) => ({ value: one, label: t(`screens.rates.last.${one}`) }))}
            />
            <DatePicker.RangePicker
              aria-label={t('screens.rates.days')}
              allowClear={false}
              value={[dayjs(from), dayjs(to)]}
              onChange={(_, [first, last]) => first && last && choose(first, last)}
            />
          </>
        }
      />
      <ReadState read={read}>{(reply) => <Rates reply={reply} from={from} to={to} />}</ReadState>
    </>
  )
}

function Rates({ reply, from, to }: { reply: Reply; from: string; to: string }) {
  const { t } = useTranslation('callbacks')
  const [behind, open] = useState<Behind | null>(null)
  if (reply.total.response.n === 0) return <EmptyState title={t('screens.rates.none')} />
  return (
    <>
      <div className="hx-rates">
        {rateCodes.map((rate) => (
          <article key={rate}>
            <h2>
              {t(`screens.rates.${rate}`)} <AboutMetric metric={rate} />
            </h2>
            <Figure estimate={reply.total[rate]} size="large" />
            <MetricFormula metric={rate} />
            {reply.total[rate].n > 0 && (
              <Button type="link" size="small" onClick={() => open({ rate, name: t('screens.rates.all') })}>
                {t(`screens.rates.behind.${rate}`)}
              </Button>
            )}
          </article>
        ))}
      </div>
      {behind !== null && <RateTickets behind={behind} from={from} to={to} onClose={() => open(null)} />}
      <Groups
        title={t('screens.rates.byLevel')}
        heading={t('screens.rates.level')}
        groups={reply.byLevel
          .filter(({ rates }) => rates.response.n > 0)
          .map(({ level, rates }) => ({ name: t(`levels.${level}`), rates, only: { level } }))}
        onOpen={open}
      />
      <Groups
        title={t('screens.rates.byUnit')}
        heading={t('screens.rates.unit')}
        groups={reply.byUnit.map(({ unit, rates }) => ({
          name: unit.name,
          rates,
          only: { unitId: unit.id },
        }))}
        onOpen={open}
      />
    </>
  )
}

const inPercent = (estimate: Estimate): Estimate => ({
  ...estimate,
  value: estimate.value === null ? null : estimate.value * 100,
  low: estimate.low === null ? null : estimate.low * 100,
  high: estimate.high === null ? null : estimate.high * 100,
})

function Figure({ estimate, size }: { estimate: Estimate; size?: 'large' }) {
  const { t } = useTranslation('callbacks')
  if (estimate.n === 0) return <span className="hx-soft">{t('screens.rates.noAnswers')}</span>
  return <EstimateText estimate={inPercent(estimate)} unit="%" {...(size !== undefined && { size })} />
}

interface Group {
  readonly name: string
  readonly rates: Reply['total']
  readonly only: Pick<Behind, 'level' | 'unitId'>
}

function Groups(props: {
  title: string
  heading: string
  groups: readonly Group[]
  onOpen: (behind: Behind) => void
}) {
  const { t } = useTranslation('callbacks')
  return (
    <section className="hx-rate-groups">
      <h2>{props.title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{props.heading}</th>
            {rateCodes.map((rate) => (
              <th key={rate} scope="col">
                {t(`screens.rates.${rate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.groups.map((group) => (
            <tr key={group.name}>
              <th scope="row">{group.name}</th>
              {rateCodes.map((rate) => (
                <RateCell key={rate} rate={rate} group={group} onOpen={props.onOpen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RateCell(props: { rate: Rate; group: Group; onOpen: (behind: Behind) => void }) {
  const { t } = useTranslation('callbacks')
  const { rate, group, onOpen } = props
  const name = `${group.name} · ${t(`screens.rates.${rate}`)}`
  return (
    <td data-label={t(`screens.rates.${rate}`)}>
      <Figure estimate={group.rates[rate]} />
      {group.rates[rate].n > 0 && (
        <Button
          type="link"
          size="small"
          aria-label={t('screens.rates.choose', { name })}
          onClick={() => onOpen({ rate, name: group.name, ...group.only })}
        >
          {t('screens.rates.tickets')}
        </Button>
      )}
    </td>
  )
}
