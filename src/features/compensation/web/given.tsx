import { CheckCircleOutlined, MinusCircleOutlined, SyncOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useWrite } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { Tone } from '#platform/web/theme.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { stepCompensation } from '../contract/deeds.ts'
import type { compensationList } from '../contract/reading.ts'
import type { CompensationState, Step } from '../domain/life.ts'
import { useMoney } from './money.ts'

export type Given = ItemOf<typeof compensationList>

const tones: Readonly<Record<CompensationState, Tone>> = {
  proposed: 'soon',
  offered: 'note',
  accepted: 'note',
  paid: 'met',
  rejected: 'quiet',
  declined: 'quiet',
  withdrawn: 'quiet',
  reversed: 'breached',
}
const icons = {
  met: <CheckCircleOutlined />,
  quiet: <MinusCircleOutlined />,
  note: <SyncOutlined />,
} as const

/** How far a compensation is. */
export function GivenState({ state }: { state: CompensationState }) {
  const { t } = useTranslation('compensation')
  const tone = tones[state]
  const icon = tone in icons ? { icon: icons[tone as keyof typeof icons] } : {}
  return <StatusTag tone={tone} word={t(`state.${state}`)} {...icon} />
}

/** What speaks against it. */
export function Warnings({ warnings }: { warnings: Given['warnings'] }) {
  const { t } = useTranslation('compensation')
  return warnings.map(({ kind, count }) => (
    <StatusTag
      key={kind}
      tone="breached"
      icon={<WarningOutlined />}
      plain
      word={`${t(`warning.${kind}`)} · ${t('form.count', { count })}`}
    />
  ))
}

/** «优惠券 ¥80.00». */
export function useGivenWords(): (given: Given) => string {
  const { locale } = useLocale()
  const money = useMoney()
  return ({ kind, amount, currency }) =>
    `${locale === 'en' ? kind.nameEn : kind.nameZh} ${money(amount, currency)}`
}

/** Each step and who took it. */
export function Steps({ steps }: { steps: Given['steps'] }) {
  const { t } = useTranslation('compensation')
  const { locale } = useLocale()
  return (
    <ol className="hx-compensation-steps">
      {steps.map(({ step, at, by, words }) => (
        <li key={`${step} ${at}`}>
          {t(`step.${step}`)} · {by?.name ?? t('card.system')} · {formatMoment(at, locale)}
          {words !== null && <span> · {words}</span>}
        </li>
      ))}
    </ol>
  )
}

const inOrder = ['approve', 'accept', 'pay', 'reject', 'decline', 'withdraw', 'reverse'] as const
type Shown = (typeof inOrder)[number]
const allowed = (given: Given, step: Shown): boolean =>
  step === 'reject' ? given.can.approve : given.can[step]

/** What may be done with a compensation now; approving takes one tap, refusing and booking back ask why. */
export function StepButtons({ given }: { given: Given }) {
  const { t } = useTranslation('compensation')
  const [asking, setAsking] = useState<'reject' | 'reverse' | null>(null)
  const write = useWrite(stepCompensation)
  const take = (step: Step, words?: string) =>
    write.send(
      { compensationId: given.id },
      { step, version: given.version, ...(words !== undefined && { words }) },
    )
  const possible = inOrder.filter((step) => allowed(given, step))
  if (possible.length === 0) return null
  return (
    <div className="hx-compensation-deeds">
      {possible.map((step, index) => (
        <Button
          key={step}
          type={index === 0 && step !== 'reverse' ? 'primary' : 'default'}
          danger={step === 'reverse'}
          disabled={write.pending}
          onClick={() => (step === 'reject' || step === 'reverse' ? setAsking(step) : void take(step))}
        >
          {t(`step.${step}`)}
        </Button>
      ))}
      {asking !== null && (
        <WhyDialog step={asking} take={(words) => take(asking, words)} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}

function WhyDialog(props: {
  step: 'reject' | 'reverse'
  take: (words: string) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation('compensation')
  const [words, setWords] = useState('')
  const id = useId()
  const send = async () => {
    if ((await props.take(words)) !== null) props.onClose()
  }
  return (
    <Modal
      open
      title={t(`step.${props.step}`)}
      okText={t('form.send')}
      okButtonProps={{ disabled: words.trim() === '' }}
      onOk={() => void send()}
      onCancel={props.onClose}
    >
      <label htmlFor={id}>{t(`form.words.${props.step}`)}</label>
      <Input.TextArea
        id={id}
        value={words}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => setWords(event.target.value)}
      />
    </Modal>
  )
}
