import { RobotOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsking } from '../asking.ts'
import { useExternalModels } from './uses.ts'

/** Labels that the model suggested for voices, for as long as the page is open. */
export interface LabelAdvice {
  /** Whether it can be asked. */
  readonly offered: boolean
  readonly asking: string | null
  labelFor(feedbackId: string): string | null
  ask(feedbackId: string): void
}

/** Asks for the label of one voice at a time. */
export function useLabelAdvice(): LabelAdvice {
  const { t } = useTranslation('assistant')
  const { message } = App.useApp()
  const { offers } = useExternalModels()
  const { ask, standing } = useAsking()
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map())
  const [asked, setAsked] = useState<string | null>(null)
  const askFor = async (feedbackId: string) => {
    setAsked(feedbackId)
    const answer = await ask({ feedbackId }, 'label')
    if (answer === null || !('labelId' in answer)) return
    const { labelId, reason } = answer
    if (labelId === null) message.info(`${t('ask.noneFits')} ${reason}`)
    else setLabels((before) => new Map(before).set(feedbackId, labelId))
  }
  return {
    offered: offers('label'),
    asking: standing.is === 'writing' ? asked : null,
    labelFor: (feedbackId) => labels.get(feedbackId) ?? null,
    ask: (feedbackId) => void askFor(feedbackId),
  }
}

/** The button that asks about a voice, or the sign that the first choice beside it is the model's. */
export function AskForLabel({ advice, feedbackId }: { advice: LabelAdvice; feedbackId: string }) {
  const { t } = useTranslation('assistant')
  if (!advice.offered) return null
  if (advice.labelFor(feedbackId) !== null)
    return (
      <span className="hx-soft">
        <RobotOutlined aria-hidden="true" /> {t('ask.suggests')}
      </span>
    )
  return (
    <Button
      size="small"
      type="dashed"
      icon={<RobotOutlined />}
      loading={advice.asking === feedbackId}
      onClick={() => advice.ask(feedbackId)}
    >
      {t('ask.label')}
    </Button>
  )
}
