import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LabelName } from '#features/taxonomy/web/public/label-picker.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { readLabelQuality } from '../../contract/label-quality.ts'
import { inPercent } from '../label-models/shares.ts'

type Quality = CallerReply<typeof readLabelQuality>

/** How well a label is found, as terms and figures of a list; labels it is mixed up with can be merged. */
export function LabelQualityFigures(props: { labelId: string; onMerge?: (intoId: string) => void }) {
  const { t } = useTranslation('analysis')
  const { data } = useRead(readLabelQuality, { labelId: props.labelId }, {})
  if (data === undefined) return null
  const { corrected, given, measured } = data
  return (
    <>
      <dt className="hx-soft">{t('labelQuality.corrected')}</dt>
      <dd>{t(given === 0 ? 'labelQuality.notGiven' : 'labelQuality.correctedOf', { corrected, given })}</dd>
      <dt className="hx-soft">{t('models.precision')}</dt>
      <dd>{measured === null ? <NotMeasured /> : <Figure share={measured.precision} />}</dd>
      <dt className="hx-soft">{t('models.recall')}</dt>
      <dd>{measured === null ? <NotMeasured /> : <Figure share={measured.recall} />}</dd>
      {data.confusions.length > 0 && (
        <>
          <dt className="hx-soft">{t('labelQuality.mixed')}</dt>
          <dd>
            <MixedUp {...props} confusions={data.confusions} />
          </dd>
        </>
      )}
    </>
  )
}

const Figure = ({ share }: { share: NonNullable<Quality['measured']>['precision'] }) => (
  <EstimateText digits={0} unit="%" estimate={inPercent(share)} />
)

function NotMeasured() {
  const { t } = useTranslation('analysis')
  return (
    <>
      {t('labelQuality.notMeasured')}{' '}
      <Link className="hx-label-train" to="/label-models">
        {t('labelQuality.toModels')}
      </Link>
    </>
  )
}

const mostShown = 5

function MixedUp(props: { confusions: Quality['confusions']; onMerge?: (intoId: string) => void }) {
  const { t } = useTranslation('analysis')
  const { onMerge } = props
  return (
    <ul className="hx-label-mixed">
      {props.confusions.slice(0, mostShown).map(({ labelId, asOther, asThis }) => (
        <li key={labelId}>
          <LabelName id={labelId} />{' '}
          <span className="hx-soft">{t('labelQuality.pair', { asOther, asThis })}</span>
          {onMerge !== undefined && (
            <Button type="link" size="small" onClick={() => onMerge(labelId)}>
              {t('labelQuality.merge')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
