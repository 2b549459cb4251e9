import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import { useRead } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { completionQuality } from '../contract.ts'
import { useEffectWords } from './effect-words.ts'
import './quality.css'

type Learnt = NonNullable<CallerReply<typeof completionQuality>['learnt']>

/** How good the forecasts of resolution times are, and what they are made of. */
export default function QualityPage() {
  const { t } = useTranslation('completion-times')
  const read = useRead(completionQuality, {}, {})
  return (
    <>
      <PageHeader title={t('quality.title')} subtitle={t('quality.lead')} />
      <ReadState read={read}>
        {({ learnt, leastCases, solvedCases }) =>
          learnt === null ? (
            <EmptyState title={t('quality.few', { least: leastCases, n: solvedCases })} />
          ) : (
            <Shown learnt={learnt} />
          )
        }
      </ReadState>
    </>
  )
}

const inPercent = ({ value, low, high, ...rest }: Estimate): Estimate => {
  const of = (share: number | null) => (share === null ? null : share * 100)
  return { ...rest, value: of(value), low: of(low), high: of(high) }
}

function Shown({ learnt }: { learnt: Learnt }) {
  const { t } = useTranslation('completion-times')
  const { locale } = useLocale()
  const { at, cases, held, heldShare, loss, plainLoss } = learnt
  const figure = (value: number, digits = 0) => formatNumber(value, locale, digits)
  return (
    <>
      <p className="hx-soft">{t('quality.learnt', { at, cases })}</p>
      <div className="hx-forecast-quality">
        <article>
          <h2>{t('quality.held')}</h2>
          <EstimateText estimate={inPercent(held)} unit="%" size="large" />
          <p className="hx-soft">{t('quality.held_what', { share: `${figure(heldShare * 100)}%` })}</p>
        </article>
        <article>
          <h2>{t('quality.better')}</h2>
          <span className="hx-figure hx-figure-large">{figure((1 - loss / plainLoss) * 100, 1)}%</span>
          <p className="hx-soft">
            {t('quality.better_what', { loss: figure(loss, 3), plain: figure(plainLoss, 3) })}
          </p>
        </article>
      </div>
      <Effects effects={learnt.effects} />
    </>
  )
}

function Effects({ effects }: Pick<Learnt, 'effects'>) {
  const { t } = useTranslation('completion-times')
  const { nameOf } = useEffectWords()
  if (effects.length === 0) return null
  return (
    <section className="hx-forecast-effects">
      <h2>{t('quality.effects')}</h2>
      <p className="hx-soft">{t('quality.effects_what')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('quality.feature')}</th>
            <th scope="col">{t('quality.times')}</th>
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <tr key={`${effect.kind}:${effect.which}`}>
              <td>{nameOf(effect)}</td>
              <td className="hx-figure">× {effect.times.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
