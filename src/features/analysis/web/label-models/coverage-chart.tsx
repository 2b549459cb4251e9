import { useTranslation } from 'react-i18next'
import { Chart } from '#platform/web/ui/chart.tsx'
import type { ChartPoint } from '#platform/web/ui/chart-shape.ts'
import { inPercent, likelierRight, type ModelCard, percent } from './shares.ts'

/** Accuracy among the surest texts, from all of them down to half, with the place where the threshold cuts. */
function pointsOf({ coverage, sureness }: ModelCard, threshold: number): ChartPoint[] {
  const curve = coverage.map((point) => ({
    at: point.coverage,
    values: { curve: inPercent(point.accuracy) },
  }))
  const cut = sureness.find(({ from }) => percent(from) === percent(threshold))
  if (cut === undefined || cut.labelled.value === null || cut.right.value === null) return told(curve)
  const right = inPercent(cut.right)
  const known = curve.filter(({ at }) => percent(at) !== percent(cut.labelled.value ?? 0))
  return told([...known, { at: cut.labelled.value, values: { curve: right, cut: right } }])
}

type Place = { readonly at: number; readonly values: ChartPoint['values'] }

const told = (places: readonly Place[]): ChartPoint[] =>
  places.toSorted((a, b) => b.at - a.at).map(({ at, values }) => ({ at: `${percent(at)}%`, values }))

/** How right the model is on the texts it is surest of, and where the threshold stands. */
export function CoverageChart({ card, threshold }: { card: ModelCard; threshold: number | null }) {
  const { t } = useTranslation('analysis')
  const from = threshold ?? likelierRight
  return (
    <Chart
      question={t('models.coverage')}
      kind="line"
      height={220}
      unit="%"
      digits={1}
      series={[
        { key: 'curve', label: t('models.accuracyThere'), colour: 0 },
        { key: 'cut', label: t('models.cut', { percent: percent(from) }), colour: 1 },
      ]}
      points={pointsOf(card, from)}
    />
  )
}
