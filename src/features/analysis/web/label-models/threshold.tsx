import { App, Button, Slider } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { setLabelThreshold } from '../../contract/label-models.ts'
import { likelierRight, type ModelCard, percent } from './shares.ts'

type Sureness = ModelCard['sureness']

/** How sure a label must be, and what that leaves to people; `sureness` is null where no model serves. */
export function Threshold({ threshold, sureness }: { threshold: number | null; sureness: Sureness | null }) {
  const { t } = useTranslation('analysis')
  const { message } = App.useApp()
  const stands = threshold ?? (sureness === null ? 0 : likelierRight)
  const [moved, setMoved] = useState<number | null>(null)
  const save = useWrite(setLabelThreshold, {
    onDone: () => {
      setMoved(null)
      void message.success(t('models.threshold.saved'))
    },
  })
  const shown = moved ?? stands
  return (
    <section className="hx-models-sheet" aria-label={t('models.threshold.title')}>
      <h2>{t('models.threshold.title')}</h2>
      <p className="hx-soft">
        {t(threshold === null ? 'models.threshold.byModel' : 'models.threshold.hint')}
      </p>
      <Slider
        min={0}
        max={100}
        value={percent(shown)}
        onChange={(value) => setMoved(value / 100)}
        ariaLabelForHandle={t('models.threshold.title')}
        marks={{ 0: '0%', 25: '25%', 50: '50%', 75: '75%' }}
        tooltip={{ formatter: (value) => `${value}%` }}
      />
      <p className="hx-models-effect" aria-live="polite">
        <Effect from={shown} sureness={sureness} />
      </p>
      <div className="hx-models-deeds">
        <Button
          type="primary"
          disabled={moved === null || moved === threshold}
          loading={save.pending}
          onClick={() => void save.send({}, { threshold: shown })}
        >
          {t('models.threshold.save', { percent: percent(shown) })}
        </Button>
        {threshold !== null && (
          <Button disabled={save.pending} onClick={() => void save.send({}, { threshold: null })}>
            {t('models.threshold.clear')}
          </Button>
        )}
        <span className="hx-soft">
          {t('models.threshold.later')} <Link to="/settings/labels">{t('models.threshold.again')}</Link>
        </span>
      </div>
    </section>
  )
}

function Effect({ from, sureness }: { from: number; sureness: Sureness | null }) {
  const { t } = useTranslation('analysis')
  if (sureness === null) return t('models.threshold.noModel', { percent: percent(from) })
  const point = sureness.find((one) => percent(one.from) === percent(from))
  if (point === undefined) return t('models.threshold.unknown', { percent: percent(from) })
  const { labelled, right } = point
  if (right.value === null) return t('models.threshold.nothing', { percent: percent(from), n: labelled.n })
  return t('models.threshold.effect', {
    percent: percent(from),
    labelled: percent(labelled.value ?? 0),
    right: percent(right.value),
    low: percent(right.low),
    high: percent(right.high),
    n: labelled.n,
  })
}
