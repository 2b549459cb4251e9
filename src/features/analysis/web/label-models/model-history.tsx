import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWrite } from '#platform/web/api.ts'
import { formatMoment, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { restoreLabelModel } from '../../contract/label-models.ts'
import { type Model, percent, useAsker } from './shares.ts'

const tones = {
  waiting: 'note',
  learning: 'note',
  promoted: 'met',
  worse: 'soon',
  failed: 'breached',
  cancelled: 'quiet',
} as const

/** Every training with how it ended, newest first; an earlier model is put back in one step. */
export function ModelHistory({ models }: { models: readonly Model[] }) {
  const { t } = useTranslation('analysis')
  if (models.length === 0) return null
  return (
    <section className="hx-models-sheet" aria-labelledby="hx-model-history">
      <h2 id="hx-model-history">{t('models.history')}</h2>
      <ol className="hx-models-history">
        {models.map((model) => (
          <Training key={model.modelId} model={model} />
        ))}
      </ol>
    </section>
  )
}

function Training({ model }: { model: Model }) {
  const { t } = useTranslation('analysis')
  const askerOf = useAsker()
  const { locale } = useLocale()
  return (
    <li>
      <div>
        <Link to={`/label-models?model=${model.modelId}`}>
          {t('models.number', { number: model.number })}
        </Link>{' '}
        {model.serving ? (
          <StatusTag tone="met" word={t('models.serving')} />
        ) : (
          <StatusTag tone={tones[model.state]} word={t(`modelStates.${model.state}`)} />
        )}
        <p>
          <Outcome model={model} />
        </p>
        <p className="hx-soft">
          {t('models.asked', {
            by: askerOf(model),
            at: formatMoment(model.askedAt, locale),
          })}
        </p>
      </div>
      <PutBack model={model} />
    </li>
  )
}

/** What came of it, in one sentence. */
function Outcome({ model }: { model: Model }) {
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  const { accuracy, accuracyBefore, pValue, fault, state, step } = model
  if (state === 'cancelled') return t('models.wasCancelled')
  if (fault !== null) return t(`modelFaults.${fault}`)
  if (state === 'learning' && step !== null) return t(`modelSteps.${step}`)
  if (accuracy === null || accuracyBefore === null || pValue === null) return t('models.noOutcome')
  if (accuracy.value === null || accuracyBefore.value === null) return t('models.nothingTested')
  return t(state === 'worse' ? 'models.keptOut' : 'models.wasFit', {
    n: accuracy.n,
    now: percent(accuracy.value),
    before: percent(accuracyBefore.value),
    p: pValue < 0.001 ? '< 0.001' : `= ${formatNumber(pValue, locale, 3)}`,
  })
}

/** Puts a model back, or sets the serving one aside; both can be taken back, and both have all voices judged again. */
function PutBack({ model }: { model: Model }) {
  const { t } = useTranslation('analysis')
  const { modal, message } = App.useApp()
  const write = useWrite(restoreLabelModel, { onDone: () => void message.success(t('models.changed')) })
  if (!model.serving && !model.usable) return null
  const deed = model.serving ? 'setAside' : 'putBack'
  const ask = () =>
    void modal.confirm({
      title: t(`models.${deed}Title`, { number: model.number }),
      content: t(`models.${deed}Words`),
      okText: t(`models.${deed}`),
      onOk: async () => {
        await write.send({}, { modelId: model.serving ? null : model.modelId })
      },
    })
  return (
    <Button size="small" loading={write.pending} onClick={ask}>
      {t(`models.${deed}`)}
    </Button>
  )
}
