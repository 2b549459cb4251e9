import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { listLabelModels, readLabelModel } from '../contract/label-models.ts'
import { ModelFigures } from './label-models/model-figures.tsx'
import { ModelHistory } from './label-models/model-history.tsx'
import { Nightly } from './label-models/nightly.tsx'
import { Threshold } from './label-models/threshold.tsx'
import { TrainButton, TrainingNotice } from './label-models/training.tsx'
import './label-models.css'

type Models = CallerReply<typeof listLabelModels>

// Steps of a training have no events of their own.
const whileLearning = 1500

const isBusy = ({ items }: Models) => items.some(({ state }) => state === 'waiting' || state === 'learning')

/** What labels are found with now, how good that is, and what people's corrections can make of it. */
export default function LabelModelsPage() {
  const { t } = useTranslation('analysis')
  const known = useRead(listLabelModels, {}, {})
  const busy = known.data !== undefined && isBusy(known.data)
  const models = useRead(listLabelModels, {}, {}, busy ? { every: whileLearning } : {})
  return (
    <>
      <PageHeader
        title={t('models.title')}
        subtitle={t('models.hint')}
        {...(models.data && { action: <TrainButton models={models.data} busy={busy} /> })}
      />
      <ReadState read={models} rows={8}>
        {(data) => (
          <div className="hx-models">
            <TrainingNotice models={data} />
            <Shown models={data} />
            <Nightly models={data} />
            <ModelHistory models={data.items} />
          </div>
        )}
      </ReadState>
    </>
  )
}

/** The card that was asked for; without one, of the model that serves. */
function Shown({ models }: { models: Models }) {
  const { t } = useTranslation('analysis')
  const [search] = useSearchParams()
  const serving = models.items.find((model) => model.serving)
  const asked = search.get('model') ?? serving?.modelId
  if (asked === undefined)
    return (
      <>
        <section className="hx-models-sheet">
          <EmptyState title={t('models.byWords')} hint={t('models.byWordsHint')} />
        </section>
        <Threshold threshold={models.threshold} sureness={null} />
      </>
    )
  return <CardOf modelId={asked} serving={asked === serving?.modelId} threshold={models.threshold} />
}

function CardOf(props: { modelId: string; serving: boolean; threshold: number | null }) {
  const { t } = useTranslation('analysis')
  const read = useRead(readLabelModel, { modelId: props.modelId }, {})
  return (
    <ReadState read={read} rows={8} away={{ to: '/label-models', words: t('models.back') }}>
      {(model) => (
        <>
          <ModelFigures model={model} threshold={props.threshold} />
          {props.serving && <Threshold threshold={props.threshold} sureness={model.card?.sureness ?? null} />}
        </>
      )}
    </ReadState>
  )
}
