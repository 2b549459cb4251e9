import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { Chart } from '#platform/web/ui/chart.tsx'
import type { ChartPoint } from '#platform/web/ui/chart-shape.ts'
import type { readOverview } from '../contract.ts'
import { type Period, useToday } from './public/period.ts'
import { pointsLink } from './public/points-link.ts'

type Voices = CallerReply<typeof readOverview>['voices']
type Slice = Voices['byKind'][number]

const mostBars = 10

/** A count of everything there is: no sample, so no interval. */
const counted = (n: number): Estimate => ({
  value: n,
  n,
  low: null,
  high: null,
  confidence: 1,
  method: 'count',
})

/** Voices a day, this period over the one before. */
export function VoicesByDay({ voices, period }: { voices: Voices; period: Period }) {
  const { t } = useTranslation('metrics')
  const navigate = useNavigate()
  const today = useToday()
  const points = voices.byDay.map(({ key, n, previous }) => ({
    at: key ?? '',
    values: { current: counted(n), previous: counted(previous) },
    ...(key === today && { unfinished: true, note: t('chart.unfinished') }),
  }))
  return (
    <Chart
      question={t('chart.byDay')}
      kind="line"
      digits={0}
      series={[
        { key: 'current', label: t('chart.current'), colour: 0 },
        { key: 'previous', label: t('chart.previous'), colour: 5, past: true },
      ]}
      points={points}
      onPick={({ at }) => void navigate(pointsLink('voices', { ...period, from: at, to: at }))}
    />
  )
}

/** Which values of one dimension the voices have, largest first. */
function Ranking(props: {
  question: string
  slices: readonly Slice[]
  nameOf: (slice: Slice) => string
  cutOf: (slice: Slice) => Record<string, string | number> | null
  period: Period
}) {
  const { t } = useTranslation('metrics')
  const navigate = useNavigate()
  const shown = props.slices.filter((slice) => slice.n > 0).slice(0, mostBars)
  const points: (ChartPoint & { slice: Slice })[] = shown.map((slice) => ({
    at: props.nameOf(slice),
    values: { n: counted(slice.n) },
    slice,
  }))
  const pick = (point: ChartPoint) => {
    const slice = points.find((one) => one.at === point.at)?.slice
    const cut = slice === undefined ? null : props.cutOf(slice)
    if (cut !== null) void navigate(pointsLink('voices', props.period, cut))
  }
  return (
    <div className="hx-overview-sheet">
      <Chart
        question={props.question}
        kind="ranking"
        digits={0}
        height={Math.max(120, shown.length * 30 + 20)}
        series={[{ key: 'n', label: t('chart.current'), colour: 0 }]}
        points={points}
        onPick={pick}
      />
    </div>
  )
}

/** Voices by label, unit, kind, channel and mood. */
export function VoiceSplits({ voices, period }: { voices: Voices; period: Period }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const nameOr = (slice: Slice, none: string) => (slice as Voices['byLabel'][number]).name?.[locale] ?? none
  const coded = (group: string) => (slice: Slice) =>
    slice.key === null ? t('chart.unknown') : t(`${group}.${slice.key}`)
  const cut = (key: string) => (slice: Slice) => (slice.key === null ? null : { [key]: slice.key })
  const polarity = (slice: Slice) =>
    slice.key === null ? null : { bucketFrom: slice.key, bucketTo: slice.key }
  return (
    <div className="hx-overview-split">
      <Ranking
        question={t('chart.byLabel')}
        slices={voices.byLabel}
        nameOf={(one) => nameOr(one, t('chart.noLabel'))}
        cutOf={cut('labelItself')}
        period={period}
      />
      <Ranking
        question={t('chart.byKind')}
        slices={voices.byKind}
        nameOf={coded('kind')}
        cutOf={cut('kind')}
        period={period}
      />
      <Ranking
        question={t('chart.byPolarity')}
        slices={voices.byPolarity}
        nameOf={coded('polarity')}
        cutOf={polarity}
        period={period}
      />
      <Ranking
        question={t('chart.byChannel')}
        slices={voices.byChannel}
        nameOf={coded('channel')}
        cutOf={cut('channel')}
        period={period}
      />
      <Ranking
        question={t('chart.byUnit')}
        slices={voices.byUnit}
        nameOf={(one) => nameOr(one, t('chart.noUnit'))}
        cutOf={cut('unitId')}
        period={period}
      />
    </div>
  )
}
