import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { useReadPages } from '#platform/web/api.ts'
import { formatDay, formatDuration, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useListCursor } from '#platform/web/ui/list-cursor.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { VirtualTable } from '#platform/web/ui/virtual-table.tsx'
import { listPoints } from '../contract.ts'
import type { MetricKey } from '../domain/definitions.ts'
import {
  clockStateBuckets,
  effortParts,
  has,
  indexParts,
  type Measure,
  ofClosure,
  openingBuckets,
} from '../domain/measures.ts'
import type { OwnKey } from '../domain/own-metrics.ts'
import { AboutMetric, useMetricWords } from './public/about-metric.tsx'
import { CountingLine, whileCounting } from './public/counting-line.tsx'

type Point = CallerReply<typeof listPoints>['items'][number]

/** Null for an answer that is about no ticket. */
function addressOf({ ticketId, feedbackId }: Point): string | null {
  if (ticketId !== null) return `/tickets/${ticketId}`
  return feedbackId === null ? null : `/feedback/${feedbackId}`
}
const keyOf = (point: Point) => `${point.subjectId} ${point.part}`

/** What a point counts, in words: a time, a score, a yes or no. */
function usePointWords(measure: Measure): (point: Point) => string {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const yesNo = (yes: string, no: string) => (point: Point) =>
    t(point.bucket === 1 ? `points.${yes}` : `points.${no}`)
  const stateOf = (bucket: number) =>
    Object.entries(clockStateBuckets).find(([, value]) => value === bucket)?.[0] ?? 'on_time'
  const openingOf = (bucket: number) =>
    Object.entries(openingBuckets).find(([, value]) => value === bucket)?.[0] ?? 'open'
  const words: Partial<Record<Measure, (point: Point) => string>> = {
    voices: (point) => t(`polarity.${point.bucket}`),
    open: (point) => t(`overview.open.${stateOf(point.bucket)}`),
    opened: (point) => t(`points.opened.${openingOf(point.bucket)}`),
    closed: (point) =>
      (['reopened', 'improved'] as const)
        .filter((one) => has(point.bucket, ofClosure[one]))
        .map((one) => t(`points.${one}`))
        .join(t('catalogue.comma')),
    action: (point) => formatDuration(point.amount ?? 0),
    first_contact: (point) => formatDuration(point.amount ?? 0),
    resolution: (point) => formatDuration(point.amount ?? 0),
    first_contact_resolution: yesNo('yes', 'no'),
    clock: yesNo('met', 'missed'),
    callback: yesNo('satisfied', 'dissatisfied'),
    repeat: (point) =>
      point.bucket === 0 ? t('points.first') : t('points.daysAfter', { days: point.bucket - 1 }),
    ces: (point) => formatNumber(point.bucket / effortParts, locale, 2),
    csi: (point) => formatNumber(point.bucket / indexParts, locale, 1),
    csat: (point) => String(point.bucket),
    nps: (point) => String(point.bucket),
  }
  return words[measure] ?? (() => '')
}

interface Listed {
  readonly input: CallerInput<typeof listPoints>
  readonly metric: MetricKey | OwnKey
  readonly children?: ReactNode
}

/** The single things behind a number. */
export function PointsList({ input, metric, children }: Listed) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const navigate = useNavigate()
  const wordsOf = usePointWords(input.measure)
  const { name } = useMetricWords(metric)
  const pages = useReadPages(listPoints, {}, input, { every: whileCounting })
  const open = (point: Point) => {
    const address = addressOf(point)
    if (address !== null) void navigate(address)
  }
  const cursor = useListCursor(pages.items, {
    rowKey: keyOf,
    onOpen: open,
  })
  return (
    <>
      <PageHeader
        title={name}
        beside={<AboutMetric metric={metric} />}
        subtitle={
          input.from === undefined
            ? t('overview.now')
            : `${formatDay(input.from, locale)} – ${formatDay(input.to ?? input.from, locale)}`
        }
        more={<Link to="/overview">{t('points.back')}</Link>}
      />
      {children}
      <CountingLine counting={pages.first?.counting} />
      <VirtualTable
        label={t('points.title')}
        pages={pages}
        rowKey={keyOf}
        cursor={cursor}
        empty={<EmptyState title={t('points.empty')} />}
        onOpen={open}
        columns={[
          {
            key: 'number',
            title: t('points.number'),
            width: '190px',
            cell: (point) => {
              const address = addressOf(point)
              return address === null ? '–' : <Link to={address}>{point.number}</Link>
            },
          },
          {
            key: 'what',
            title: t('points.what'),
            cell: (point) => point.title ?? t(addressOf(point) === null ? 'points.answer' : 'points.voice'),
          },
          {
            key: 'kind',
            title: t('points.kind'),
            width: '110px',
            cell: (point) => (point.kind === null ? '–' : t(`kind.${point.kind}`)),
          },
          { key: 'value', title: t('points.value'), width: '150px', cell: wordsOf },
          {
            key: 'day',
            title: t('points.day'),
            width: '150px',
            align: 'end',
            cell: (point) => formatDay(point.day, locale),
          },
        ]}
      />
    </>
  )
}
