import { ExperimentOutlined } from '@ant-design/icons'
import { Alert, App, Button, Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { cancelTraining, type listLabelModels, trainLabels } from '../../contract/label-models.ts'
import { modelSteps } from '../../domain/label-models.ts'
import type { Model } from './shares.ts'

type Models = CallerReply<typeof listLabelModels>

/** Has labels learnt from what people said; off while there is nothing to learn from or a training is under way. */
export function TrainButton({ models, busy }: { models: Models; busy: boolean }) {
  const { t } = useTranslation('analysis')
  const { message } = App.useApp()
  const train = useWrite(trainLabels, {
    onDone: ({ number }) => void message.success(t('models.started', { number })),
  })
  return (
    <Button
      type="primary"
      icon={<ExperimentOutlined />}
      disabled={!models.can.train}
      loading={busy || train.pending}
      onClick={() => void train.send({}, {})}
    >
      {t(busy ? 'models.underWay' : 'models.train')}
    </Button>
  )
}

/** How far a training is; or what it would learn from, and what is missing. */
export function TrainingNotice({ models }: { models: Models }) {
  const running = models.items.find(({ state }) => state === 'waiting' || state === 'learning')
  if (running !== undefined) return <Progress model={running} models={models} />
  return models.examples < models.needed ? <TooFew models={models} /> : <Ready models={models} />
}

function TooFew({ models: { examples, needed } }: { models: Models }) {
  const { t } = useTranslation('analysis')
  return (
    <Alert
      className="hx-models-few"
      type="info"
      showIcon
      title={t('models.tooFew', { examples, missing: needed - examples })}
      description={
        <>
          {t('models.whereToGive')} <Link to="/to-label">{t('models.toLabel')}</Link>
        </>
      }
    />
  )
}

function Ready({ models: { examples, cap, correctedSince } }: { models: Models }) {
  const { t } = useTranslation('analysis')
  return (
    <p className="hx-soft hx-models-ready">
      {t(examples >= cap ? 'models.examplesMore' : 'models.examples', { count: examples })}{' '}
      {t('models.since', { count: correctedSince })}
    </p>
  )
}

function Progress({ model, models }: { model: Model; models: Models }) {
  const { t } = useTranslation('analysis')
  const { lastTook } = models
  return (
    <section className="hx-models-sheet" aria-live="polite" aria-label={t('models.progress')}>
      <h2>{t('models.progressOf', { number: model.number })}</h2>
      <Steps
        size="small"
        current={model.step === null ? 0 : modelSteps.indexOf(model.step)}
        status={model.step === null ? 'wait' : 'process'}
        items={modelSteps.map((step) => ({ title: t(`modelSteps.${step}`) }))}
      />
      <p className="hx-soft">
        {t('models.began')} <RelativeTime at={model.askedAt} />
        {t('models.stop')}
        {lastTook !== null && t('models.lastTook', { count: Math.max(1, Math.round(lastTook / 60)) })}
        {t(model.step === null ? 'models.waits' : 'models.servesOn')}
      </p>
      {models.can.cancel && <CancelButton modelId={model.modelId} />}
    </section>
  )
}

/** Stops it; nothing but the work so far is lost, so nobody is asked twice. */
function CancelButton({ modelId }: { modelId: string }) {
  const { t } = useTranslation('analysis')
  const { message } = App.useApp()
  const cancel = useWrite(cancelTraining, { onDone: () => void message.success(t('models.wasCancelled')) })
  return (
    <Button size="small" loading={cancel.pending} onClick={() => void cancel.send({ modelId }, {})}>
      {t('models.cancel')}
    </Button>
  )
}
