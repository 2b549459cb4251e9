import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatMoment, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { readLabelModel } from '../../contract/label-models.ts'
import { CoverageChart } from './coverage-chart.tsx'
import { LabelQuality } from './label-quality.tsx'
import { examplesBetween, inPercent, type ModelCard, useAsker, usePathName, voicesOf } from './shares.ts'

type Shown = CallerReply<typeof readLabelModel>

/** The card of one model: the figures, what they were measured on, and where it goes wrong. */
export function ModelFigures({ model, threshold }: { model: Shown; threshold: number | null }) {
  const { t } = useTranslation('analysis')
  return (
    <section className="hx-models-sheet" aria-labelledby="hx-model-head">
      <header className="hx-models-head">
        <h2 id="hx-model-head">{t('models.number', { number: model.number })}</h2>
        {model.serving ? (
          <StatusTag tone="met" word={t('models.serving')} />
        ) : (
          <StatusTag tone="quiet" word={t(`modelStates.${model.state}`)} />
        )}
        <Asked model={model} />
      </header>
      {model.card === null ? (
        <p>{model.fault === null ? t('models.noCard') : t(`modelFaults.${model.fault}`)}</p>
      ) : (
        <Card model={model} card={model.card} threshold={threshold} />
      )}
    </section>
  )
}

function Asked({ model }: { model: Shown }) {
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  const by = useAsker()(model)
  return <span className="hx-soft">{t('models.asked', { by, at: formatMoment(model.askedAt, locale) })}</span>
}

function Card({ model, card, threshold }: { model: Shown; card: ModelCard; threshold: number | null }) {
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  const { accuracy, accuracyBefore, trained } = model
  const figures = [
    ['trained', formatNumber(trained ?? 0, locale)],
    ['tested', formatNumber(accuracy?.n ?? 0, locale)],
    ['accuracy', accuracy && <EstimateText key="now" estimate={inPercent(accuracy)} unit="%" />],
    ['before', accuracyBefore && <EstimateText key="before" estimate={inPercent(accuracyBefore)} unit="%" />],
    ['macroF1', `${formatNumber(card.macroF1 * 100, locale, 1)}%`],
    ['calibration', formatNumber(card.calibrationError, locale, 3)],
  ] as const
  return (
    <>
      <dl className="hx-models-figures">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`models.figures.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="hx-soft">
        {t('models.measuredOn')} {accuracyBefore !== null && t('models.leaning')}
      </p>
      {(accuracy?.n ?? 0) > 0 && <CoverageChart card={card} threshold={threshold} />}
      <LabelQuality labels={card.labels} />
      <Confusions confusions={card.confusions} />
    </>
  )
}

/** Labels that were taken for each other; each leads to its voices. */
function Confusions({ confusions }: Pick<ModelCard, 'confusions'>) {
  const { t } = useTranslation('analysis')
  const pathName = usePathName()
  const mayLabel = useMay('analysis.correct')
  const wrong = confusions.filter(({ said }) => said.length > 0)
  return (
    <section aria-labelledby="hx-model-confusions">
      <h3 id="hx-model-confusions">{t('models.confusions')}</h3>
      {wrong.length === 0 && <p className="hx-soft">{t('models.noConfusions')}</p>}
      <ul className="hx-models-confusions">
        {wrong.map(({ truth, said, count }) => (
          <li key={`${truth.at(-1)?.id} ${said.at(-1)?.id}`}>
            <Link to={voicesOf(truth)}>{pathName(truth)}</Link> {t('models.takenFor')}{' '}
            <Link to={voicesOf(said)}>{pathName(said)}</Link>
            <span className="hx-soft"> {t('models.times', { count })}</span>{' '}
            {mayLabel && truth.length > 0 && (
              <Link to={examplesBetween(truth, said)}>{t('models.addExamples')}</Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
